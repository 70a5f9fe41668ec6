"""Requests as providers make them: a POST of one form, whole, with nothing about it that needs a rule of HTTP.

The server's own parser reads every request there can be, which takes longer than answering a text. This one reads the
plainest kind and leaves all others to it; what it reads, both read alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

#: fields of letters, digits and dashes, with values of printable ASCII, each on a line of its own; a few dozen at most
_FIELDS = re.compile(rb"(?:[A-Za-z0-9-]+:[ -~]*\r\n){1,60}")
_FIELD = re.compile(r"([a-z0-9-]+):([ -~]*)\r\n", re.IGNORECASE)
_HEAD_ENDS = b"\r\n\r\n"
#: of everything before the body, in bytes: the provider sends less than one
_MOST_HEAD = 8 * 1024
#: they say where a request ends, or ask for more than an answer: RFC 9110, sections 7.6, 7.8, 10.1, and RFC 9112, 6.1
_UNPLAIN = frozenset(("transfer-encoding", "te", "trailer", "expect", "upgrade", "http2-settings", "content-encoding",
                      "proxy-connection", "keep-alive"))
_KEEPS, _CLOSES = "keep-alive", "close"


class PlainAnswer(NamedTuple):
    """A whole answer as it travels, and whether it is the last one on its connection."""

    content: bytes
    closes: bool


@dataclass(frozen=True, slots=True)
class PlainRequest:
    """A plain request: its fields by their names in lower case, and its body."""

    fields: Mapping[str, str]
    body: bytes

    @property
    def closes(self) -> bool:
        """True where the other side wants nothing more behind the answer."""
        return self.fields.get("connection", "").lower() == _CLOSES


def plain_post(request: bytes, path: str) -> PlainRequest | None:
    """The request, if it is a plain POST to this path with all of its body; None for any other."""
    head, line = request.find(_HEAD_ENDS) + 2, f"POST {path} HTTP/1.1\r\n".encode()
    if not len(line) < head <= _MOST_HEAD or not request.startswith(line) or not _FIELDS.fullmatch(
            request, len(line), head):
        return None
    found = _FIELD.findall(request[len(line):head].decode("ascii"))
    fields = {name.lower(): value.strip(" ") for name, value in found}
    body = request[head + 2:]
    if len(fields) < len(found) or not _UNPLAIN.isdisjoint(fields) or fields.get("content-length") != str(len(body)):
        return None
    return PlainRequest(fields, body) if fields.get("connection", _KEEPS).lower() in (_KEEPS, _CLOSES) else None
