"""What is kept of somebody's traffic, as one column: JSON, empty for nothing."""

from __future__ import annotations

import json
from datetime import datetime

from outreach.model.traffic import NO_TRAFFIC, Count, Traffic


def written_traffic(traffic: Traffic) -> str:
    """Traffic as a row keeps it."""
    if traffic == NO_TRAFFIC:
        return ""
    hour, day = traffic.hour, traffic.day
    # numbers, digits and moments alone, so nothing has to be escaped
    return (f'{{"misses":{traffic.misses},"mark":"{traffic.mark}","marked_at":"{_moment(traffic.marked_at)}",'
            f'"hour":["{_moment(hour.since)}",{hour.texts}],"day":["{_moment(day.since)}",{day.texts}],'
            f'"told":{"true" if traffic.told else "false"}}}')


def read_traffic(text: str | None) -> Traffic:
    """Traffic from a row; none where the row is of a version that kept none."""
    if not text:
        return NO_TRAFFIC
    kept = json.loads(text)
    return Traffic(misses=kept["misses"], mark=kept["mark"], marked_at=_at(kept["marked_at"]),
                   hour=_count(*kept["hour"]), day=_count(*kept["day"]), told=kept["told"])


def _count(since: str, texts: int) -> Count:
    return Count(since=_at(since), texts=texts)


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def _at(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
