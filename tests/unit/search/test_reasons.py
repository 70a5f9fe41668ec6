"""What the educator is told of an answer or a refusal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from outreach.catalog.lookup import Catalogue
from outreach.search.ask import ask
from outreach.search.reasons import reason
from tests.unit.search.shelf import index


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """The small index."""
    with index(tmp_path_factory.mktemp("index")) as found:
        yield found


@pytest.mark.parametrize(("text", "words"), [
    ("tretment of gout", 'read as "treatment of gout", a question for treatment. The guide "Gout" has the heading '
                         '"Treatment of gout", and unit '),
    ("symptoms of lung cancer", "No guide is about lung cancer."), ("how do i bake bread", "No guide is named"),
    ("should i stop my medicine", "It asks advice about a person"),
    ("is it contagious", "nobody can tell what it is about"),
])
def test_a_sentence_for_each_outcome(catalogue: Catalogue, text: str, words: str) -> None:
    """With what was read, and what decided."""
    assert words in reason(ask(text, catalogue, language="en"))
