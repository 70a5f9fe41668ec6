"""TwiML as an HTTP answer: text/xml, with its length, never cached."""

from __future__ import annotations

from flask import Response

TWIML_HEADERS = {"Content-Type": "text/xml; charset=utf-8", "Cache-Control": "no-store"}


def twiml_response(twiml: str, status: int = 200) -> Response:
    """An answer that a provider can read."""
    return Response(twiml, status, TWIML_HEADERS)
