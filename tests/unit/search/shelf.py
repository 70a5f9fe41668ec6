"""A small index of made-up scripts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from outreach.catalog.lookup import Catalogue
from outreach.catalog.write import CatalogueWriter
from outreach.model.document import Sentence
from outreach.model.script import MessageScript, Span
from outreach.search.entries import search_rows
from tests.factories import make_book, make_credit, make_script


def script(document: str, title: str, *units: str, guide: str, language: str = "en", **more: object) -> MessageScript:
    """A script of a guide; each unit is one sentence, and its span."""
    section = title.split(maxsplit=1)[0].lower()
    spans = tuple(Span(section=section, sentence=Sentence(text=unit).sha) for unit in units)
    return make_script(document=document, section=section, title=title, keyword=section.upper(), sms=units,
                       voice=units, spans=spans, source=make_credit(title=guide), menu_digit="", language=language,
                       **more)


SCRIPTS = (
    script("gout", "Overview of gout", "Gout, also called podagra, is a kind of arthritis.",
           "It comes and goes.", guide="Gout"),
    script("gout", "Symptoms of gout", "A hot and swollen toe is the first sign.", "It hurts at night.", guide="Gout"),
    script("gout", "Treatment of gout", "Cold packs and rest help.", "Doctors drain the joint, which is called "
           "aspiration.", guide="Gout"),
    script("stomach-cancer", "What is stomach cancer?", "Stomach cancer starts in the lining of the stomach.",
           guide="Stomach Cancer"),
    script("stomach-cancer", "Tests for stomach cancer", "Doctors look into the stomach with a thin tube.",
           guide="Stomach Cancer"),
    script("gota", "Tratamiento", "El reposo y el hielo ayudan con la gota.", guide="Gota", language="es"),
)


@contextmanager
def index(folder: Path, scripts: tuple[MessageScript, ...] = SCRIPTS) -> Iterator[Catalogue]:
    """An open catalogue of scripts with its index."""
    books = {"en": make_book(), "es": make_book()}
    with CatalogueWriter(folder, serve="drafts") as writer:
        writer.add_scripts(scripts, books)
        writer.add_search(search_rows(scripts))
        yield Catalogue(writer.path)
