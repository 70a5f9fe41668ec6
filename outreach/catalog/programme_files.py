"""Programmes as files in scripts/_programmes/: what is promised, signed like every word that people read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from outreach.catalog.layout import FORMAT, Sheet, read_sheet, write_sheet
from outreach.catalog.script_files import (
    REVIEW_KEYS,
    check_placeholders,
    review_keys,
    review_of,
    unchanged_since_review,
)
from outreach.model.outbox import Channel
from outreach.model.programmes import Kind, Programme, Rhythm
from outreach.wording.commands import why_unusable

PROGRAMME_FOLDER = "_programmes"
_KEYS = frozenset(("format", "kind", "channel", "document", "every", *REVIEW_KEYS))


def programme_path(folder: Path, programme: Programme) -> Path:
    """Where a programme lies below scripts/."""
    return folder / PROGRAMME_FOLDER / programme.language / f"{programme.code.lower()}.md"


def programme_files(folder: Path) -> Iterator[Path]:
    """Every programme's file below scripts/, in order."""
    return iter(sorted((folder / PROGRAMME_FOLDER).glob("*/*.md")))


def write_programme(programme: Programme) -> str:
    """The canonical text of a programme's file."""
    keys = {"format": FORMAT, "kind": programme.kind.value, "channel": programme.channel.value,
            "document": programme.document, "every": str(programme.rhythm or ""), **review_keys(programme.review, "")}
    return write_sheet(keys, {"SMS": (programme.sms,), "Voice": (programme.voice,)})


def read_programme(path: Path, *, changed_words: bool = False) -> Programme:
    """Read one programme; its code and language are its place: _programmes/en/recur.md is JOIN RECUR.

    `changed_words` takes a file whose words were edited after their approval, too.

    Raises:
        ScriptFormatError: names the file, the line and the remedy.
    """
    sheet = read_sheet(path, known_keys=_KEYS, known_parts=frozenset(("SMS", "Voice")))
    kind, channel = _choice(sheet, "kind", Kind), _choice(sheet, "channel", Channel, Channel.TEXT.value)
    programme = Programme(
        code=_code(sheet), language=path.parent.name, kind=Kind(kind), channel=Channel(channel),
        document=sheet.word("document", needed=kind == Kind.SERIES), rhythm=_rhythm(sheet, needed=kind == Kind.SERIES),
        sms=_words(sheet, "SMS"), voice=_words(sheet, "Voice"), review=review_of(sheet))
    return programme if changed_words else unchanged_since_review(sheet, programme, programme.words_sha256)


def _code(sheet: Sheet) -> str:
    code = sheet.path.stem.upper()
    if problem := why_unusable(code):
        raise sheet.fault("format", problem=f"the file's name is what people text behind JOIN, and {problem}",
                          remedy="Give the file another name")
    return code


def _choice(sheet: Sheet, key: str, choices: type[Kind] | type[Channel], default: str = "") -> str:
    value = sheet.word(key, needed=not default) or default
    if value not in [str(choice) for choice in choices]:
        raise sheet.fault(key, problem=f"{value!r} is not known", remedy=f"Use one of: {', '.join(choices)}")
    return value


def _rhythm(sheet: Sheet, *, needed: bool) -> Rhythm | None:
    text = sheet.word("every", needed=needed)
    try:
        return Rhythm.parse(text) if text else None
    except ValueError as problem:
        raise sheet.fault("every", problem=str(problem),
                          remedy='Write every: "monday 10" or every: "3 days 10", the hour last') from problem


def _words(sheet: Sheet, part: str) -> str:
    words = " ".join(sheet.parts.get(part, ()))
    if not words:
        raise sheet.fault("format", problem=f'the part "## {part}" has no words',
                          remedy="Write below it what comes, and how often")
    check_placeholders(sheet, words)
    return words
