"""Our own questions over the documents of this repository: floors by kind, so that a worse rule fails."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from outreach.cli import main
from tests.prove.questions import ANSWERED, RIGHT, WRONG, counted, rows_of

ROOT = Path(__file__).parent.parent.parent
ROWS = rows_of("questions_own.tsv")
#: the share of a kind that must be answered rightly
FLOORS = {"clinical": 0.9, "plain": 0.9, "frightened": 0.8, "misspelt": 0.8, "spanish": 0.8}
#: of those that are answered
MOST_WRONG = 0.05
#: of questions on other diseases; of daily life and of advice none at all
MOST_DISEASES = 0.02


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Counter[str]]:
    """What came of every question, over drafts of the seed and the tests' guides."""
    folder = tmp_path_factory.mktemp("questions")
    (folder / "content").mkdir()
    for place in ("content", "tests/guides", "tests/guides_es"):
        for document in (ROOT / place).glob("*.md"):
            shutil.copy(document, folder / "content")
    drafted = CliRunner().invoke(main, ["draft", "--content", str(folder / "content"),
                                        "--scripts", str(folder / "scripts")])
    assert 0 == drafted.exit_code
    return counted(ROWS, folder / "scripts")


def test_there_are_enough_of_each_kind() -> None:
    """Three hundred and more; more than half of them deserve no answer."""
    kinds = Counter(row.kind for row in ROWS)
    assert kinds.total() >= 300
    assert {*FLOORS, "disease", "offtopic", "person"} == set(kinds)
    assert min(kinds.values()) >= 9


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_each_kind_is_answered(counts: Mapping[str, Counter[str]], kind: str) -> None:
    """Rightly: of the right guide, under a heading that answers."""
    assert counts[kind][RIGHT] / counts[kind].total() >= FLOORS[kind], counts[kind]


def test_few_answers_are_wrong(counts: Mapping[str, Counter[str]]) -> None:
    """A wrong answer is worse than none."""
    right, wrong = (sum(counts[kind][verdict] for kind in FLOORS) for verdict in (RIGHT, WRONG))
    assert wrong / (right + wrong) <= MOST_WRONG


def test_other_diseases_are_refused(counts: Mapping[str, Counter[str]]) -> None:
    """But for very few."""
    assert counts["disease"][ANSWERED] / counts["disease"].total() <= MOST_DISEASES


@pytest.mark.parametrize("kind", ["offtopic", "person"])
def test_daily_life_and_advice_are_never_answered(counts: Mapping[str, Counter[str]], kind: str) -> None:
    """None of them."""
    assert 0 == counts[kind][ANSWERED]
