"""The short way of a text: a genuine one is answered as it comes in, before Flask builds anything around it.

Most of what a text costs is that building. Whatever is not plain here - another method, a query, a body that is cut
short, a signature that is not right - goes the usual way, where it is refused or read as it may be. Both ways ask the
same rules: `is_signed` and `answer_sms`.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from werkzeug.exceptions import HTTPException

from outreach.twiml.signature import HEADER, SETTINGS_HEADER
from outreach.web.counting import Application, Environ, StartResponse
from outreach.web.line import Line
from outreach.web.posted import FORM, Posted, parsed
from outreach.web.replies import TWIML_HEADERS
from outreach.web.security import PAGE_HEADERS, is_signed
from outreach.web.sms import AGAIN, PATH, answer_sms

_SIGNATURE, _NAMED = (f"HTTP_{name.upper().replace('-', '_')}" for name in (HEADER, SETTINGS_HEADER))
_HEADERS = (*TWIML_HEADERS.items(), *PAGE_HEADERS.items())
_STATUS = {200: "200 OK", AGAIN: "503 Service Unavailable"}


def with_short_way(application: Application, line: Line, *, largest: int) -> Application:
    """The application, with genuine texts answered before it; bodies beyond `largest` bytes are never read here."""
    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        form = _form(environ, largest) if environ.get("PATH_INFO") == PATH else None
        if form is None or not _is_genuine(line, form, environ):
            return application(environ, start_response)
        twiml, status = answer_sms(line, form)
        content = twiml.encode()
        start_response(_STATUS[status], [*_HEADERS, ("Content-Length", str(len(content)))])
        return [content]

    return answer


def _form(environ: Environ, largest: int) -> Posted | None:
    """What was posted, where it is a plain form; the body stays readable for the usual way."""
    length = environ.get("CONTENT_LENGTH", "")
    kind = environ.get("CONTENT_TYPE", "").partition(";")[0]
    if (environ["REQUEST_METHOD"] != "POST" or environ.get("QUERY_STRING") or kind != FORM
            or "HTTP_TRANSFER_ENCODING" in environ or not length.isdecimal() or int(length) > largest):
        return None
    try:
        body = environ["wsgi.input"].read(int(length))
        environ["wsgi.input"] = BytesIO(body)
        return parsed(body) if len(body) == int(length) else None
    except (HTTPException, OSError):
        return None


def _is_genuine(line: Line, form: Posted, environ: Environ) -> bool:
    return is_signed(line.service.settings, form, PATH, signature=environ.get(_SIGNATURE, ""),
                     named=environ.get(_NAMED, ""))
