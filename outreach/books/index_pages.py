"""Pages that open from a stick without a network: the list of guides, and each guide with its recordings and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from outreach.books.pages import render
from outreach.books.speaking import SpokenGuide, SpokenTopic
from outreach.model.guide import Guide
from outreach.wording.dates import spoken_date
from outreach.wording.fill import fill
from outreach.wording.labels import labels


def start_page(guides: Iterable[SpokenGuide]) -> str:
    """The first page: the guides of each language under a heading in that language."""
    told = sorted((spoken.guide for spoken in guides), key=lambda guide: (guide.language, guide.title))
    tongues = [_tongue(language, tuple(group)) for language, group in groupby(told, lambda guide: guide.language)]
    return render("start.html.j2", tongues=tongues, labels=tongues[0]["labels"] if tongues else labels("en"),
                  language=tongues[0]["language"] if tongues else "en")


def _tongue(language: str, guides: tuple[Guide, ...]) -> Mapping[str, object]:
    return {"language": language, "labels": labels(language),
            "guides": [{"guide": guide, "dated": dated(guide)} for guide in guides]}


def guide_page(spoken: SpokenGuide, names: Iterable[str]) -> str:
    """One guide: what it is and where it comes from, then each topic with its player and its words."""
    words = labels(spoken.guide.language)
    titles = (words["about"], *(topic.topic.title for topic in spoken.topics))
    sections = [{"topic": topic.topic, "title": title, "name": name, "listen": fill(words["listen"], title=title),
                 "length": _length(topic, words)}
                for title, name, topic in zip(titles, names, spoken.sections, strict=True)]
    return render("guide.html.j2", guide=spoken.guide, labels=words, sections=sections, dated=dated(spoken.guide))


def dated(guide: Guide) -> str:
    """"Dated December 30, 2025"; empty for words that nobody dated."""
    if not guide.dated:
        return ""
    return fill(labels(guide.language)["dated"], date=spoken_date(guide.dated, guide.language))


def _length(topic: SpokenTopic, words: Mapping[str, str]) -> str:
    whole = round(sum(piece.clip.seconds + piece.pause for piece in topic.pieces))
    return fill(words["minutes"], minutes=whole // 60, seconds=whole % 60)
