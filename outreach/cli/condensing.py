"""`outreach condense`: sections in, sentences out, a JSON line for each JSON line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from outreach.condense.condenser import condense as condense_section
from outreach.ingest.outline import outline
from outreach.ingest.sections import build_sections
from outreach.model.document import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One section and how much may be told of it."""

    name: object
    #: in septets of the cheap alphabet, spaces between sentences included
    budget: int
    language: str
    title: str
    heading: str
    section: Section


@click.command()
@click.argument("requests", type=click.File(encoding="utf-8"), default="-")
def condense(requests: Iterable[str]) -> None:
    """Shorten sections: reads JSON lines with id, budget, lang, title, section, markdown, text.

    Writes a line with id, budget and sentences for each; a line that cannot be used is
    named, the others are done all the same.
    """
    failed = False
    for number, line in enumerate(requests, start=1):
        if not line.strip():
            continue
        try:
            click.echo(json.dumps(_answer(line), ensure_ascii=False))
        except (ValueError, TypeError) as problem:
            failed = True
            click.echo(f"line {number}: {problem}. Write a JSON object with id, budget and markdown", err=True)
    if failed:
        raise click.exceptions.Exit(1)


def read_section(markdown: str, language: str = "en") -> Section:
    """All that a Markdown text tells, as one section."""
    blocks = tuple(block for part in _sections(markdown, language) for block in part.blocks)
    return Section(slug="section", heading="", blocks=blocks)


def _sections(markdown: str, language: str) -> tuple[Section, ...]:
    return build_sections(outline(markdown, language=language))


def _answer(line: str) -> dict[str, object]:
    request = _request(json.loads(line))
    sentences = condense_section(request.section, title=request.title, heading=request.heading,
                                 language=request.language, budget=request.budget)
    return {"id": request.name, "budget": request.budget, "sentences": list(sentences)}


def _request(row: object) -> Request:
    if not isinstance(row, dict) or "id" not in row:
        raise ValueError("this is no section with an id")
    budget = row.get("budget")
    if isinstance(budget, bool) or not isinstance(budget, int) or budget < 0:
        raise ValueError(f"budget is {budget!r}, not a whole number of septets")
    title, heading, language = (_text(row, key) for key in ("title", "section", "lang"))
    language = language or "en"
    markdown = _text(row, "markdown") or "\n\n".join(_text(row, "text").splitlines())
    return Request(name=row["id"], budget=budget, language=language, title=title, heading=heading,
                   section=read_section(markdown, language))


def _text(row: dict[str, object], key: str) -> str:
    value = row.get(key) or ""
    if not isinstance(value, str):
        raise TypeError(f"{key} is {value!r}, not a text")
    return value


@click.command(hidden=True)
@click.option("--data", required=True, type=click.Path(path_type=Path, exists=True, file_okay=False),
              help="Folder with sections.dev.jsonl and points.dev.jsonl.")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File for the weights.")
@click.option("--outputs", type=click.Path(path_type=Path, dir_okay=False),
              help="File for cross-validated sentences, as `outreach condense` would write them.")
def train(data: Path, out: Path, outputs: Path | None) -> None:
    """Fit the expectations to published summaries, and say how well they do on unseen sites."""
    from outreach.condense.training.report import fit_and_report

    for line in fit_and_report(data, out, outputs, read_section):
        click.echo(line)
