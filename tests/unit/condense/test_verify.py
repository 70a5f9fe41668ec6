"""The verifier: what may not be told alone."""

import pytest

from outreach.condense.patterns import may_lean
from outreach.condense.units import read_source
from outreach.condense.verify import Verifier
from tests.factories import make_section

PARAGRAPH = 'Rest helps. It may take 3 weeks. Ask your doctor. But do not wait. She said "go. Then come back."'


def faults(*blocks: str | list[str], keys: set[int], budget: int = 300) -> str:
    """What is wrong with telling these lines and nothing else; empty when nothing is."""
    source = read_source(make_section(*blocks))
    return "; ".join(Verifier(source=source, budget=budget).faults(frozenset(keys)))


@pytest.mark.parametrize(("keys", "fault"), [
    ({0}, ""), ({0, 1}, ""), ({1}, "leans on what is not told"), ({2}, "cut off from what limits it"), ({2, 3}, ""),
    ({3}, "leans on what is not told"),
])
def test_sentences_keep_what_they_need(keys: set[int], fault: str) -> None:
    """A sentence that leans has its predecessor, and one that is limited its caveat."""
    found = faults(PARAGRAPH, keys=keys)

    assert fault in found
    assert bool(fault) == bool(found)


def test_the_budget_is_kept() -> None:
    """One septet too many is a fault."""
    assert "" == faults("Rest helps.", keys={0}, budget=11)
    assert "over the budget" == faults("Rest helps.", keys={0}, budget=10)


def test_lists_are_told_whole() -> None:
    """Neither a lead-in alone, nor some of its items."""
    blocks = ("Signs include:", ["fever", "pain"])

    assert "announces what is not told" in faults(*blocks, keys={0})
    assert "a list told by 1 of its 2 items" in faults(*blocks, keys={0, 1})
    assert "" == faults(*blocks, keys={0, 1, 2})


def test_words_of_another_list_count_too() -> None:
    """A sentence that is also an item of a list tells a part of that list."""
    assert "1 of its 2 items" in faults("Rest helps.", ["Rest helps.", "Sleep helps."], keys={0})


def test_a_quotation_has_its_end() -> None:
    """A choice never ends inside quotation marks."""
    assert "a quotation without its end" in faults('You ask, "why me?', keys={0})


def test_promises_are_faults() -> None:
    """ "The following" is a fault unless a colon and a list follow."""
    assert "points to something else" in faults("You may have the following signs.", keys={0})
    assert "" == faults("You may have the following signs:", ["fever", "pain"], keys={0, 1, 2})


def test_terms_lose_no_negation() -> None:
    """A definition with a number or a negation is never cut off its term."""
    source = read_source(make_section("The kinds are:", ["Local: in the same place.", "Distant: not there."]))

    assert ~1 in source.pieces
    assert ~2 not in source.pieces


@pytest.mark.parametrize(("text", "is_leaning"), [
    ("It is important to ask.", False), ("It hurts.", True), ("There are also pills.", True), ("Rest helps.", False),
])
def test_which_openings_lean(text: str, is_leaning: bool) -> None:
    """An opening "It" leans unless it only introduces advice."""
    assert is_leaning == may_lean(text)
