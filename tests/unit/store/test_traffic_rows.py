"""What is kept of somebody's traffic comes back as it was, and is JSON that any program reads."""

from __future__ import annotations

import json
from datetime import UTC

from hypothesis import given
from hypothesis import strategies as st

from outreach.model.traffic import Count, Traffic
from outreach.store.traffic_rows import read_traffic, written_traffic

MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC))
COUNTS = st.builds(Count, since=MOMENTS, texts=st.integers(0, 10**6))
TRAFFIC = st.builds(Traffic, misses=st.integers(0, 99), mark=st.text("0123456789abcdef", max_size=8), marked_at=MOMENTS,
                    hour=COUNTS, day=COUNTS, told=st.booleans())


@given(TRAFFIC)
def test_comes_back_as_it_was(traffic: Traffic) -> None:
    """Whatever was counted, marked and told."""
    written = written_traffic(traffic)
    assert read_traffic(written) == traffic
    assert written == "" or list(json.loads(written)) == ["misses", "mark", "marked_at", "hour", "day", "told"]


def test_nothing_is_kept_of_nothing() -> None:
    """A row of somebody who never texted before, and one of an older version."""
    assert written_traffic(Traffic()) == ""
    assert read_traffic("") == read_traffic(None) == Traffic()
