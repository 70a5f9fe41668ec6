"""When a request is there whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.web.connections import MOST_BODY, MOST_HEAD, is_whole

HEAD = b"POST /sms HTTP/1.1\r\nHost: x\r\n"


@given(st.binary(max_size=300), st.data())
def test_a_request_is_whole_with_its_last_byte(body: bytes, data: st.DataObject) -> None:
    """Not before, whatever stands in its body."""
    name = data.draw(st.sampled_from([b"Content-Length", b"content-length", b"CONTENT-LENGTH"]))
    request = HEAD + name + b": %d\r\nX: y\r\n\r\n" % len(body) + body
    assert is_whole(request)
    assert is_whole(request + b"more")
    assert not is_whole(request[:data.draw(st.integers(0, len(request) - 1))])


@pytest.mark.parametrize("request_", [b"GET / HTTP/1.1\r\n\r\n", HEAD + b"\r\n", HEAD + b"X-Content-Length: 9\r\n\r\n"])
def test_without_a_length_there_is_no_body(request_: bytes) -> None:
    """A page that is asked for ends with its head."""
    assert is_whole(request_)
    assert not is_whole(request_[:-1])


def test_chunks_end_with_an_empty_one() -> None:
    """Also where a length is named beside them: the server refuses that at once, or goes by the chunks."""
    head = HEAD + b"Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert not is_whole(head)
    assert not is_whole(head + b"4\r\nBody")
    assert is_whole(head + b"4\r\nBody\r\n0\r\n\r\n")


def test_what_is_too_large_is_handed_on_to_be_refused() -> None:
    """A body that nobody will read is not gathered, and neither is a head without end."""
    assert is_whole(HEAD + b"Content-Length: %d\r\n\r\n" % MOST_BODY)
    assert is_whole(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"x" * (MOST_BODY + 1))
    assert is_whole(b"x" * (MOST_HEAD + 1))
    assert not is_whole(b"x" * MOST_HEAD)
