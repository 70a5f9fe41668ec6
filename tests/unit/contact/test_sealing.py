"""Numbers that are owed a message: sealed, and opened only where they belong."""

from __future__ import annotations

import pytest

from outreach.contact.keys import KeyRing
from outreach.contact.sealing import Sealer
from outreach.errors import UnusablePhoneNumber
from tests.fakes import OTHER, PATIENT

OLD, NEW = "a:" + "0" * 64, "b:" + "1" * 64


def test_a_number_comes_back() -> None:
    """Also after a new key was put in front; each sealing looks different, and shows nothing."""
    old, both = Sealer(KeyRing.parse(OLD)), Sealer(KeyRing.parse(f"{NEW},{OLD}"))
    owner = KeyRing.parse(OLD).contact(PATIENT).current
    first, second = old.seal(PATIENT), old.seal(PATIENT)
    assert first != second
    assert PATIENT[2:] not in first
    assert PATIENT == old.open(first, owner) == both.open(second, owner)


def test_a_sealed_number_is_of_use_in_its_own_row_alone() -> None:
    """Put beside another person, changed, or without its key it does not open."""
    keys = KeyRing.parse(OLD)
    sealer, sealed = Sealer(keys), Sealer(keys).seal(PATIENT)
    for broken, owner in ((sealed, keys.contact(OTHER).current), (sealed[:-4] + "AAA=", keys.contact(PATIENT).current),
                          ("", keys.contact(PATIENT).current), ("é", keys.contact(PATIENT).current),
                          (sealed, KeyRing.parse(NEW).contact(PATIENT).current)):
        with pytest.raises(UnusablePhoneNumber) as problem:
            sealer.open(broken, owner)
        assert "216" not in str(problem.value)
