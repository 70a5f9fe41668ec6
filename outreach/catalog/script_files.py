"""Message scripts and service wordings as files in scripts/, read and written one way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from outreach.catalog.chosen import read_choice
from outreach.catalog.layout import FORMAT, Sheet, Value, read_sheet, write_sheet
from outreach.errors import OutreachError, ScriptFormatError
from outreach.model.programmes import Programme
from outreach.model.script import MessageScript, Review, ServiceWording, SourceCredit, Span, Status
from outreach.wording.commands import why_unusable
from outreach.wording.fill import placeholders

SERVICE_FOLDER = "_service"
Signed = TypeVar("Signed", MessageScript, ServiceWording, Programme)

REVIEW_KEYS = ("status", "reviewed_by", "reviewed_on", "words_sha256", "accepted", "drafted_sha256")
_SOURCE_KEYS = ("source", "source_title", "source_url", "source_reviewed_on", "source_review_frequency",
                "checked_on")
_SCRIPT_KEYS = frozenset((
    "format", "keyword", "aliases", "menu_digit", "parent", "title", *REVIEW_KEYS, *_SOURCE_KEYS, "checked_by",
    "source_sha256", "strategy", "flags", "reworded", "spans", "seen",
))
_SERVICE_KEYS = frozenset(("format", *REVIEW_KEYS))


def script_path(folder: Path, script: MessageScript) -> Path:
    """Where a script lies below scripts/: document, language, section."""
    return folder / f"{script.name}.md"


def wording_path(folder: Path, wording: ServiceWording) -> Path:
    """Where a service wording lies below scripts/."""
    return folder / SERVICE_FOLDER / wording.language / f"{wording.name}.md"


def write_script(script: MessageScript) -> str:
    """The canonical text of a script file: equal scripts, equal bytes."""
    keys: dict[str, Value] = {
        "format": FORMAT, "keyword": script.keyword, "aliases": script.aliases, "menu_digit": script.menu_digit,
        "parent": script.parent, "title": script.title,
        **review_keys(script.review, script.drafted_sha256), **_source_keys(script.source),
        "checked_by": script.checked_by, "source_sha256": script.source_sha256, "strategy": script.strategy,
        "flags": script.flags, "reworded": script.reworded, "spans": tuple(map(str, script.spans)),
        "seen": script.review.seen,
    }
    return write_sheet(keys, {"SMS": script.sms, "Voice": script.voice, "Passages": script.passages})


def read_script(path: Path, *, changed_words: bool = False) -> MessageScript:
    """Read one script file; document, language and section are its place in scripts/.

    `changed_words` takes a file whose words were edited after their approval, too.

    Raises:
        ScriptFormatError: names the file, the line and the remedy.
    """
    sheet = read_sheet(path, known_keys=_SCRIPT_KEYS, known_parts=frozenset(("SMS", "Voice", "Passages")))
    script = MessageScript(
        document=path.parent.parent.name, language=path.parent.name, section=path.stem,
        title=sheet.word("title"), keyword=_keyword(sheet), aliases=_aliases(sheet),
        menu_digit=_menu_digit(sheet), parent=_parent(sheet), sms=_part(sheet, "SMS"), voice=_part(sheet, "Voice"),
        passages=sheet.parts.get("Passages", ()), source=_source(sheet),
        checked_by=sheet.word("checked_by", needed=False), source_sha256=sheet.word("source_sha256"),
        spans=_spans(sheet), strategy=sheet.word("strategy"), flags=sheet.words("flags"),
        reworded=sheet.words("reworded"), review=review_of(sheet),
        drafted_sha256=sheet.word("drafted_sha256", needed=False),
    )
    return script if changed_words else unchanged_since_review(sheet, script, script.words_sha256)


def write_wording(wording: ServiceWording) -> str:
    """The canonical text of a service wording's file."""
    return write_sheet({"format": FORMAT, **review_keys(wording.review, wording.drafted_sha256)},
                       {"SMS": tuple(filter(None, [wording.sms])), "Voice": tuple(filter(None, [wording.voice]))})


def read_wording(path: Path, *, changed_words: bool = False) -> ServiceWording:
    """Read one service wording; its name and language are its place in scripts/_service/.

    `changed_words` takes a file whose words were edited after their approval, too.

    Raises:
        ScriptFormatError: names the file, the line and the remedy.
    """
    sheet = read_sheet(path, known_keys=_SERVICE_KEYS, known_parts=frozenset(("SMS", "Voice")))
    sms, voice = (" ".join(sheet.parts.get(part, ())) for part in ("SMS", "Voice"))
    for text in (sms, voice):
        check_placeholders(sheet, text)
    wording = ServiceWording(name=path.stem, language=path.parent.name, sms=sms, voice=voice, review=review_of(sheet),
                             drafted_sha256=sheet.word("drafted_sha256", needed=False))
    return wording if changed_words else unchanged_since_review(sheet, wording, wording.words_sha256)


def script_files(folder: Path) -> Iterator[Path]:
    """Every message script file of the chosen documents below scripts/, in order.

    Raises:
        ChoiceError: the list of chosen documents cannot be read.
    """
    choice = read_choice(folder)
    return (path for path in every_script_file(folder) if choice.has(path.parent.parent.name))


