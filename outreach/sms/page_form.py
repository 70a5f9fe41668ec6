"""How a page of a topic is written out: its heading, and MORE or the credit at its end."""

from __future__ import annotations

from outreach.sms.pages import PageForm
from outreach.wording.phrasebook import Phrasebook


def page_form(book: Phrasebook, *, keyword: str, source: str, is_draft: bool) -> PageForm:
    """Write pages as "TYPES 1 of 3. … Text MORE."; drafts say that they are drafts.

    The last page closes with the credit, whatever it costs: nobody is left without it.
    """
    mark = f" {book.sms('draft-mark')}" if is_draft else ""
    more, credit = book.sms("page-more"), book.sms("page-credit", source=source)

    def write(text: str, number: int, total: int) -> str:
        page = book.sms("page", keyword=keyword, page=number, pages=total, mark=mark, text=text)
        return f"{page} {credit if number == total else more}"

    return write
