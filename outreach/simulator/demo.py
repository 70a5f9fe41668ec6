"""The demo: the line with a phone in the browser, on this machine alone, without an account.

The simulator signs webhooks for anyone who can reach it. So the demo has a token of its
own, never a real one, and listens on the loopback address only.
"""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask

from outreach.bootstrap import Service, assemble
from outreach.settings import Settings
from outreach.simulator.demo_settings import demo_settings
from outreach.simulator.page import create_simulator
from outreach.simulator.said import add_said, spoken_and_noted
from outreach.web.app import create_line

#: how many topics have a button of their own
KEYWORDS_SHOWN = 2


def create_demo_app(environ: Mapping[str, str] | None = None) -> Flask:
    """The line and the simulator in one application, for the demo's server.

    Raises:
        SettingsError: a real token is set, or a setting cannot be used.
    """
    settings = demo_settings(Settings.from_env(environ))
    service = assemble(settings)
    app = create_line(service, spoken=spoken_and_noted)
    add_said(app)
    app.register_blueprint(create_simulator(
        public_url=settings.public_url, token=settings.auth_token, account_sid=settings.account_sid,
        line_number=settings.line_number, words_of=service.words_of_clip, how_answered=service.store.how_answered,
        first_words=lambda: first_words(service),
    ))
    return app


def first_words(service: Service) -> Mapping[str, tuple[str, ...]]:
    """The first keywords of each language that has topics, for the buttons of the trial phones."""
    shelves = service.shelf().tongues
    return {shelf.language: tuple(topic.keyword for topic in shelf.topics()[:KEYWORDS_SHOWN]) for shelf in shelves}
