"""`outreach ask`: questions answered from signed passages, a JSON line for each JSON line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from click.core import ParameterSource

from outreach.bootstrap.builds import LANGUAGE, Builds, fallback_phrasebook
from outreach.catalog.finding import has_index
from outreach.catalog.lookup import Catalogue
from outreach.catalog.script_files import read_script, script_files
from outreach.catalog.write import CatalogueWriter
from outreach.cli.options import content_option, scripts_option
from outreach.dialogue.languages import written_in
from outreach.model.script import MessageScript, Status
from outreach.review.drafts import write_drafts
from outreach.search.answer import Answer
from outreach.search.ask import ask as answer_to
from outreach.search.entries import search_rows
from outreach.search.reasons import reason
from outreach.settings import Settings

Write = Callable[[object, Answer], dict[str, object]]


@click.command()
@click.argument("questions", type=click.File(encoding="utf-8"), default="-")
@content_option
@scripts_option
@click.option("--explain", is_flag=True, help="Say also how each question was read, and why it got its answer.")
def ask(questions: Iterable[str], content: Path, scripts: Path, explain: bool) -> None:
    """Answer questions: reads JSON lines with id, text and, where one is being read, topic.

    Writes a line with id, answer, document, section and spans for each; the answer is null where nothing
    answers for sure. Passages are those of the folder of scripts where one is named, drafts too; else of the
    current build, else of drafts made for this run alone.
    """
    failed, named = False, click.get_current_context().get_parameter_source("scripts")
    with _catalogue(content, scripts if named is ParameterSource.COMMANDLINE else None) as catalogue:
        for number, row in enumerate(questions, start=1):
            if not row.strip():
                continue
            try:
                click.echo(json.dumps(_answered(json.loads(row), catalogue, explain=explain), ensure_ascii=False))
            except (ValueError, TypeError) as problem:
                failed = True
                click.echo(f'line {number}: {problem}. Write a JSON object such as {{"id": 1, "text": "what is pain"}}',
                           err=True)
    if failed:
        raise click.exceptions.Exit(1)


def _answered(row: object, catalogue: Catalogue, *, explain: bool) -> dict[str, object]:
    """The answer to one line. Raises ValueError or TypeError for one that is no question with an id."""
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
        raise TypeError("this is no object with an id and a text")
    topic = row.get("topic") or ""
    if not isinstance(topic, str):
        raise TypeError(f"topic is {topic!r}, not a text")
    found = answer_to(row["text"], catalogue, topic=topic, language=written_in(row["text"]))
    return {"id": row["id"], **_told(found), **(_reasons(found) if explain else {})}


def _told(found: Answer) -> dict[str, object]:
    if not found.units:
        return {"answer": None, "document": None, "section": None, "spans": []}
    unit = found.units[0]
    return {"answer": found.text, "document": unit.document, "section": unit.section, "spans": list(found.spans)}


def _reasons(found: Answer) -> dict[str, object]:
    return {"why": reason(found), "rule": found.rule, "kinds": list(found.asked.kinds),
            "subject": list(found.asked.subject),
            "score": round(found.found.score, 2) if found.found else None,
            "title": found.units[0].title if found.units else None}


@contextmanager
def _catalogue(content: Path, scripts: Path | None) -> Iterator[Catalogue]:
    """Of a folder of scripts; without one of the current build; without that of drafts made for this run alone."""
    current = None if scripts else Builds(Settings.from_env().with_changes(serve="drafts")).shelf().catalogue
    if current and has_index(current):
        yield current
        return
    with TemporaryDirectory() as folder:
        if scripts is None:
            write_drafts(content, Path(folder), fallback_phrasebook(Settings()))
        yield from _indexed(_served(scripts or Path(folder)))


def _indexed(scripts: tuple[MessageScript, ...]) -> Iterator[Catalogue]:
    languages = {script.language for script in scripts} | {LANGUAGE}
    books: Mapping[str, object] = dict.fromkeys(languages, fallback_phrasebook(Settings()))
    with TemporaryDirectory() as folder, CatalogueWriter(Path(folder), serve="drafts") as writer:
        writer.add_scripts(scripts, books)  # type: ignore[arg-type]
        writer.add_search(search_rows(scripts))
        yield Catalogue(writer.path)


def _served(folder: Path) -> tuple[MessageScript, ...]:
    read = (read_script(path, changed_words=True) for path in script_files(folder))
    return tuple(script for script in read if script.review.status is not Status.RETIRED)
