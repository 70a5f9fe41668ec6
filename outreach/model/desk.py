"""The desk: who may work at it, and what was done there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody at the desk may do."""

    #: reads, edits, signs and returns scripts; holds and releases
    REVIEWER = "reviewer"
    #: sees everything, holds and releases; signs nothing
    MANAGER = "manager"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskUser:
    """Somebody who can log in."""

    #: by which they log in: small letters, digits, dots, hyphens
    name: str
    role: Role
    #: the name in reviewers.toml that their signature is; empty for those who sign nothing
    signs_as: str = ""
    #: a salted scrypt hash; empty where a proxy alone lets them in
    password_hash: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSession:
    """One login that has not ended."""

    user: DeskUser
    #: what each form of this session must carry
    form_token: str = field(repr=False)
    began_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskAct:
    """One line of the trail: who did what, when, with which script."""

    #: counts up in the order of the trail; 0 before it is written
    number: int = 0
    at: datetime
    #: the login; empty where nobody was logged in
    who: str
    #: "login", "signed", "returned" …
    act: str
    #: "recurrent-cancer/en/types"; empty where no script is meant
    script: str = ""
    #: a reason, in the person's own words
    reason: str = ""
    #: hash of the words that the act was about; tells whether they are still the same
    words: str = ""
    #: what changed in the file, line by line
    difference: str = ""
