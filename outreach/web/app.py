"""The Flask application that the Procfile's server runs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from flask import Flask

from outreach.bootstrap import Service, assemble
from outreach.settings import Settings
from outreach.speech.spoken import spoken
from outreach.twiml.voice import Spoken
from outreach.web import audio, health, home, metrics, sms, status, voice
from outreach.web.counting import counting
from outreach.web.line import LINE, Line
from outreach.web.security import add_headers, never_a_trace

#: more than the longest text with every parameter; what is larger is refused unread
LARGEST_REQUEST = 64 * 1024


def create_app(environ: Mapping[str, str] | None = None) -> Flask:
    """The line for the public: refuses to start without token, address and phone key.

    Raises:
        SettingsError: names the setting that is missing and what to do.
    """
    settings = Settings.from_env(environ).for_production()
    return create_line(assemble(settings))


def create_line(service: Service, *, spoken: Spoken = spoken) -> Flask:
    """The web face of a line that was put together already; `spoken` writes words for the provider's voice."""
    app = Flask("outreach", root_path=str(Path(__file__).parent))
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.extensions[LINE] = Line(service=service, spoken=spoken)
    for room in (sms, voice, status, audio, health, metrics, home):
        app.register_blueprint(room.bp)
    app.after_request(add_headers)
    app.register_error_handler(Exception, never_a_trace)
    app.wsgi_app = counting(app.wsgi_app)  # type: ignore[method-assign, assignment]
    return app
