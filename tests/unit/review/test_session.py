"""A session by keyboard alone: one key for each decision."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from outreach.catalog.script_files import read_script
from outreach.model.script import Status
from outreach.review.queue import waiting
from outreach.review.session import Sat, in_hours, sit
from tests.factories import REVIEWER
from tests.unit.review.office import Office

KEPT = "A nap may help you in the afternoon."
PLAIN = "An afternoon nap may help you."


class Person:
    """Presses these keys, and remembers what was shown."""

    def __init__(self, keys: str, edit: Callable[[Path], None] = lambda _: None) -> None:
        self.columns = 80
        self.keys = list(keys)
        self.shown: list[str] = []
        self.edit = edit

    def say(self, text: str) -> None:
        """Remember what is shown."""
        self.shown.append(text)

    def key(self, question: str) -> str:
        """The next key; nothing when all are pressed."""
        self.shown.append(question)
        return self.keys.pop(0) if self.keys else ""


def session(office: Office, person: Person) -> Sat:
    """The scripts of the page about naps, reviewed by this person."""
    queue = [item for item in waiting(office.desk) if item.path.parents[1].name == "sleep"]
    return sit(queue, reviewer=REVIEWER, desk=office.desk, terminal=person)


def test_one_key_signs_and_shows_the_next(office: Office) -> None:
    """Where nothing stands against it."""
    person = Person("aa")

    assert Sat(signed=2, skipped=0, left=0) == session(office, person)
    assert read_script(office.naps).review.status is Status.REVIEWED
    assert any("1 of 2, about " in text and " left: " in text for text in person.shown)
    assert any("THE SOURCE" in text for text in person.shown)


def test_skip_and_quit(office: Office) -> None:
    """What was not seen is counted; so is it when nobody answers any more."""
    assert Sat(signed=0, skipped=1, left=1) == session(office, Person("sq"))
    assert Sat(signed=0, skipped=0, left=2) == session(office, Person(""))
    assert Sat(signed=0, skipped=1, left=1) == session(office, Person("xs"))


def test_an_error_is_mended_in_the_editor(office: Office) -> None:
    """Approving is refused until then."""
    office.edit(KEPT, "Bananas cure insomnia.")
    person = Person("aeas", edit=lambda path: office.edit("Bananas cure insomnia.", KEPT, path))

    assert 1 == session(office, person).signed
    assert "It cannot be signed yet: see what is to mend." in person.shown


def test_a_rewording_is_marked_and_accepted_by_key(office: Office) -> None:
    """The person is asked by name; any other key is a no."""
    office.edit(KEPT, PLAIN)
    person = Person("amanays")

    assert Sat(signed=1, skipped=1, left=0) == session(office, person)
    assert (PLAIN,) == read_script(office.naps).reworded
    assert 2 == sum(f"accept the above by your name, {REVIEWER}" in text for text in person.shown)


def test_a_file_broken_in_the_editor_is_said_and_edited_again(office: Office) -> None:
    """The session goes on."""
    steps = iter((('status: "draft"', 'status: "?"'), ('status: "?"', 'status: "draft"')))
    person = Person("eeas", edit=lambda path: office.edit(*next(steps), path))

    assert Sat(signed=1, skipped=1, left=0) == session(office, person)
    assert any("the status is not known" in text for text in person.shown)


def test_times_are_told_in_hours_and_minutes() -> None:
    """As people say them."""
    assert ("1 h 40", "2 h 05", "25 min") == (in_hours(100), in_hours(125), in_hours(24.6))
