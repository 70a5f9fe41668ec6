"""What a provider posts: the parameters of a webhook, read once, as they were signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote_plus

from flask import abort, g, request

#: how providers post; a form in parts, as browsers send files, is none of theirs
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Posted:
    """The parameters of a webhook."""

    #: each name and value, in their order, the empty ones too: all were signed
    pairs: tuple[tuple[str, str], ...]
    #: of a parameter that came twice the first counts
    first: Mapping[str, str]

    def get(self, name: str, default: str = "") -> str:
        """A parameter's value, or the default where it was not posted."""
        return self.first.get(name, default)


def posted() -> Posted:
    """The parameters of the webhook that is being answered.

    Raises:
        HTTPException: 403 for another kind of form and for bytes that are no text, 413 for a body that is too large,
            400 for one that breaks off: nothing unsigned is ever answered.
    """
    found: Posted | None = g.get("posted")
    if found is None:
        found = g.posted = parsed(_body())
    return found


def _body() -> bytes:
    """What was posted, as it came; a request that names no kind of form posts nothing."""
    if (kind := request.mimetype) != FORM:
        return abort(403) if kind else b""
    try:
        return request.get_data(cache=False)
    except OSError:  # chunks that are none, a connection that broke
        abort(400)


def parsed(body: bytes) -> Posted:
    """The parameters in a body. Escapes that are no UTF-8 stay as they came, as Flask's own reader leaves them.

    Raises:
        HTTPException: 403 for bytes that are no text: nobody signed them.
    """
    try:
        pieces = body.decode().split("&")
    except UnicodeDecodeError:
        abort(403)
    pairs = tuple([_pair(piece) for piece in pieces if piece])
    return Posted(pairs=pairs, first=dict(reversed(pairs)))


def _pair(piece: str) -> tuple[str, str]:
    """A name and its value. Most have nothing to unescape, and finding that out is all there is to do."""
    name, _, value = piece.partition("=")
    return (_unescaped(name), _unescaped(value)) if "%" in piece or "+" in piece else (name, value)


def _unescaped(text: str) -> str:
    return unquote_plus(text, errors="werkzeug.url_quote")
