"""The desk's people and its trail in both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from outreach.errors import StoreUnavailable
from outreach.model.desk import DeskAct, DeskUser, Role
from outreach.store import open_database
from outreach.store.desk import DeskTable
from outreach.store.migrate import migrate
from tests.databases import ask, empty_address, new_address, on_both
from tests.fakes import NOON

pytestmark = on_both
ANN = DeskUser(name="ann", role=Role.REVIEWER, signs_as="Ann Example, RN", password_hash="scrypt:…")
TYPES = "recurrent-cancer/en/types"


@pytest.fixture
def address(tmp_path: Path, kind: str) -> Iterator[str]:
    """An empty database."""
    with new_address(kind, tmp_path / "line.db") as made:
        yield made


@pytest.fixture
def desk(address: str) -> Iterator[DeskTable]:
    """The desk's tables, with one person."""
    table = DeskTable(open_database(address))
    table.keep_user(ANN)
    yield table
    table.close()


def act(name: str, **changes: object) -> DeskAct:
    """One line of the trail."""
    return replace(DeskAct(at=NOON, who="ann", act=name), **changes)  # type: ignore[arg-type]


def test_people_come_change_and_go(desk: DeskTable) -> None:
    """A name stands there once; a change ends the sessions of before."""
    desk.begin_session("token", "ann", form_token="form", at=NOON)
    assert desk.user("ann") == ANN
    desk.keep_user(replace(ANN, role=Role.MANAGER))
    assert [user.role for user in desk.users()] == [Role.MANAGER]
    assert desk.session("token", since=NOON) is None
    assert (desk.remove_user("ann"), desk.remove_user("ann")) == (True, False)
    assert desk.user("ann") is None


def test_a_session_ends(desk: DeskTable) -> None:
    """By its age, by logging out, and with its person."""
    for token in ("one", "two", "three"):
        desk.begin_session(token, "ann", form_token=f"form-{token}", at=NOON)
    found = desk.session("one", since=NOON)
    assert found is not None
    assert (found.user, found.form_token, found.began_at) == (ANN, "form-one", NOON)
    assert desk.session("one", since=NOON + timedelta(seconds=1)) is None
    desk.end_session("two")
    assert desk.session("two", since=NOON) is None
    desk.end_old_sessions(NOON + timedelta(seconds=1))
    assert desk.session("three", since=NOON) is None


def test_the_trail_keeps_what_was_done(desk: DeskTable, address: str) -> None:
    """Numbered without a gap, the newest first; the database itself refuses to change or erase a line."""
    for name in ("login", "edited", "signed"):
        desk.add_act(act(name, script=TYPES if name != "login" else "", difference="+new"))
    assert desk.newest_act() == 3
    assert [line.act for line in desk.acts(before=4, most=2)] == ["signed", "edited"]
    assert [line.number for line in desk.acts_of(TYPES, most=9)] == [3, 2]
    assert desk.act(2) == act("edited", number=2, script=TYPES, difference="+new")
    assert desk.act(9) is None
    for change in ("UPDATE desk_act SET who = 'x'", "DELETE FROM desk_act"):
        with pytest.raises(Exception, match="kept for good"):
            ask(address, change)


def test_a_script_is_returned_until_it_is_signed(desk: DeskTable) -> None:
    """The reason stands at the script meanwhile."""
    desk.add_act(act("returned", script=TYPES, reason="Too long"))
    desk.add_act(act("edited", script=TYPES))
    assert {name: line.reason for name, line in desk.returned().items()} == {TYPES: "Too long"}
    desk.add_act(act("signed", script=TYPES))
    assert desk.returned() == {}


def test_refused_logins_are_counted(desk: DeskTable) -> None:
    """By name and time."""
    desk.add_act(act("login refused"))
    desk.add_act(act("login refused", who=""))
    assert desk.count_acts("login refused", "ann", since=NOON - timedelta(minutes=1)) == 1
    assert desk.count_acts("login refused", "ann", since=NOON) == 0


def test_a_database_of_the_version_before_is_told(kind: str, tmp_path: Path) -> None:
    """The desk says what to do."""
    with empty_address(kind, tmp_path / "older.db") as address:
        migrate(address, to="0009")
        with pytest.raises(StoreUnavailable, match="outreach migrate"):
            DeskTable(open_database(address)).check()
