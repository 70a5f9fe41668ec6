"""The oracle of what the line reads as a plain request: gunicorn's own parser."""

from __future__ import annotations

from gunicorn.config import Config
from gunicorn.http.parser import RequestParser

from outreach.web.plain_request import PlainRequest, plain_post

_CONFIG = Config()


def read_alike(sent: bytes) -> PlainRequest | None:
    """What is plain in these bytes; the server must read the same: fields, body, nothing left over."""
    plain = plain_post(sent, "/sms")
    if plain is None:
        return None
    parser = RequestParser(_CONFIG, iter([sent]), ("127.0.0.1", 1))
    read = next(parser)
    assert (read.method, read.uri, read.version) == ("POST", "/sms", (1, 1))
    names = [name for name, _ in read.headers]
    assert len(set(names)) == len(names)
    assert {name.lower(): value for name, value in read.headers} == dict(plain.fields)
    assert (read.body.read(), parser.unreader.buf.getvalue()) == (plain.body, b"")
    assert read.should_close() is plain.closes
    return plain
