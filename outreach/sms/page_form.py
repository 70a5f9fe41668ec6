"""How a page of a topic is written out: its heading, and MORE or the credit at its end."""

from __future__ import annotations

from functools import cache

from outreach.sms.pages import PageForm
from outreach.sms.segments import measure
from outreach.wording.phrasebook import Phrasebook

#: where the words, the number and the count of a page go; no keyword holds these characters
_WORDS, _NUMBER, _TOTAL = "\0", "\1", "\2"


def page_form(book: Phrasebook, *, keyword: str, source: str, is_draft: bool) -> PageForm:
    """Write pages as "TYPES 1 of 3. … Text MORE."; drafts say that they are drafts.

    The last page closes with the credit, whatever it costs: nobody is left without it. It also says what can be
    texted next, in few words or fewer, where that costs no segment more.
    """
    mark = f" {book.sms('draft-mark')}" if is_draft else ""
    more, credit = book.sms("page-more"), book.sms("page-credit", source=source)
    hints = tuple(f"{credit} {book.sms(name)}" for name in ("page-next", "page-menu"))
    any_page = book.sms("page", keyword=keyword, page=_NUMBER, pages=_TOTAL, mark=mark, text=_WORDS)

    @cache
    def around(number: int, total: int) -> list[str]:
        """What stands before and behind the words: filled once, for drafting tries many words."""
        return any_page.replace(_NUMBER, str(number)).replace(_TOTAL, str(total)).split(_WORDS)

    def write(text: str, number: int, total: int) -> str:
        page = text.join(around(number, total))
        return f"{page} {more}" if number < total else _cheapest(page, hints, credit)

    return write


def _cheapest(page: str, endings: tuple[str, ...], needed: str) -> str:
    """The page with the first ending that costs no segment more than the one that is needed."""
    least = f"{page} {needed}"
    segments = measure(least).segments
    longer = (f"{page} {ending}" for ending in endings)
    return next((text for text in longer if measure(text).segments == segments), least)
