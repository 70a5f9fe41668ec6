"""The demo: the line with a phone in the browser, on this machine alone, without an account.

The simulator signs webhooks for anyone who can reach it. So the demo has a token of its
own, never a real one, and listens on the loopback address only.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from pathlib import Path

from flask import Flask

from outreach.bootstrap import Service, assemble
from outreach.contact.keys import new_phone_key
from outreach.errors import SettingsError
from outreach.settings import Settings
from outreach.simulator.page import create_simulator
from outreach.simulator.said import add_said, spoken_and_noted
from outreach.web.app import create_line
from outreach.whole_files import OWNER_ONLY, write_whole

HOST = "127.0.0.1"
#: fictional numbers, reserved for examples
LINE_NUMBER, PERSON_NUMBER = "+12165550142", "+12165550119"
SECRETS = "demo-secrets.json"
#: how many topics have a button of their own
KEYWORDS_SHOWN = 2


def demo_settings(settings: Settings) -> Settings:
    """The operator's settings with the demo's own token, account, keys and database.

    Raises:
        SettingsError: a real token is set: whoever opens the page could sign with it.
    """
    if settings.auth_token or settings.account_sid:
        raise SettingsError(
            "TWILIO_AUTH_TOKEN", problem="a real account is set, and the demo signs for anyone",
            remedy="Unset TWILIO_AUTH_TOKEN and TWILIO_ACCOUNT_SID, or start the line by `outreach serve`",
        )
    folder = settings.data / "demo"
    own = _own_secrets(folder)
    return settings.with_changes(
        data=folder, database_url="", auth_token=own["auth_token"], account_sid=own["account_sid"],
        phone_keys=own["phone_keys"], public_url=f"http://{HOST}:{settings.port}", serve="drafts",
        sending=False, line_number=settings.line_number or LINE_NUMBER,
        person_number=settings.person_number or PERSON_NUMBER,
        speech=True,
    )


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


def _own_secrets(folder: Path) -> Mapping[str, str]:
    """The demo's token, account and key: made once, readable by their owner alone."""
    path = folder / SECRETS
    if not path.exists():
        fresh = {"auth_token": secrets.token_hex(16), "account_sid": f"AC{secrets.token_hex(16)}",
                 "phone_keys": new_phone_key("demo")}
        write_whole(path, json.dumps(fresh), mode=OWNER_ONLY)
    try:
        own: Mapping[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as problem:
        raise SettingsError(str(path), problem="the demo's secrets cannot be read",
                            remedy="Delete the file; the demo makes new ones") from problem
    return own
