"""What staff are sent: tests of a topic, and word of what is wrong; on both databases."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from outreach.bootstrap import Service
from outreach.bootstrap.outbox import ALERT_EVERY
from outreach.errors import SendError
from outreach.model.outbox import State
from tests.databases import on_both
from tests.fakes import PATIENT, PERSON, Provider
from tests.integration.sending_office import TYPES, Office
from tests.phones import messages_of

pytestmark = on_both


def test_staff_tests(office: Office, provider_of: Callable[[Service], Provider]) -> None:
    """At any hour, to staff alone, the topic's first page."""
    office.line.outbox.test(PERSON, TYPES)
    office.turn()
    assert [(State.SENT, "", 1)] == office.states()
    assert messages_of(provider_of(office.line).text("TYPES"))[:1] == tuple(office.bodies(PERSON))
    for number, script in ((PATIENT, TYPES), (PERSON, "no/en/topic")):
        with pytest.raises(SendError) as refused:
            office.line.outbox.test(number, script)
        assert "555" not in str(refused.value)


def test_alerts(office: Office) -> None:
    """Once in six hours, however many notice; no number of anybody stands in them."""
    assert [True, False, True] == [office.line.outbox.alert(kind) for kind in ("late", "late", "spool")]
    office.turn()
    assert 2 == len(office.bodies(PERSON))
    assert all(body.startswith(office.line.settings.operator_name) for body in office.bodies(PERSON))
    office.clock.advance(seconds=ALERT_EVERY.total_seconds())
    assert office.line.outbox.alert("late")
