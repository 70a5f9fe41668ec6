"""What waits for a person, the riskiest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from outreach.catalog.chosen import read_choice
from outreach.catalog.programme_files import programme_files, read_programme
from outreach.catalog.reviewers import Reviewers, read_reviewers
from outreach.catalog.script_files import read_script, read_wording, script_files, wording_files
from outreach.faithful.changes import Stands, change_of
from outreach.faithful.compare import Comparison, compare
from outreach.faithful.sources import SourceGone
from outreach.model.programmes import Programme
from outreach.model.script import MessageScript, ServiceWording, Status
from outreach.review.approve import Desk, faults_against
from outreach.review.grades import TOO_HARD


class Why(StrEnum):
    """Why a file waits, the most urgent first."""

    REOPENED = "reopened"
    SOURCE_GONE = "its source is gone"
    CHANGED = "changed since it was signed"
    UNLISTED = "its signer is not listed"
    DRAFT = "draft"
    LOOK = "a look: its source changed elsewhere"
    RENEWED = "renewal: only the date of its source moved"


#: a person is at risk sooner by what stands first
_RISK = MappingProxyType({Why.REOPENED: 5_000, Why.SOURCE_GONE: 4_000, Why.CHANGED: 3_000, Why.UNLISTED: 2_000,
                          Why.DRAFT: 1_000, Why.LOOK: 500, Why.RENEWED: 0})
_FLAG_RISK = MappingProxyType({"no-urgent-line": 120, "table": 100, TOO_HARD: 60, "weak-strategy": 40,
                               "sub-headings-dropped": 20, "not-gsm7": 10, "long-unit": 5, "more-than-three-pages": 5})
_ERROR_RISK, _OWN_WORDS_RISK, _LEFT_OUT_RISK, _MOST_LEFT_OUT = 200, 80, 4, 25
#: wordings that a frightened person gets come before others
_SAFETY_WORDINGS = frozenset((
    "crisis", "medical", "urgent", "call-emergency", "call-or-text-emergency", "in-doubt", "stop",
))


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A file that waits for a reviewer."""

    path: Path
    title: str
    why: Why
    flags: tuple[str, ...] = ()
    #: in words: what changed, what is wrong
    reasons: tuple[str, ...] = ()
    risk: int = 0


def waiting(desk: Desk) -> tuple[Waiting, ...]:
    """Every file of a chosen document that somebody should read, the riskiest first.

    Raises:
        ScriptFormatError: a file cannot be read. ReviewersError, ChoiceError: nor can one of the lists.
    """
    found = (*_scripts(desk), *_wordings(desk), *_programmes(desk))
    return tuple(sorted(found, key=lambda item: (-item.risk, item.path)))


def _scripts(desk: Desk) -> Iterator[Waiting]:
    choice, reviewers = read_choice(desk.scripts), read_reviewers(desk.scripts)
    for path in script_files(desk.scripts):
        if choice.has(path.parent.parent.name):
            script = read_script(path, changed_words=True)
            yield from waiting_script(path, script, desk, reviewers)


def waiting_script(path: Path, script: MessageScript, desk: Desk, reviewers: Reviewers) -> Iterator[Waiting]:
    """Why one script waits; nothing for one that does not."""
    if script.review.status is Status.RETIRED:
        return
    try:
        found = compare(script, desk.sources.of(script))
    except SourceGone as problem:
        yield Waiting(path=path, title=script.title, why=Why.SOURCE_GONE, reasons=(str(problem),), flags=script.flags,
                      risk=_RISK[Why.SOURCE_GONE])
        return
    why, reasons = _why(script, found, reviewers)
    if why is not None:
        errors = faults_against(found) if why in (Why.DRAFT, Why.CHANGED) else ()
        yield Waiting(path=path, title=script.title, why=why, flags=script.flags, reasons=(*reasons, *errors),
                      risk=_RISK[why] + _risk_of(found, len(errors)))


def _why(script: MessageScript, found: Comparison, reviewers: Reviewers) -> tuple[Why | None, tuple[str, ...]]:
    if why := _by_signature(script, reviewers):
        return why, ()
    change = change_of(script, found.origin, found.source)
    standing = {Stands.REOPENED: Why.REOPENED, Stands.LOOK: Why.LOOK, Stands.RENEWED: Why.RENEWED}
    return standing.get(change.stands), change.reasons


def _by_signature(words: MessageScript | ServiceWording | Programme, reviewers: Reviewers) -> Why | None:
    """Why a file waits, whatever its source says."""
    if words.review.status is Status.DRAFT:
        return Why.DRAFT
    if words.review.words_sha256 != words.words_sha256:
        return Why.CHANGED
    return Why.UNLISTED if reviewers.doubt(words) else None


def _risk_of(found: Comparison, errors: int) -> int:
    flags = sum(_FLAG_RISK.get(flag, 0) for flag in found.script.flags)
    left_out = _LEFT_OUT_RISK * min(len(found.left_out), _MOST_LEFT_OUT)
    return min(900, flags + left_out + _ERROR_RISK * min(errors, 2) + _OWN_WORDS_RISK * bool(found.rewordings))


def _wordings(desk: Desk) -> Iterator[Waiting]:
    reviewers = read_reviewers(desk.scripts)
    for path in wording_files(desk.scripts):
        wording = read_wording(path, changed_words=True)
        yield from waiting_wording(path, wording, reviewers)


def waiting_wording(path: Path, wording: ServiceWording, reviewers: Reviewers) -> Iterator[Waiting]:
    """Why one of the line's own wordings waits; nothing for one that does not."""
    why = _by_signature(wording, reviewers) if wording.review.status is not Status.RETIRED else None
    if why is not None:
        urgent = 130 if wording.name in _SAFETY_WORDINGS else -1
        yield Waiting(path=path, title=wording.name, why=why, risk=_RISK[why] + urgent)


def _programmes(desk: Desk) -> Iterator[Waiting]:
    """What people may join: the promise is signed like a wording."""
    reviewers = read_reviewers(desk.scripts)
    for path in programme_files(desk.scripts):
        yield from waiting_programme(path, read_programme(path, changed_words=True), reviewers)


def waiting_programme(path: Path, programme: Programme, reviewers: Reviewers) -> Iterator[Waiting]:
    """Why one programme waits; nothing for one that does not."""
    why = _by_signature(programme, reviewers) if programme.review.status is not Status.RETIRED else None
    if why is not None:
        yield Waiting(path=path, title=f"JOIN {programme.code}", why=why, risk=_RISK[why])
