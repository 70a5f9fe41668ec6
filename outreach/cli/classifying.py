"""`outreach classify`: how texts are understood, a JSON line for each JSON line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from outreach.bootstrap.builds import LANGUAGE, Builds, fallback_phrasebook
from outreach.catalog.script_files import read_script, script_files
from outreach.cli.options import content_option, scripts_option
from outreach.dialogue.meaning import Kind, Meaning, Situation
from outreach.dialogue.understand import understand
from outreach.dialogue.vocabulary import Vocabulary, make_vocabulary, vocabulary_of
from outreach.model.script import MessageScript, Status
from outreach.review.drafts import write_drafts
from outreach.settings import Settings

#: what the kinds of a text count as here: nobody is asked to tell comfort from an answer
_CLASSES = {Kind.COMMAND: "keyword", Kind.KINDNESS: "question", Kind.COURTESY: "unknown", Kind.IN_DOUBT: "unknown"}
_STATES = ("active", "opted_out")


@click.command()
@click.argument("texts", type=click.File(encoding="utf-8"), default="-")
@content_option
@scripts_option
def classify(texts: Iterable[str], content: Path, scripts: Path) -> None:
    """Tell how texts are understood: reads JSON lines with text and state (active or opted_out).

    Writes a line with class, value and rule for each; a line that cannot be used is named, the others are
    done all the same. Keywords are those of the current build, else of the scripts, else of fresh drafts.
    """
    line = _line_words(content, scripts)
    failed = False
    for number, row in enumerate(texts, start=1):
        if not row.strip():
            continue
        try:
            answer = line.answer(json.loads(row))
        except (ValueError, TypeError) as problem:
            failed = True
            click.echo(f'line {number}: {problem}. Write a JSON object such as {{"text": "TYPES"}}', err=True)
            answer = {"class": Kind.UNKNOWN.value, "value": "", "rule": "unreadable-line"}
        click.echo(json.dumps(answer))
    if failed:
        raise click.exceptions.Exit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    """What a line must know to understand texts: its vocabulary, and the numbers of its menu."""

    vocabulary: Vocabulary
    #: menu number and keyword of the first document's topics
    numbered: Mapping[str, str]

    def answer(self, row: object) -> dict[str, str]:
        """The answer to one line. Raises ValueError or TypeError for one that is no text with a state."""
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise TypeError("this is no object with a text")
        state = row.get("state") or _STATES[0]
        if state not in _STATES:
            raise ValueError(f"state is {state!r}, not one of {', '.join(_STATES)}")
        meaning = understand(row["text"], Situation(is_topic=self._is_topic, vocabulary=self.vocabulary,
                                                    opted_out=state == "opted_out"))
        return {"class": _CLASSES.get(meaning.kind, meaning.kind.value), "value": self._value(meaning),
                "rule": meaning.rule}

    def _is_topic(self, word: str) -> bool:
        return word in self.numbered or word in self.vocabulary.topics

    def _value(self, meaning: Meaning) -> str:
        """The keyword that an alias or a number stands for; everything else as it is."""
        if meaning.kind is not Kind.KEYWORD:
            return meaning.value
        named = self.vocabulary.named(meaning.value)
        return self.numbered.get(meaning.value) or (min(named) if len(named) == 1 else meaning.value.upper())


def _line_words(content: Path, scripts: Path) -> LineWords:
    """Of the current build; without one of the scripts; without those of drafts made for this run alone."""
    shelf = Builds(Settings.from_env().with_changes(serve="drafts")).shelf()
    if topics := shelf.topics():
        return LineWords(vocabulary=vocabulary_of(shelf.catalogue, LANGUAGE),
                         numbered={topic.digit: topic.keyword for topic in topics if topic.digit})
    if found := _english(scripts):
        return _from_scripts(found)
    with TemporaryDirectory() as folder:
        write_drafts(content, Path(folder), fallback_phrasebook(Settings()))
        return _from_scripts(_english(Path(folder)))


def _english(scripts: Path) -> tuple[MessageScript, ...]:
    read = (read_script(path, changed_words=True) for path in script_files(scripts))
    return tuple(script for script in read
                 if script.language == LANGUAGE and script.review.status is not Status.RETIRED)


def _from_scripts(scripts: Sequence[MessageScript]) -> LineWords:
    names = ((word, script.keyword) for script in scripts for word in (script.keyword, *script.aliases))
    texts = (text for script in scripts for text in (script.title, *script.sms, *script.voice, *script.passages))
    first = scripts[0].document if scripts else ""
    return LineWords(vocabulary=make_vocabulary(names, texts), numbered={
        script.menu_digit: script.keyword for script in scripts if script.document == first and script.menu_digit})
