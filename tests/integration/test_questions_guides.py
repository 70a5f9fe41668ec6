"""Questions over made-up guides of the usual kinds: by name, short form, feeling, fear; and on what they lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from outreach.cli import main
from tests.prove.questions import ANSWERED, FOLDER, RIGHT, WRONG, counted, rows_of

#: the share that must be answered rightly, and of the answers that may be wrong
LEAST_RIGHT, MOST_WRONG = 0.88, 0.05


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Counter[str]]:
    """What came of every question, over drafts of the guides."""
    folder: Path = tmp_path_factory.mktemp("guides")
    drafted = CliRunner().invoke(main, ["draft", "--content", str(FOLDER / "guides_asked"), "--scripts", str(folder)])
    assert 0 == drafted.exit_code
    return counted(rows_of("questions_guides.tsv"), folder)


def test_most_are_answered_and_few_wrongly(counts: Mapping[str, Counter[str]]) -> None:
    """Of those that deserve an answer; a wrong one is worse than none."""
    wanted = sum((count for kind, count in counts.items() if kind not in ("disease", "offtopic")), Counter())
    assert wanted[RIGHT] / wanted.total() >= LEAST_RIGHT, wanted
    assert wanted[WRONG] / (wanted[RIGHT] + wanted[WRONG]) <= MOST_WRONG, wanted


@pytest.mark.parametrize("kind", ["disease", "offtopic"])
def test_what_they_only_mention_is_refused(counts: Mapping[str, Counter[str]], kind: str) -> None:
    """A guide on the kidney disease of diabetes does not say what diabetes is."""
    assert 0 == counts[kind][ANSWERED]
