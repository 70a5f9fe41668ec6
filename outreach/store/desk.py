"""Who can log in at the desk, who is logged in, and the trail of what was done there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from outreach.errors import StoreUnavailable
from outreach.model.desk import DeskAct, DeskSession, DeskUser, Role
from outreach.store.database import MIGRATE, Durability
from outreach.store.rows import Values, moment
from outreach.store.table import Table

#: the version of the tables that the desk came with
_SINCE = "0010"

_KEEP_USER = """
INSERT INTO desk_user (name, role, signs_as, password_hash) VALUES (:name, :role, :signs_as, :password_hash)
ON CONFLICT (name) DO UPDATE SET role = :role, signs_as = :signs_as, password_hash = :password_hash
"""
_USERS = "SELECT name, role, signs_as, password_hash FROM desk_user ORDER BY name"
_USER = "SELECT name, role, signs_as, password_hash FROM desk_user WHERE name = :name"
_REMOVE_USER = "DELETE FROM desk_user WHERE name = :name"

_BEGIN = "INSERT INTO desk_session (token, name, form_token, began_at) VALUES (:token, :name, :form_token, :began_at)"
_SESSION = """
SELECT desk_user.name, role, signs_as, password_hash, form_token, began_at
FROM desk_session JOIN desk_user ON desk_user.name = desk_session.name WHERE token = :token AND began_at >= :since
"""
_END = "DELETE FROM desk_session WHERE token = :token"
_END_ALL_OF = "DELETE FROM desk_session WHERE name = :name"
_END_OLD = "DELETE FROM desk_session WHERE began_at < :before"

#: numbered by itself; refused when another process took the number, and then tried again
_ADD_ACT = """
INSERT INTO desk_act (id, at, who, act, script, reason, words, difference)
SELECT coalesce(max(id), 0) + 1, :at, :who, :act, :script, :reason, :words, :difference FROM desk_act WHERE true
ON CONFLICT (id) DO NOTHING
"""
_ACTS = "SELECT id, at, who, act, script, reason, words, difference FROM desk_act"
_PAGE = f"{_ACTS} WHERE id < :before ORDER BY id DESC LIMIT :most"
_OF_SCRIPT = f"{_ACTS} WHERE script = :script ORDER BY id DESC LIMIT :most"
_ONE = f"{_ACTS} WHERE id = :number"
_NEWEST = "SELECT coalesce(max(id), 0) FROM desk_act"
#: the newest line of each script that was returned or signed
_RETURNED = f"""
{_ACTS} WHERE act = 'returned' AND id IN (
    SELECT max(id) FROM desk_act WHERE act IN ('returned', 'signed') GROUP BY script)
"""  # noqa: S608
_REFUSED = "SELECT count(*) FROM desk_act WHERE act = :act AND who = :who AND at > :since"


class DeskTable(Table):
    """Keeps the desk's people and its trail. Every method raises StoreUnavailable when the database does not answer."""

    def check(self) -> None:
        """Make sure that the database has the desk's tables.

        Raises:
            StoreUnavailable: it does not answer, or has them not; says what to do.
        """
        if self.schema_version() < _SINCE:
            raise StoreUnavailable(f"{self._database.name}: it has no tables for the desk yet. {MIGRATE}")

    def keep_user(self, user: DeskUser) -> None:
        """Let somebody log in, or change how; whoever is logged in by that name has to do so again."""
        values: Values = {"name": user.name, "role": user.role.value, "signs_as": user.signs_as,
                          "password_hash": user.password_hash}
        self._write(Durability.POWER_LOSS, _KEEP_USER, values)
        self._write(Durability.POWER_LOSS, _END_ALL_OF, {"name": user.name})

    def remove_user(self, name: str) -> bool:
        """Let somebody log in no more, and end their sessions; False when there was nobody of that name."""
        self._write(Durability.POWER_LOSS, _END_ALL_OF, {"name": name})
        return self._write(Durability.POWER_LOSS, _REMOVE_USER, {"name": name}) == 1

    def users(self) -> tuple[DeskUser, ...]:
        """Everybody who can log in."""
        return tuple(_user(row) for row in self._read(_USERS, {}))

    def user(self, name: str) -> DeskUser | None:
        """Somebody by their login, or None."""
        return next((_user(row) for row in self._read(_USER, {"name": name})), None)

    def begin_session(self, token_sha256: str, name: str, *, form_token: str, at: datetime) -> None:
        """Log somebody in; of the token only its hash is kept."""
        self._write(Durability.PROCESS, _BEGIN, {"token": token_sha256, "name": name, "form_token": form_token,
                                                 "began_at": moment(at)})

    def session(self, token_sha256: str, *, since: datetime) -> DeskSession | None:
        """A login that began no earlier than a moment, or None."""
        for *user, form_token, began_at in self._read(_SESSION, {"token": token_sha256, "since": moment(since)}):
            return DeskSession(user=_user(user), form_token=form_token, began_at=datetime.fromisoformat(began_at))
        return None

    def end_session(self, token_sha256: str) -> None:
        """Log out."""
        self._write(Durability.POWER_LOSS, _END, {"token": token_sha256})

    def end_old_sessions(self, before: datetime) -> None:
        """Forget logins that ended by themselves."""
        self._write(Durability.PROCESS, _END_OLD, {"before": moment(before)})

    def add_act(self, act: DeskAct) -> None:
        """Write a line of the trail, for good."""
        values: Values = {"at": moment(act.at), "who": act.who, "act": act.act, "script": act.script,
                          "reason": act.reason, "words": act.words, "difference": act.difference}
        while not self._write(Durability.POWER_LOSS, _ADD_ACT, values):
            continue  # another process took the number of this line: the next one is free

    def acts(self, *, before: int, most: int) -> tuple[DeskAct, ...]:
        """Lines of the trail with lower numbers than one, the newest first."""
        return tuple(map(_act, self._read(_PAGE, {"before": before, "most": most})))

    def acts_of(self, script: str, *, most: int) -> tuple[DeskAct, ...]:
        """What was done with a script, the newest first."""
        return tuple(map(_act, self._read(_OF_SCRIPT, {"script": script, "most": most})))

    def act(self, number: int) -> DeskAct | None:
        """One line of the trail, or None."""
        return next(map(_act, self._read(_ONE, {"number": number})), None)

    def newest_act(self) -> int:
        """The number of the newest line; 0 where there is none."""
        return int(self._read(_NEWEST, {})[0][0])

    def returned(self) -> dict[str, DeskAct]:
        """The scripts that were returned and not signed since, by name."""
        return {act.script: act for act in map(_act, self._read(_RETURNED, {}))}

    def count_acts(self, act: str, who: str, *, since: datetime) -> int:
        """How often something was done by a login after a moment."""
        return int(self._read(_REFUSED, {"act": act, "who": who, "since": moment(since)})[0][0])


def _user(row: Any) -> DeskUser:
    name, role, signs_as, password_hash = row
    return DeskUser(name=name, role=Role(role), signs_as=signs_as, password_hash=password_hash)


def _act(row: Any) -> DeskAct:
    number, at, who, act, script, reason, words, difference = row
    return DeskAct(number=number, at=datetime.fromisoformat(at), who=who, act=act, script=script, reason=reason,
                   words=words, difference=difference)
