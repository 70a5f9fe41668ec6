"""Logging in: who asks, whether too often, and the session that follows."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from outreach.desk.accounts import is_right
from outreach.desk.site import Site
from outreach.errors import DeskError
from outreach.model.desk import DeskAct, DeskSession

#: WCAG 2.2.1 asks for a warning, or for more than 20 hours: somebody who reads slowly is never thrown out in a day
SESSION_LASTS = timedelta(hours=21)
REFUSED = "login refused"
#: so many wrong passwords for one login, or for all unknown ones together, and nobody may try for a while
MOST_REFUSED, MOST_UNKNOWN, REFUSED_FOR = 5, 20, timedelta(minutes=15)


class TooOften(DeskError):
    """Somebody guesses passwords."""


class WrongPassword(DeskError):
    """Login and password do not belong together."""


def log_in(site: Site, name: str, password: str) -> str:
    """Begin a session by password; its token, which only the browser keeps.

    Raises:
        TooOften: too many were wrong of late. WrongPassword: so is this one.
    """
    user = site.table.user(name)
    who = user.name if user else ""
    now = site.clock()
    if site.table.count_acts(REFUSED, who, since=now - REFUSED_FOR) >= (MOST_REFUSED if user else MOST_UNKNOWN):
        raise TooOften("There were too many wrong passwords. Wait 15 minutes, then try again. Whoever runs this desk "
                       "can give you a new one: outreach desk-user add NAME")
    if not is_right(user, password) or user is None:
        site.table.add_act(DeskAct(at=now, who=who, act=REFUSED))
        raise WrongPassword("This login and password do not belong together. Look at the small letters, and try again.")
    return begin(site, user.name, now, by="password")


def begin(site: Site, name: str, now: datetime, *, by: str) -> str:
    """Begin somebody's session, and forget those that ended."""
    token = secrets.token_urlsafe(32)
    site.table.end_old_sessions(now - SESSION_LASTS)
    site.table.begin_session(hashed(token), name, form_token=secrets.token_urlsafe(32), at=now)
    site.table.add_act(DeskAct(at=now, who=name, act="login", reason=f"by {by}"))
    return token


def session_of(site: Site, token: str) -> DeskSession | None:
    """The session that a browser's token stands for, while it lasts."""
    return site.table.session(hashed(token), since=site.clock() - SESSION_LASTS) if token else None


def log_out(site: Site, token: str) -> None:
    """End a session for good."""
    session = session_of(site, token)
    site.table.end_session(hashed(token))
    if session:
        site.table.add_act(DeskAct(at=site.clock(), who=session.user.name, act="logout"))


def hashed(token: str) -> str:
    """What the database keeps of a token: who reads the database cannot log in by it."""
    return hashlib.sha256(token.encode()).hexdigest()
