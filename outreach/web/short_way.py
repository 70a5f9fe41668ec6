"""The short way of a text: a genuine one is answered as it comes in, before anything is built around it.

Most of what a text costs is that building: the server's environment, Flask's request, context and response. Whatever is
not plain here - another method, a query, a body in pieces, a signature that is not right - goes the usual way, where it
is refused or read as it may be. Both ways ask the same rules: `is_signed` and `answer_sms`.
"""

from __future__ import annotations

from email.utils import formatdate
from functools import lru_cache
from time import perf_counter, time

from werkzeug.exceptions import HTTPException

from outreach.twiml.signature import HEADER, SETTINGS_HEADER
from outreach.web.counting import COUNTS, count
from outreach.web.line import Line
from outreach.web.plain_request import PlainAnswer, PlainRequest, plain_post
from outreach.web.posted import FORM, Posted, parsed
from outreach.web.replies import TWIML_HEADERS
from outreach.web.security import PAGE_HEADERS, is_signed
from outreach.web.sms import AGAIN, PATH, answer_sms

_SIGNATURE, _NAMED = HEADER.lower(), SETTINGS_HEADER.lower()
_HEADERS = "".join(f"{name}: {value}\r\n" for name, value in (TWIML_HEADERS | PAGE_HEADERS).items())
_STATUS = {200: "200 OK", AGAIN: "503 SERVICE UNAVAILABLE"}


class ShortWay:
    """Answers genuine texts from the bytes of their requests."""

    def __init__(self, line: Line, *, largest: int) -> None:
        self._line = line
        self._largest = largest

    def answer(self, request: bytes) -> PlainAnswer | None:
        """The whole answer to a plain and genuine text; None for all else.

        Raises:
            WouldWait: the thread is in a hurry, and others are writing.
        """
        began = perf_counter()
        plain = plain_post(request, PATH)
        form = self._genuine_form(plain) if plain else None
        if plain is None or form is None:
            return None
        twiml, status = answer_sms(self._line, form)
        count(COUNTS, PATH, status, perf_counter() - began)
        return PlainAnswer(_written(twiml, status, closes=plain.closes), plain.closes)

    def _genuine_form(self, plain: PlainRequest) -> Posted | None:
        """What was posted, where it is a form that the provider signed."""
        fields = plain.fields
        if fields.get("content-type", "").partition(";")[0] != FORM or len(plain.body) > self._largest:
            return None
        try:
            form = parsed(plain.body)
        except HTTPException:
            return None
        genuine = is_signed(self._line.service.settings, form, PATH, signature=fields.get(_SIGNATURE, ""),
                            named=fields.get(_NAMED, ""))
        return form if genuine else None


def _written(twiml: str, status: int, *, closes: bool) -> bytes:
    """An answer as it travels."""
    content = twiml.encode()
    kept = "close" if closes else "keep-alive"
    return (f"HTTP/1.1 {_STATUS[status]}\r\nServer: gunicorn\r\nDate: {_date(int(time()))}\r\nConnection: {kept}\r\n"
            f"{_HEADERS}Content-Length: {len(content)}\r\n\r\n").encode("ascii") + content


@lru_cache(maxsize=1)
def _date(second: int) -> str:
    return formatdate(second, usegmt=True)
