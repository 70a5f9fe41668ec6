"""Long lists are shown in part: a page of them, and what holds the words that somebody looks for."""

from __future__ import annotations

import pytest

from outreach.desk.paging import Wanted, holds, place_of, wanted_from


@pytest.mark.parametrize(("search", "is_held"), [
    ("", True), ("types", True), ("TYP", True), ("cancer types", True), ("types rec", True), ("cáncer", True),
    ("ypes", False), ("types of", False), ("-", True)])
def test_words_and_their_beginnings_are_found(search: str, is_held: bool) -> None:
    """All of them, in any order; accents and capitals do not matter."""
    assert holds("recurrent-cancer/en/types", search) is is_held


@pytest.mark.parametrize("page", ["0", "-1", "x", "1e3", "99999999", "٣", ""])
def test_odd_pages_are_the_first(page: str) -> None:
    """An address that somebody changed by hand."""
    assert wanted_from({"page": page, "order": "odd", "search": "  two   words "}) == Wanted(search="two words")


@pytest.mark.parametrize(("count", "page", "place"), [
    (0, 1, (1, 1)), (40, 1, (1, 1)), (41, 2, (2, 2)), (41, 9, (2, 2))])
def test_a_page_behind_the_last_is_the_last(count: int, page: int, place: tuple[int, int]) -> None:
    """A list grew shorter meanwhile."""
    assert place_of(count, Wanted(page=page)) == place
