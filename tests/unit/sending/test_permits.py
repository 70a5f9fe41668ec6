"""Permits: for one message, once, for seconds."""

from __future__ import annotations

import pytest

from outreach.errors import NotPermitted
from outreach.sending.permits import VALID_S, PermitOffice
from tests.fakes import OTHER, PATIENT


class Seconds:
    """A clock that a test moves."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_permit_is_taken_once() -> None:
    """A second message needs a second one."""
    office = PermitOffice()
    permit = office.issue(PATIENT, "Hello.")
    office.redeem(permit, PATIENT, "Hello.")
    with pytest.raises(NotPermitted, match="used before"):
        office.redeem(permit, PATIENT, "Hello.")


def test_a_permit_runs_out() -> None:
    """Somebody may have said STOP since; a used one is refused for as long as it could count."""
    seconds = Seconds()
    office = PermitOffice(seconds)
    late, used = office.issue(PATIENT, "Hello."), office.issue(PATIENT, "Hello.")
    seconds.now += VALID_S
    office.redeem(used, PATIENT, "Hello.")
    with pytest.raises(NotPermitted, match="used before"):
        office.redeem(used, PATIENT, "Hello.")
    seconds.now += 0.01
    with pytest.raises(NotPermitted, match="run out"):
        office.redeem(late, PATIENT, "Hello.")


@pytest.mark.parametrize(("number", "words"), [(OTHER, "Hello."), (PATIENT, "Hello!"), (PATIENT + "\0", "Hello.")])
def test_a_permit_is_for_one_message(number: str, words: str) -> None:
    """Not for another number or other words; and no text of the error shows the number."""
    office = PermitOffice()
    with pytest.raises(NotPermitted) as refused:
        office.redeem(office.issue(PATIENT, "Hello."), number, words)
    assert number[1:12] not in str(refused.value)
