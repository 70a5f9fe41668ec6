"""What a <Say> of an answer says, in the words that a caller's caption shows.

The provider's voice is given numbers digit by digit and names as they sound. The trial page shows, and a
transcript keeps, the words themselves: each answer to a call carries them along in a header of its own.
"""

from __future__ import annotations

import json

from flask import Flask, Response, g, has_request_context

from outreach.catalog.parts import in_one_line
from outreach.speech.spoken import spoken
from outreach.twiml.plain import without_forbidden

HEADER = "Outreach-Said"


def spoken_and_noted(words: str, language: str) -> str:
    """Words as the provider's voice has to be given them; what they were is noted for this answer's header."""
    said = spoken(words, language)
    if has_request_context():
        g.setdefault("said", {})[without_forbidden(said)] = in_one_line(words)
    return said


def add_said(app: Flask) -> None:
    """Let every answer of a line tell what its <Say> verbs say, where the voice is given other words."""
    @app.after_request
    def tell(response: Response) -> Response:
        other = {said: words for said, words in g.get("said", {}).items() if said != words}
        if other:
            # JSON without letters beyond ASCII is a valid header
            response.headers[HEADER] = json.dumps(other)
        return response
