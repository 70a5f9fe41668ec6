"""The demo's own settings: it has a token of its own, never a real one, and listens on the loopback address only.

Staff's commands take `--demo`, too, and need nothing of the web: this stands apart from the demo's server.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from pathlib import Path

from outreach.contact.keys import new_phone_key
from outreach.errors import SettingsError
from outreach.settings import Settings
from outreach.whole_files import OWNER_ONLY, write_whole

HOST = "127.0.0.1"
#: fictional numbers, reserved for examples
LINE_NUMBER, PERSON_NUMBER = "+12165550142", "+12165550119"
SECRETS = "demo-secrets.json"


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
