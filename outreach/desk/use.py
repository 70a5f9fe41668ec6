"""What the line is used for: series over time, each with a chart and the same numbers as a site.use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from outreach.bootstrap.call_counts import CallCount, CallCounts
from outreach.bootstrap.unanswered import week_of
from outreach.desk.paging import Wanted, holds, place_of
from outreach.desk.showing import day
from outreach.desk.site import Site
from outreach.model.small_counts import LEAST_TOLD

#: days that texts are kept for by default, and for which topics are
TEXT_DAYS, TOPIC_DAYS, MONTHS = 30, 7, 12
#: rows of a list, and of a page of topics
MOST = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One point of a series; its count is None where it is too small to be told."""

    label: str
    count: int | None

    @property
    def is_small(self) -> bool:
        """True where somebody is behind it, but few."""
        return self.count is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Counts over time."""

    title: str
    #: what one bar is: "Day"
    each: str
    bars: tuple[Bar, ...]

    @property
    def is_empty(self) -> bool:
        """True where nobody did anything."""
        return all(bar.count == 0 for bar in self.bars)

    @property
    def highest(self) -> int:
        """The highest count that is told; at least the one from which counts are told."""
        return max((bar.count or 0 for bar in self.bars), default=0) or LEAST_TOLD

    def heights(self) -> tuple[tuple[Bar, int], ...]:
        """Each bar with its height of 100; what is too small to be told is drawn as low as the lowest that is."""
        return tuple((bar, 8 if bar.count is None else round(100 * bar.count / self.highest)) for bar in self.bars)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage:
    """One page of the list of topics that people had."""

    #: script, its title as it is served now, and how many people had it; None where too few
    items: tuple[tuple[str, str, int | None], ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """All that the page shows."""

    texts: Series
    stops: Series
    starts: Series
    calls: Series
    topics: TopicPage
    #: place, and how many calls ended there in the last week that is over
    ended_at: tuple[CallCount, ...]
    #: week, word and how many numbers used it
    unanswered: tuple[tuple[str, str, int], ...]


def use_of(site: Site, wanted: Wanted) -> Use:
    """Count what the database holds. Small counts of people are never told, in charts and tables alike.

    What is wanted narrows the lists of topics and of words, never a count.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    now = site.clock()
    counts = CallCounts(site.store, site.builds, site.clock).told(for_report=True)
    stops = site.use.stops_by_month(now - timedelta(days=31 * MONTHS))
    days = min(site.settings.keep_days, TEXT_DAYS)
    topics = site.use.people_by_script(now - timedelta(days=TOPIC_DAYS))
    return Use(
        texts=_texts(site.use.texts_by_day(now - timedelta(days=days)), now, days),
        stops=_by_month("STOP by month", {month: out for month, (out, _) in stops.items()}, now),
        starts=_by_month("START by month", {month: back for month, (_, back) in stops.items()}, now),
        calls=Series(title="Calls by week", each="Week", bars=tuple(_calls(counts))),
        topics=_topics(topics, _titles(site), wanted), ended_at=tuple(_ended(counts)),
        unanswered=_words(site.store.unanswered(before=week_of(now), least=LEAST_TOLD), wanted.search),
    )


def told(count: int) -> int | None:
    """A count of people's doings, None where so few stand behind it that it might lead to one of them."""
    return count if count == 0 or count >= LEAST_TOLD else None


def _topics(counts: Iterable[tuple[str, int]], titles: Mapping[str, str], wanted: Wanted) -> TopicPage:
    """The most people first; those too few to be told by name, so that their order tells nothing."""
    every = [(name, titles.get(name, ""), told(count)) for name, count in counts]
    found = [row for row in every if holds(f"{row[0]} {row[1]}", wanted.search)]
    ordered = sorted(found, key=lambda row: (-(row[2] or 0), row[0]))
    number, pages = place_of(len(ordered), replace(wanted, size=MOST))
    return TopicPage(items=tuple(ordered[(number - 1) * MOST:number * MOST]), number=number, pages=pages,
                     total=len(ordered))


def _titles(site: Site) -> dict[str, str]:
    """The titles of all scripts that are served, by their names."""
    tongues = site.builds.shelf().tongues
    return {f"{document}/{tongue.language}/{section}": title for tongue in tongues
            for document, section, _, title, *_ in tongue.catalogue.titles(tongue.language)}


def _words(found: Iterable[tuple[str, str, int]], search: str) -> tuple[tuple[str, str, int], ...]:
    return tuple(row for row in found if holds(row[1], search))[:MOST]


def _texts(found: dict[str, int], now: datetime, days: int) -> Series:
    dates = (now.date() - timedelta(days=ago) for ago in range(days, -1, -1))
    bars = tuple(Bar(label=day(one), count=told(found.get(one.isoformat(), 0))) for one in dates)
    return Series(title=f"Texts answered, the last {days} days", each="Day", bars=bars)


def _by_month(title: str, found: dict[str, int], now: datetime) -> Series:
    months = list(_months(now.date()))
    bars = tuple(Bar(label=f"{month:%b %Y}", count=told(found.get(f"{month:%Y-%m}", 0))) for month in months)
    return Series(title=title, each="Month", bars=bars)


def _months(last: date) -> Iterator[date]:
    for ago in range(MONTHS - 1, -1, -1):
        year, month = divmod(last.year * 12 + last.month - 1 - ago, 12)
        yield date(year, month + 1, 1)


def _calls(counts: Iterable[CallCount]) -> Iterator[Bar]:
    """The calls that people made and that were answered, week by week, the oldest first."""
    weeks = {count.week: count.calls for count in counts if count.kind == "calls" and count.name == "completed"}
    for week in sorted(weeks):
        yield Bar(label=week, count=weeks[week])


def _ended(counts: tuple[CallCount, ...]) -> Iterator[CallCount]:
    newest = max((count.week for count in counts), default="")
    yield from [count for count in counts if count.week == newest and count.kind == "ended at"][:MOST]
