"""The parameters of a webhook, as they were signed: Flask's own reader is the oracle."""

from __future__ import annotations

import pytest
from flask import Flask, request
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.exceptions import HTTPException

from outreach.web.posted import FORM, posted

APP = Flask("forms")
APP.config["MAX_CONTENT_LENGTH"] = 4096


@given(st.text("ab=&+%;é\u20ac 0fF?#\n", max_size=60))
def test_read_as_flask_reads(body: str) -> None:
    """Any body that is text."""
    with APP.test_request_context("/sms", method="POST", data=body.encode(), content_type=FORM):
        expected = list(request.form.items(multi=True))
    with APP.test_request_context("/sms", method="POST", data=body.encode(), content_type=FORM):
        found = posted()
        assert sorted(expected) == sorted(found.pairs)
        assert all(found.get(name) == next(value for same, value in found.pairs if same == name)
                   for name, _ in found.pairs)


@pytest.mark.parametrize(("kind", "body", "code"), [
    ("multipart/form-data; boundary=x", b"", 403), ("application/json", b"{}", 403), (FORM, b"a=\xff", 403),
    (FORM, b"a=" + b"b" * 5000, 413),
])
def test_refused(kind: str, body: bytes, code: int) -> None:
    """Another kind of form, bytes that are no text, a body that is too large."""
    with (APP.test_request_context("/sms", method="POST", data=body, content_type=kind),
          pytest.raises(HTTPException) as refusal):
        posted()
    assert refusal.value.code == code


def test_without_a_kind_nothing_is_posted() -> None:
    """A request that names none, as a browser's bare POST."""
    with APP.test_request_context("/sms", method="POST", data=b"Body=STOP"):
        assert posted().pairs == ()
