"""Sign a script: its words, exactly as they stand, by a listed person's name and today's date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from outreach.catalog.programme_files import PROGRAMME_FOLDER, read_programme, write_programme
from outreach.catalog.reviewers import read_reviewers
from outreach.catalog.script_files import SERVICE_FOLDER, read_script, read_wording, write_script, write_wording
from outreach.errors import OutreachError
from outreach.faithful.changes import seen_of
from outreach.faithful.compare import Comparison, compare
from outreach.faithful.matching import Told
from outreach.faithful.sources import Origin, Sources
from outreach.model.document import Sentence
from outreach.model.programmes import Programme
from outreach.model.script import MessageScript, Review, ServiceWording, SourceCredit, Status
from outreach.review.claims import claims_of
from outreach.review.grades import TOO_HARD, grade_of_script, is_too_hard
from outreach.whole_files import write_whole

#: what people sign
Signable = MessageScript | ServiceWording | Programme
#: what a reviewer accepts by name when an editor put sentences in plainer words
REWORDING = "rewording"


class NotSignable(OutreachError):
    """Errors stand against a signature; carries every one of them."""

    def __init__(self, path: Path, faults: tuple[str, ...]) -> None:
        super().__init__(f"{path} cannot be signed:\n" + "\n".join(f"  - {fault}" for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a signature needs: the folders, and the day."""

    sources: Sources
    today: date

    @property
    def scripts(self) -> Path:
        """The folder of scripts."""
        return self.sources.scripts


def read_either(path: Path) -> Signable:
    """Read a script, a service wording or a programme by where it lies, also one edited since its approval.

    Raises:
        ScriptFormatError: it cannot be read.
    """
    place = path.resolve().parent.parent.name
    if place == PROGRAMME_FOLDER:
        return read_programme(path, changed_words=True)
    read = read_wording if place == SERVICE_FOLDER else read_script
    return read(path, changed_words=True)


def approve(path: Path, *, reviewer: str, desk: Desk, accept: tuple[str, ...] = ()) -> Signable:
    """Sign the words of a file as they stand now.

    A file whose words were edited after an earlier approval is signed anew. What a reviewer has
    to accept by name is signed only with its flag in `accept`; the file keeps that.

    Raises:
        OutreachError: the person is not listed; errors stand, or something is not accepted.
        ScriptFormatError: the file cannot be read.
    """
    done = signed(path, read_either(path), reviewer=reviewer, desk=desk, accept=accept)
    write_either(path, done)
    return done


def signed(path: Path, read: Signable, *, reviewer: str, desk: Desk, accept: tuple[str, ...] = ()) -> Signable:
    """What a file would be once its words are signed; nothing is written.

    Raises:
        OutreachError: the person is not listed; errors stand, or something is not accepted.
    """
    name = read_reviewers(desk.scripts).sure(reviewer)
    ready = _script(path, read, accept, desk) if isinstance(read, MessageScript) else _wording(path, read)
    review = replace(ready.review, status=Status.REVIEWED, reviewer=name, reviewed_on=desk.today.isoformat(),
                     words_sha256=ready.words_sha256)
    return replace(ready, review=review)


def write_either(path: Path, words: Signable) -> None:
    """Write a script, a wording or a programme into its file, in the one canonical form."""
    write_whole(path, text_of(words))


def text_of(words: Signable) -> str:
    """The file of a script, a wording or a programme, in the one canonical form."""
    if isinstance(words, Programme):
        return write_programme(words)
    return write_script(words) if isinstance(words, MessageScript) else write_wording(words)


def _wording(path: Path, wording: ServiceWording | Programme) -> ServiceWording | Programme:
    faults = tuple(claims_of(wording))
    if faults:
        raise NotSignable(path, faults)
    return replace(wording, review=Review())


def _script(path: Path, script: MessageScript, accept: tuple[str, ...], desk: Desk) -> MessageScript:
    """The script with all that its signature rests on."""
    origin = desk.sources.of(script)
    found = compare(script, origin)
    faults = faults_against(found)
    if faults:
        raise NotSignable(path, faults)
    accepted = _accepted(path, found, accept)
    script = _as_checked(script, origin)
    return replace(script, source=renewed(script.source, origin), source_sha256=origin.topic.section.sha256,
                   spans=found.spans, reworded=tuple(told.text for told in found.rewordings),
                   review=Review(accepted=accepted, seen=seen_of(found.untold)))


def _as_checked(script: MessageScript, origin: Origin) -> MessageScript:
    """A comparison with the live page counts no more once the section has changed."""
    if script.source_sha256 == origin.topic.section.sha256:
        return script
    return replace(script, checked_by="", source=replace(script.source, checked_on=""))


def faults_against(found: Comparison) -> tuple[str, ...]:
    """Every error that stands against a signature."""
    return (*map(str, found.faults()), *claims_of(found.script))


def renewed(credit: SourceCredit, origin: Origin) -> SourceCredit:
    """The credit with the day and rhythm of the source's own review, as its document gives them today."""
    data = origin.metadata
    return replace(credit, url=data.url, reviewed_on=data.last_reviewed, review_frequency=data.review_frequency)


def _accepted(path: Path, found: Comparison, accept: tuple[str, ...]) -> tuple[str, ...]:
    """What the reviewer accepts by name, as the file keeps it."""
    missing = tuple(words for flag, words in to_accept(found) if flag not in accept)
    if missing:
        raise NotSignable(path, missing)
    hard = (TOO_HARD,) if is_too_hard(found.script) else ()
    return (*hard, *(f"{REWORDING}:{Sentence(text=told.text).sha}" for told in found.rewordings))


def to_accept(found: Comparison) -> Iterator[tuple[str, str]]:
    """What a reviewer has to accept by name: each flag, and what is said of it."""
    if is_too_hard(found.script):
        yield TOO_HARD, (f"its texts read at grade {grade_of_script(found.script):.1f}, above 8. Shorten its sentences "
                         f"or, if the words must stay, add --accept {TOO_HARD}")
    for told in found.rewordings:
        yield REWORDING, f"{describe_rewording(told)} If it says the same, add --accept {REWORDING}"


def describe_rewording(told: Told) -> str:
    """A sentence in somebody's own words beside what the source says."""
    return f'reworded: "{told.text}" The source says: "{told.source_words}"'
