"""Where in its section each sentence stands that a script tells; nothing where that is not certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from outreach.errors import SourceError
from outreach.faithful.compare import SMS, compare
from outreach.faithful.matching import Match, Told
from outreach.faithful.source_text import texts_of
from outreach.faithful.sources import SourceGone, Sources
from outreach.model.document import Section
from outreach.model.script import MessageScript, Span
from outreach.model.told import ToldSection, as_ranges


def told_sections(scripts: Iterable[MessageScript], folder: Path,
                  content: Path) -> Iterator[tuple[ToldSection, ...]]:
    """For each script, in order, the sections of its source and the sentences of each that its texts tell."""
    sources = Sources(content, folder)
    for script in scripts:
        yield _told(script, sources)


def _told(script: MessageScript, sources: Sources) -> tuple[ToldSection, ...]:
    try:
        origin = sources.of(script)
    except (SourceGone, SourceError):
        return ()
    sections = {section.slug: section for section in sources.document(script.document).sections}
    spans = _by_section(_spans(compare(script, origin).told[SMS]))
    found = [_placed(sections[slug], hashes) for slug, hashes in spans.items() if slug in sections]
    placed = tuple(section for section in found if section)
    return placed if len(placed) == len(spans) else ()


def _spans(told: tuple[Told, ...]) -> tuple[Span, ...]:
    """The sentences that are told in the source's own words; none where any is in other words: those are guesses."""
    if any(sentence.match not in {Match.VERBATIM, Match.PART} for sentence in told):
        return ()
    return tuple(dict.fromkeys(origin.span for sentence in told for origin in sentence.origins))


def _by_section(spans: Iterable[Span]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for span in spans:
        found.setdefault(span.section, []).append(span.sentence)
    return found


def _placed(section: Section, hashes: list[str]) -> ToldSection | None:
    """The sentences by number; None where one is gone or stands there twice, or the section has no title.

    Sub-headings are no sentences and are not counted.
    """
    every = [sentence.sha for sentence in section.sentences()]
    headings = {text.sha for text in texts_of(section)}.difference(every)
    told = [sha for sha in hashes if sha not in headings]
    if not section.heading or not told or any(every.count(sha) != 1 for sha in told):
        return None
    return ToldSection(heading=section.heading, sentences=as_ranges(every.index(sha) + 1 for sha in told),
                       of=len(every))
