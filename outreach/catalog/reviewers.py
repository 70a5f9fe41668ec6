"""Who may sign: `reviewers.toml` in scripts/, kept with the words that they sign."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from outreach.errors import OutreachError, ReviewersError
from outreach.model.programmes import Programme
from outreach.model.script import MessageScript, ServiceWording, Status
from outreach.whole_files import read_utf8

REVIEWERS = "reviewers.toml"
_KEYS = frozenset(("name", "role"))
_FORM = 'Write each person as [[reviewer]] with name = "…" and role = "…" below it'


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewers:
    """The people whose signatures count."""

    path: Path
    #: roles by name
    roles: Mapping[str, str]

    def sure(self, name: str) -> str:
        """The name of somebody who may sign, as the file writes it.

        Raises:
            OutreachError: no name was given, or nobody is listed by it; says how to add it.
        """
        if not name.strip():
            raise OutreachError("An approval needs a person's name. Add --by NAME")
        found = next((known for known in self.roles if known.casefold() == name.strip().casefold()), "")
        if not found:
            raise OutreachError(f"{self.path}: {self.why_unknown(name.strip())}")
        return found

    def why_unknown(self, name: str) -> str:
        """That somebody is not listed, who is, and what to do."""
        listed = "; ".join(self.roles) or "nobody"
        return (f"{name} is not listed as a reviewer (listed: {listed}). If this person may sign, add to that file: "
                f'[[reviewer]] name = "{name}" role = "…", each on a line of its own')

    def doubt(self, signed: MessageScript | ServiceWording | Programme) -> str:
        """Why a signature does not count; empty where it does, or where there is none."""
        review = signed.review
        if review.status is not Status.REVIEWED or review.reviewer in self.roles:
            return ""
        return f"signed by {review.reviewer}, who is not listed in {self.path}. Let a listed reviewer sign it"


def read_reviewers(scripts: Path) -> Reviewers:
    """The people of a folder of scripts; nobody when there is no file.

    Raises:
        ReviewersError: the file does not parse, or somebody has no name; names the line where it can.
    """
    path = scripts / REVIEWERS
    if not path.exists():
        return Reviewers(path=path, roles={})
    try:
        listed = tomllib.loads(read_utf8(path, ReviewersError)).get("reviewer", [])
    except tomllib.TOMLDecodeError as problem:
        raise ReviewersError(path, 1, problem=f"the file does not parse: {problem}", remedy=_FORM) from problem
    people = listed if isinstance(listed, list) else [listed]
    return Reviewers(path=path, roles=dict(_person(path, person) for person in people))


def _person(path: Path, person: object) -> tuple[str, str]:
    words = dict(person) if isinstance(person, dict) else {}
    name, role = (words.get(key, "") for key in ("name", "role"))
    if not isinstance(name, str) or not name.strip() or not isinstance(role, str) or not words.keys() <= _KEYS:
        raise ReviewersError(path, 1, problem=f"{person!r} is no reviewer", remedy=_FORM)
    return name.strip(), role.strip()
