"""Loops and floods: how many texts of one number are answered, and the same words only once in a while."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from outreach.model.conversation import InboundSms, TextState, TextStep
from outreach.model.traffic import Count, Traffic

#: the same words that were not understood get no second answer for so long
DAMPED = timedelta(minutes=10)
#: over a cap: the first text of a day is told so, the others are not answered
TELL, SILENT = "tell", "silent"
_NO_TIME, _HOUR, _DAY = timedelta(), timedelta(hours=1), timedelta(days=1)

_NOT_UNDERSTOOD = frozenset(("unknown", "picture"))
#: answered without an effect: they say nothing of whether the person finds their way
_UNHEARD = frozenset(("courtesy", "reaction", "automatic", "repeated", "limited", "too-many"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """How many texts of one number are answered in an hour and in a day."""

    hour: int = 100
    day: int = 300


def counted(traffic: Traffic, now: datetime) -> Traffic:
    """Traffic with one text more; an hour or a day that is over begins anew."""
    day = _one_more(traffic.day, now, _DAY)
    return Traffic(misses=traffic.misses, mark=traffic.mark, marked_at=traffic.marked_at,
                   hour=_one_more(traffic.hour, now, _HOUR), day=day, told=traffic.told and day.texts > 1)


def limit_of(traffic: Traffic, caps: Caps) -> str:
    """"tell" or "silent" for somebody over a cap; empty for all others."""
    if traffic.hour.texts <= caps.hour and traffic.day.texts <= caps.day:
        return ""
    return SILENT if traffic.told else TELL


def limit_before(first_rule: str) -> str:
    """What the same message was told the first time, by the rule that its row names: a repeat is told no other."""
    return {"limited": SILENT, "too-many": TELL}.get(first_rule, "")


def is_damped(inbound: InboundSms, state: TextState, now: datetime) -> bool:
    """True for words that were not understood minutes ago, and come again unchanged."""
    last = state.traffic
    return bool(inbound.mark and inbound.mark == last.mark and last.marked_at and now - last.marked_at < DAMPED)


def remembered(step: TextStep, inbound: InboundSms, now: datetime) -> TextStep:
    """The step with what it says of being understood: misses in a row, and the mark of what may come again."""
    traffic = traffic_after(step.rule, step.state.traffic, mark=inbound.mark, now=now)
    return replace(step, state=replace(step.state, traffic=traffic))


def traffic_after(rule: str, traffic: Traffic, *, mark: str = "", now: datetime | None = None) -> Traffic:
    """Traffic after an answer by some rule to a text with this mark."""
    if rule in _UNHEARD:
        return traffic
    is_miss = rule in _NOT_UNDERSTOOD
    mark = mark if is_miss or rule == "question" else ""
    return Traffic(misses=traffic.misses + 1 if is_miss else 0, mark=mark, marked_at=now if mark else None,
                   hour=traffic.hour, day=traffic.day, told=traffic.told)


def _one_more(count: Count, now: datetime, period: timedelta) -> Count:
    if count.since is None or not _NO_TIME <= now - count.since < period:
        return Count(since=now, texts=1)
    return Count(since=count.since, texts=count.texts + 1)
