"""Words from a form into a script's file: by the review room's signature and the one canonical writer, nothing else."""

from __future__ import annotations

import difflib
import re
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from outreach.errors import DeskError
from outreach.faithful.compare import compare
from outreach.faithful.sources import SourceGone
from outreach.model.programmes import Programme
from outreach.model.script import MessageScript, ServiceWording
from outreach.review.approve import Desk, Signable, read_either, signed, text_of, write_either
from outreach.review.keep import hash_bytes
from outreach.review.reword import marked
from outreach.wording.fill import placeholders

Words = Signable
#: one file is written at a time, so that nothing comes between a look at it and its writing
_WRITING = threading.Lock()
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


class FileChanged(DeskError):
    """Somebody else wrote the file meanwhile; carries what stands in it now."""

    def __init__(self, path: Path, now: str) -> None:
        super().__init__(f"{path.name} was changed by somebody else since you opened it, so nothing was written")
        self.now = now


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file that was written."""

    words: Words
    #: line by line, as `diff -u` shows it
    difference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What somebody filled in."""

    title: str
    sms: str
    voice: str
    passages: str


def form_of(words: Words) -> Form:
    """The words of a file as a form shows them: paragraphs with an empty line between."""
    if not isinstance(words, MessageScript):
        return Form(title=words.name, sms=words.sms, voice=words.voice, passages="")
    return Form(title=words.title, **{part: "\n\n".join(getattr(words, part)) for part in ("sms", "voice", "passages")})


def filled_in(words: Words, form: Form) -> Words:
    """A file's words with what somebody filled in.

    Raises:
        DeskError: a part has no words, or a placeholder cannot be read.
    """
    if not isinstance(words, MessageScript):
        return _wording(words, form)
    sms, voice, passages = map(paragraphs, (form.sms, form.voice, form.passages))
    title = " ".join(_clean(form.title).split())
    missing = [name for name, value in (("title", title), ("text messages", sms), ("voice", voice)) if not value]
    if missing:
        raise DeskError(f"There are no words under: {', '.join(missing)}. A script needs all of them")
    return replace(words, title=title, sms=sms, voice=voice, passages=passages)


def _wording(words: ServiceWording | Programme, form: Form) -> ServiceWording | Programme:
    sms, voice = (" ".join(paragraphs(text)) for text in (form.sms, form.voice))
    if bool(sms) != bool(words.sms) or bool(voice) != bool(words.voice):
        raise DeskError("A wording keeps its parts: what is texted has a text, what is spoken has words aloud")
    for text in (sms, voice):
        placeholders(text)
    return replace(words, sms=sms, voice=voice)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a form's field: what stands between empty lines."""
    found = (" ".join(part.split()) for part in _PARAGRAPHS.split(_clean(text).replace("\r\n", "\n")))
    return tuple(filter(None, found))


def save(path: Path, words: Words, *, base: str, desk: Desk) -> Written:
    """Write words that nobody signs yet; own wordings are marked as such.

    Raises:
        FileChanged: the file is not the one that was opened.
    """
    with _WRITING:
        before = _unchanged(path, base)
        return _write(path, _marked(words, desk), before)


def sign(path: Path, words: Words, *, base: str, reviewer: str, accept: tuple[str, ...], desk: Desk) -> Written:
    """Write words and their signature.

    Raises:
        FileChanged: the file is not the one that was opened.
        OutreachError: the person is not listed; errors stand, or something is not accepted. Nothing is written.
    """
    with _WRITING:
        before = _unchanged(path, base)
        ready = _marked(words, desk)
        return _write(path, signed(path, ready, reviewer=reviewer, desk=desk, accept=accept), before)


def read_file(path: Path) -> tuple[Words, str]:
    """The words of a file, and the hash of its bytes, by which a later writer knows it again.

    Raises:
        ScriptFormatError: it cannot be read.
    """
    base = hash_bytes(path.read_bytes())
    return read_either(path), base


def difference(before: str, after: str) -> str:
    """Two texts, line by line."""
    return "\n".join(difflib.unified_diff(before.splitlines(), after.splitlines(), "before", "after", n=1, lineterm=""))


def _unchanged(path: Path, base: str) -> str:
    content = path.read_bytes()
    if hash_bytes(content) != base:
        raise FileChanged(path, content.decode("utf-8", "replace"))
    return content.decode("utf-8")


def _write(path: Path, words: Words, before: str) -> Written:
    write_either(path, words)
    return Written(words=words, difference=difference(before, text_of(words)))


def _marked(words: Words, desk: Desk) -> Words:
    """Whoever edits at the desk sees each sentence beside the source's: the file says which are their own."""
    if not isinstance(words, MessageScript):
        return words
    try:
        return marked(compare(words, desk.sources.of(words)))
    except SourceGone:
        return words


def _clean(text: str) -> str:
    """Without signs that nobody sees."""
    return "".join(letter for letter in text if letter.isprintable() or letter.isspace())
