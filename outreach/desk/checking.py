"""What is said of words before they are signed: every check of the review room, and where each fault stands."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.bootstrap.builds import fallback_phrasebook
from outreach.catalog.parts import split_into_parts, spoken_seconds
from outreach.desk.beside import Beside, ScriptRow, beside
from outreach.faithful.changes import change_of
from outreach.faithful.compare import SMS, Comparison, compare
from outreach.faithful.sources import SourceGone
from outreach.model.language import is_english
from outreach.model.programmes import Programme
from outreach.model.script import MessageScript, ServiceWording, Status
from outreach.review.approve import Desk, Signable, faults_against, to_accept
from outreach.review.claims import claims_of
from outreach.review.grades import grade_of, grade_of_script
from outreach.review.reword import marked
from outreach.settings import Settings
from outreach.sms.page_form import page_form
from outreach.sms.pages import split_into_pages
from outreach.sms.segments import SmsCost, measure
from outreach.wording.drafts import LANGUAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """One text message as its reader sees it."""

    text: str
    cost: SmsCost
    #: reading grade; None outside English
    grade: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One part of a call as its caller hears it."""

    text: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that must be mended first."""

    text: str
    #: "text sentence 2, in paragraph 1"; empty where it is not in one place
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """All that a reviewer is told of words."""

    words: Signable
    faults: tuple[Fault, ...] = ()
    #: what must be accepted by name: flags, each once, and all that is said of it
    to_accept: tuple[tuple[str, tuple[str, ...]], ...] = ()
    bubbles: tuple[Bubble, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    grade: float | None = None
    sides: Beside | None = None
    #: what became of the source since the signature, in words
    changes: tuple[str, ...] = ()

    @property
    def segments(self) -> int:
        """How many segments all of its texts cost."""
        return sum(bubble.cost.segments for bubble in self.bubbles)

    @property
    def seconds(self) -> float:
        """How long all of it takes to hear."""
        return sum(part.seconds for part in self.spoken)


def check(words: Signable, desk: Desk) -> Checked:
    """Every check of words that somebody wrote or is about to sign; nothing is written."""
    if not isinstance(words, MessageScript):
        return _wording(words)
    try:
        found = compare(words, desk.sources.of(words))
    except SourceGone as problem:
        return Checked(words=words, faults=(Fault(text=str(problem)),), bubbles=_bubbles(words), spoken=_spoken(words))
    ready = marked(found)
    return _script(found if ready == words else compare(ready, found.origin))


def _script(found: Comparison) -> Checked:
    script, sides = found.script, beside(found)
    accept: dict[str, tuple[str, ...]] = {}
    for flag, words in to_accept(found):
        accept[flag] = (*accept.get(flag, ()), words.replace(f", add --accept {flag}", ", accept it below"))
    changes = change_of(script, found.origin, found.source).reasons if script.review.status is Status.REVIEWED else ()
    return Checked(words=script, faults=tuple(_fault(text, sides) for text in faults_against(found)),
                   to_accept=tuple(accept.items()), bubbles=_bubbles(script), spoken=_spoken(script),
                   grade=grade_of_script(script), sides=sides, changes=changes)


def _fault(text: str, sides: Beside) -> Fault:
    """A fault with the place of the sentence that it names."""
    part = "text" if text.startswith(f"{SMS}:") else "definition" if text.startswith("Passages:") else "voice"
    row = next((row for row in sides.script[part] if f'"{row.text}"' in text), None)
    said = text.partition(": ")[2] if row else text  # the place names the part
    return Fault(text=said.replace("mark it: `outreach review PATH --reworded`", "accept it below"),
                 where=_place(part, row) if row else "")


def _place(part: str, row: ScriptRow) -> str:
    return f"{part} sentence {row.number}, in paragraph {row.paragraph}"


def _bubbles(script: MessageScript) -> tuple[Bubble, ...]:
    """The text messages exactly as a signed script sends them."""
    book = fallback_phrasebook(Settings(), script.language if script.language in LANGUAGES else "en")
    form = page_form(book, keyword=script.keyword, source=script.source.name, is_draft=False)
    english = is_english(script.language)
    return tuple(Bubble(text=page.text, cost=page.cost, grade=grade_of(page.text) if english else None)
                 for page in split_into_pages(script.sms, form))


def _spoken(script: MessageScript) -> tuple[Spoken, ...]:
    return tuple(Spoken(text=part, seconds=spoken_seconds(part)) for part in split_into_parts(script.voice))


def _wording(wording: ServiceWording | Programme) -> Checked:
    bubbles = (Bubble(text=wording.sms, cost=measure(wording.sms), grade=None),) if wording.sms else ()
    spoken = (Spoken(text=wording.voice, seconds=spoken_seconds(wording.voice)),) if wording.voice else ()
    return Checked(words=wording, faults=tuple(Fault(text=text) for text in claims_of(wording)), bubbles=bubbles,
                   spoken=spoken)
