"""Which part of a long list somebody wants to see: a page of it, and only what holds the words that they look for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from outreach.search.words import plain

#: rows of one page
SIZE = 40
ORDERS = ("risk", "due")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which part of a list somebody wants to see."""

    #: why it waits; empty for every reason
    why: str = ""
    #: words that its name or title holds
    search: str = ""
    order: str = "risk"
    page: int = 1
    size: int = SIZE

    def as_arguments(self) -> dict[str, str]:
        """The same as part of an address; what is usual is left out."""
        given = {"why": self.why, "search": self.search, "order": self.order if self.order != ORDERS[0] else ""}
        return {name: value for name, value in given.items() if value}


def wanted_from(values: Mapping[str, str]) -> Wanted:
    """What an address or form asks for; what cannot be is the usual."""
    page = values.get("page", "1")
    order = values.get("order", ORDERS[0])
    return Wanted(why=values.get("why", "")[:60], search=" ".join(values.get("search", "").split())[:60],
                  order=order if order in ORDERS else ORDERS[0],
                  page=max(1, int(page)) if page.isdecimal() and page.isascii() and 0 < len(page) < 7 else 1)


def place_of(count: int, wanted: Wanted) -> tuple[int, int]:
    """The page that is shown, and how many there are."""
    pages = max(1, ceil(count / wanted.size))
    return min(wanted.page, pages), pages


def holds(text: str, search: str) -> bool:
    """True where a text has every word that somebody looks for, or words that begin so; accents do not matter."""
    if not search:
        return True
    told = f" {plain(text)}"
    return all(f" {word}" in told for word in plain(search).split())