def every_script_file(folder: Path) -> Iterator[Path]:
    """Every message script file below scripts/, in order, also of documents that are not chosen."""
    return (path for path in sorted(folder.glob("*/*/*.md")) if not path.parent.parent.name.startswith("_"))


def files_left_out(folder: Path) -> tuple[Path, ...]:
    """The message script files of documents that are not chosen, in order. Raises as `script_files` does."""
    choice = read_choice(folder)
    return tuple(path for path in every_script_file(folder) if not choice.has(path.parent.parent.name))


def scripts_of(folder: Path, document: str, language: str) -> tuple[MessageScript, ...]:
    """The scripts that a document has already, in the order of their files, whatever their status.

    Raises:
        ScriptFormatError: one of them cannot be read.
    """
    return tuple(read_script(path, changed_words=True) for path in sorted((folder / document / language).glob("*.md")))


def wording_files(folder: Path) -> Iterator[Path]:
    """Every service wording file below scripts/, in order."""
    return iter(sorted((folder / SERVICE_FOLDER).glob("*/*.md")))


def review_keys(review: Review, drafted_sha256: str) -> dict[str, Value]:
    """The keys of a signature, as a file has them."""
    return {"status": review.status.value, "reviewed_by": review.reviewer, "reviewed_on": review.reviewed_on,
            "words_sha256": review.words_sha256, "accepted": review.accepted, "drafted_sha256": drafted_sha256}


def _source_keys(source: SourceCredit) -> dict[str, Value]:
    return dict(zip(_SOURCE_KEYS, (source.name, source.title, source.url, source.reviewed_on, source.review_frequency,
                               source.checked_on), strict=True))


def review_of(sheet: Sheet) -> Review:
    """The signature that a file has. Raises: ScriptFormatError where it is half there."""
    try:
        status = Status(sheet.word("status"))
    except ValueError as problem:
        raise sheet.fault("status", problem="the status is not known",
                          remedy=f"Use one of: {', '.join(Status)}") from problem
    reviewed = status is Status.REVIEWED
    return Review(status=status, reviewer=sheet.word("reviewed_by", needed=reviewed),
                  reviewed_on=sheet.word("reviewed_on", needed=reviewed),
                  words_sha256=sheet.word("words_sha256", needed=reviewed), accepted=sheet.words("accepted"),
                  seen=sheet.words("seen"))


def _source(sheet: Sheet) -> SourceCredit:
    name, title, url, reviewed_on, frequency, checked_on = (sheet.word(key, needed=False) for key in _SOURCE_KEYS)
    for key, day in (("source_reviewed_on", reviewed_on), ("checked_on", checked_on)):
        _check_date(sheet, key, day)
    return SourceCredit(name=name, title=title, url=url, reviewed_on=reviewed_on, review_frequency=frequency,
                        checked_on=checked_on)


def _check_date(sheet: Sheet, key: str, text: str) -> None:
    try:
        date.fromisoformat(text or "2000-01-01")
    except ValueError as problem:
        raise sheet.fault(key, problem=f"{text!r} is no date", remedy=f'Write {key}: "2025-12-30"') from problem


def _keyword(sheet: Sheet) -> str:
    return _usable(sheet, "keyword", sheet.word("keyword"))


def _aliases(sheet: Sheet) -> tuple[str, ...]:
    return tuple(_usable(sheet, "aliases", alias) for alias in sheet.words("aliases"))


def _usable(sheet: Sheet, key: str, word: str) -> str:
    problem = why_unusable(word)
    if problem:
        raise sheet.fault(key, problem=problem, remedy="Choose another word")
    return word


def _menu_digit(sheet: Sheet) -> str:
    digit = sheet.word("menu_digit", needed=False)
    if digit not in ("", "1", "2", "3", "4", "5"):
        raise sheet.fault("menu_digit", problem=f"{digit!r} cannot be a menu key",
                          remedy='Use "1" to "5", or leave it out')
    return digit


def _parent(sheet: Sheet) -> str:
    word = sheet.word("parent", needed=False)
    return _usable(sheet, "parent", word) if word else ""


def _part(sheet: Sheet, name: str) -> tuple[str, ...]:
    units = sheet.parts.get(name, ())
    if not units:
        raise ScriptFormatError(sheet.path, 1, problem=f'the part "## {name}" has no words',
                                remedy="Write its text below it")
    return units


def _spans(sheet: Sheet) -> tuple[Span, ...]:
    try:
        return tuple(Span.parse(text) for text in sheet.words("spans"))
    except ValueError as problem:
        raise sheet.fault("spans", problem=str(problem), remedy="Run `outreach draft` to write spans") from problem


def check_placeholders(sheet: Sheet, text: str) -> None:
    """Raises: ScriptFormatError where the braces of a text do not pair."""
    try:
        placeholders(text)
    except OutreachError as problem:
        raise ScriptFormatError(sheet.path, 1, problem=str(problem).split(". ")[0],
                                remedy="Write placeholders as {name}") from problem


def unchanged_since_review(sheet: Sheet, signed: Signed, words: str) -> Signed:
    """Hand on what was read. Raises: ScriptFormatError where its words are not those that were signed."""
    if signed.review.status is Status.REVIEWED and signed.review.words_sha256 != words:
        raise sheet.fault("words_sha256", problem="the words were changed after they were approved",
                          remedy="Review them again: `outreach review PATH --approve --by NAME`")
    return signed
