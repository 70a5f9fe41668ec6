"""What is said in a guide that is given out: its opening, each topic, and the line's own words around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from outreach.catalog.freshness import due_date
from outreach.contact.numbers import as_written
from outreach.ingest.sentences import split_sentences
from outreach.model.guide import Guide, GuideTopic, Paragraph
from outreach.model.script import MessageScript, ServiceWording, SourceCredit, Status
from outreach.settings import Settings
from outreach.wording.dates import spoken_date
from outreach.wording.fill import fill

ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideWords:
    """The line's own words of one language, for files that are given out."""

    wordings: Mapping[str, ServiceWording]
    settings: Settings
    language: str

    @classmethod
    def of(cls, wordings: Iterable[ServiceWording], settings: Settings, language: str) -> Self:
        """Those of one language."""
        return cls(wordings={wording.name: wording for wording in wordings if wording.language == language},
                   settings=settings, language=language)

    def guide(self, scripts: tuple[MessageScript, ...], warned: frozenset[MessageScript]) -> Guide:
        """One document's guide; `warned` are the scripts that say that their source is overdue."""
        first = scripts[0]
        keywords = {script.keyword for script in scripts}
        topics = tuple(self._topic(script, warned=script in warned, level=2 if script.parent in keywords else 1)
                       for script in in_order(scripts))
        return Guide(
            document=first.document, language=self.language, title=first.source.title or first.title,
            operator=self.settings.operator_name, credit=" ".join(self._credits(scripts)),
            sources=_sources(scripts), dated=_dated(scripts),
            mark=self.wordings["draft-mark"].sms if any(topic.is_draft for topic in topics) else "",
            opening=self._opening(scripts, warned=bool(warned)), topics=topics)

    def _credits(self, scripts: Iterable[MessageScript]) -> tuple[str, ...]:
        """"From NCI, shortened by us.", once for each publisher."""
        names = dict.fromkeys(source.name for source in _sources(scripts))
        return tuple(fill(self.wordings["page-credit"].sms, source=name) for name in names)

    def _topic(self, script: MessageScript, *, warned: bool, level: int) -> GuideTopic:
        """The script's words between the marks that belong before them and where they come from."""
        is_draft = script.review.status is not Status.REVIEWED
        said = (*self._marks(is_draft=is_draft, warned=warned), *script.voice,
                self._say("offline-credit", source=script.source.name))
        return GuideTopic(slug=script.section, title=script.title, paragraphs=tuple(map(split_sentences, said)),
                          level=level, is_draft=is_draft)

    def _opening(self, scripts: tuple[MessageScript, ...], *, warned: bool) -> GuideTopic:
        """What this is, where it comes from, its date, where to get a newer copy, and whom to call in danger."""
        is_draft = any(script.review.status is not Status.REVIEWED for script in scripts)
        said = (*self._marks(is_draft=is_draft, warned=warned),
                *(" ".join(self._about(source)) for source in _sources(scripts)),
                " ".join((*self._reviewed(scripts), self._renew())), self._danger())
        first = scripts[0]
        return GuideTopic(slug=ABOUT, title=first.source.title or first.title,
                          paragraphs=tuple(map(split_sentences, said)), is_draft=is_draft)

    def _marks(self, *, is_draft: bool, warned: bool) -> Paragraph:
        told = (("draft-mark", is_draft), ("overdue-warning", warned))
        return tuple(self._say(name) for name, is_told in told if is_told)

    def _about(self, source: SourceCredit) -> Iterator[str]:
        yield self._say("offline-credit", source=source.name)
        if not source.reviewed_on:
            yield self._say("checked-never")
            return
        yield self._say("checked", date=spoken_date(source.reviewed_on, self.language))
        if due := due_date(source.reviewed_on, source.review_frequency):
            yield self._say("offline-due", date=spoken_date(due.isoformat(), self.language))

    def _reviewed(self, scripts: Iterable[MessageScript]) -> Iterator[str]:
        """The first day on which words of this guide were signed: none is older."""
        days = [script.review.reviewed_on for script in scripts]
        if all(days):
            yield self._say("offline-reviewed", date=spoken_date(min(days), self.language))

    def _renew(self) -> str:
        number = as_written(self.settings.line_number)
        name = "offline-renew-call" if number else "offline-renew"
        return self._say(name, operator=self.settings.operator_name, line_number=number)

    def _danger(self) -> str:
        crisis = self.settings.crisis_number
        spoken = self.wordings.get("call-crisis-988" if crisis == "988" else "call-crisis")
        aloud = fill(spoken.voice, crisis=crisis) if spoken else ""
        return self._say("offline-danger", emergency=self.settings.emergency_number, crisis=crisis,
                         call_crisis_aloud=aloud)

    def _say(self, name: str, **values: object) -> str:
        return fill(self.wordings[name].voice, **values)


def in_order(scripts: Iterable[MessageScript]) -> tuple[MessageScript, ...]:
    """Topics as the menu has them, by key, then as their files lie; the parts of a topic right after it."""
    listed = sorted(scripts, key=lambda script: (not script.menu_digit, script.menu_digit))
    keywords = {script.keyword for script in listed}
    tops = (script for script in listed if script.parent not in keywords)
    return tuple(one for top in tops
                 for one in (top, *(part for part in listed if part.parent == top.keyword)))


def _sources(scripts: Iterable[MessageScript]) -> tuple[SourceCredit, ...]:
    """Each page once, whoever compared the words with it."""
    return tuple(dict.fromkeys(replace(script.source, checked_on="") for script in in_order(scripts)))


def _dated(scripts: tuple[MessageScript, ...]) -> str:
    """The newest of the days on which the words were signed, or of their sources'."""
    signed = [script.review.reviewed_on for script in scripts]
    return max(signed) if all(signed) else max(script.source.reviewed_on for script in scripts)
