"""Passwords: kept as salted scrypt hashes by werkzeug, and compared in the same time whoever is asked for."""

from __future__ import annotations

import re
import secrets
from functools import cache

from werkzeug.security import check_password_hash, generate_password_hash

from outreach.errors import DeskError
from outreach.model.desk import DeskUser, Role

#: a sentence is easy to remember; NIST SP 800-63B asks for no signs and figures, but for length
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")


def make_user(name: str, *, role: Role, signs_as: str, password: str) -> DeskUser:
    """Somebody who can log in; without a password only a proxy lets them in.

    Raises:
        DeskError: the login or password cannot be used, or a reviewer has no name to sign with; says what to do.
    """
    if not _LOGIN.fullmatch(name):
        raise DeskError(f"{name!r} cannot be a login. Use small letters, digits, dots and hyphens, such as ann")
    if role is Role.REVIEWER and not signs_as.strip():
        raise DeskError("A reviewer signs with the name that stands in scripts/reviewers.toml. Add --signs-as NAME")
    if password:
        _check(name, password)
    return DeskUser(name=name, role=role, signs_as=signs_as.strip() if role is Role.REVIEWER else "",
                    password_hash=generate_password_hash(password, method="scrypt") if password else "")


def is_right(user: DeskUser | None, password: str) -> bool:
    """True for the password of this person; an unknown person takes as long as a known one."""
    known = user.password_hash if user else ""
    matches = check_password_hash(known or _nobodys(), password[:LONGEST_PASSWORD])
    return bool(known) and matches


def _check(name: str, password: str) -> None:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise DeskError(f"The password has {len(password)} characters. Use {SHORTEST_PASSWORD} or more: "
                        "a few words that only you put together are easy to remember")
    if name in password.lower() or len(set(password)) < 5:
        raise DeskError("The password is easy to guess. Leave the login out, and use more letters than a few")


@cache
def _nobodys() -> str:
    return generate_password_hash(secrets.token_hex(16), method="scrypt")
