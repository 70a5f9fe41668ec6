"""What is read as a plain request, and that the server's own parser reads it alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.web.plain_request import plain_post
from tests.read_alike import read_alike

BODY = b"Body=TYPES&From=%2B12165550123"
FIELDS = (b"Host: line.example.org", b"Content-Type: application/x-www-form-urlencoded", b"X-Twilio-Signature: abc=",
          b"I-Twilio-Idempotency-Token: 1", b"User-Agent: TwilioProxy/1.1", b"Accept: */*", b"Connection: keep-alive")
#: what stands near the edge of what is plain
ODD = (b"Host: x", b"host: y", b"Transfer-Encoding: chunked", b"Expect: 100-continue", b"Connection: close",
       b"Connection: Upgrade", b"Upgrade: h2c", b"Content-Length: 4", b"X-Folded: a\r\n b", b"X-Empty:", b"X-Tab:\tb",
       b"X_Low: 1", b"X-Nul: \0", b"X-Letters: \xe9", b": nameless", b"nothing", b"X Space: 1", b"X-Space : 1", b"\r",
       b"X-Bare: a\nX-Next: b", b"Keep-Alive: 5", b"TE: trailers", b"X-Forwarded-Proto: http")


def request(*more: bytes, line: bytes = b"POST /sms HTTP/1.1", length: bytes = b"%d" % len(BODY)) -> bytes:
    """A request as the provider sends it, with some more fields."""
    return b"\r\n".join((line, *FIELDS[:6], b"Content-Length: " + length, *more, b"", b"")) + BODY


def test_a_plain_request_is_read_with_its_fields() -> None:
    """Their names in lower case, their values as they stand."""
    plain = plain_post(request(), "/sms")
    assert plain is not None
    assert (plain.fields["x-twilio-signature"], plain.fields["accept"], plain.body) == ("abc=", "*/*", BODY)
    assert not plain.closes


@pytest.mark.parametrize(("field", "closes"), [(b"Connection: close", True), (b"connection:Close", True),
                                               (b"Connection: keep-alive", False)])
def test_whether_it_is_the_last_of_its_connection(field: bytes, *, closes: bool) -> None:
    """As the other side says."""
    plain = plain_post(request(field), "/sms")
    assert plain is not None
    assert plain.closes is closes


@pytest.mark.parametrize("odd", [
    request(line=b"GET /sms HTTP/1.1"), request(line=b"POST /sms?a=1 HTTP/1.1"), request(line=b"POST /sms HTTP/1.0"),
    request(line=b"POST /sms/ HTTP/1.1"), request(line=b"POST  /sms HTTP/1.1"), request(line=b"post /sms HTTP/1.1"),
    request(line=b"POST http://line/sms HTTP/1.1"), request() + b"POST /sms HTTP/1.1\r\n\r\n", request()[:-1],
    request(length=b"+30"), request(length=b"030"), request(length=b""), request(length=b"30, 30"),
    request(b"Content-Length: 30"), request(b"Host: another"), request(b"Transfer-Encoding: identity"),
    request(b"X-Long: " + b"x" * 9000), request(*(b"X-%d: 1" % at for at in range(60))), b"", b"\r\n\r\n",
    b"POST /sms HTTP/1.1\r\n\r\n", *(request(field) for field in ODD if field[:1] in b":n\r" or b"\n" in field),
])
def test_all_else_is_left_to_the_server(odd: bytes) -> None:
    """Whatever has to do with where a request ends, or is written in another way than providers write."""
    assert plain_post(odd, "/sms") is None


pieces = st.lists(st.one_of(st.sampled_from(FIELDS), st.sampled_from(ODD),
                            st.from_regex(rb"[A-Za-z-]{1,9}:[ -~\t\x80]{0,9}", fullmatch=True)), max_size=9)


lengths = st.sampled_from([None, None, None, b"0", b"4", b"-1", b"040", b""])


@given(fields=pieces, body=st.binary(max_size=40), length=lengths, more=st.sampled_from([b"", b"", b"", b"x"]))
def test_the_server_reads_it_alike(fields: list[bytes], body: bytes, length: bytes | None, more: bytes) -> None:
    """Whatever is plain, gunicorn's own parser takes, too: the same fields, the same body, and nothing left over."""
    said = b"Content-Length: " + (b"%d" % len(body) if length is None else length)
    sent = b"\r\n".join((b"POST /sms HTTP/1.1", *fields, said, b"", b"")) + body + more
    read_alike(sent)
