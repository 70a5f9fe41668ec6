"""Write the one file that the line serves. It is named by its hash and never changed."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Self

from outreach.catalog.formats import CURRENT, FORMAT
from outreach.catalog.keypad import names_of
from outreach.catalog.parts import split_into_parts
from outreach.catalog.search_rows import SearchRows, make_tables, write_rows
from outreach.model.paces import USUAL_WORDS_PER_MINUTE
from outreach.model.programmes import Programme
from outreach.model.script import MessageScript, ServiceWording, Status
from outreach.model.told import ToldSection
from outreach.sms.page_form import page_form
from outreach.sms.pages import split_into_pages
from outreach.whole_files import write_whole
from outreach.wording.commands import plain_keyword
from outreach.wording.phrasebook import Phrasebook

#: the build before stays, for a repeated webhook is answered from the build that answered first
KEPT_BUILDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipEntry:
    """Which audio file says which words, and how fast."""

    words: str
    sha256: str
    seconds: float
    #: words a minute
    rate: int = USUAL_WORDS_PER_MINUTE


class CatalogueWriter:
    """A catalogue in the making, in a file of its own beside the finished ones."""

    def __init__(self, folder: Path, *, serve: str) -> None:
        """Start an empty catalogue in a folder, which is made when it is missing.

        `serve` is "reviewed" or "drafts": a line that serves reviewed scripts refuses the other.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.path = folder / f"making-{os.getpid()}.sqlite"
        self.path.unlink(missing_ok=True)
        self._database = sqlite3.connect(self.path)
        self._database.executescript(files("outreach.catalog").joinpath("schema.sql").read_text(encoding="utf-8"))
        make_tables(self._database)
        self._database.executemany("insert into meta values (?, ?)", [("format", FORMAT), ("serve", serve)])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()
        self.path.unlink(missing_ok=True)

    def add_wordings(self, wordings: Iterable[ServiceWording]) -> None:
        """Put the line's own words in."""
        rows = [(w.language, w.name, w.sms, w.voice) for w in wordings]
        self._database.executemany("insert into wording values (?, ?, ?, ?)", sorted(rows))
        self._database.commit()

    def add_words(self, language: str, words: Iterable[str]) -> None:
        """Put in which words occur in the documents of a language, in plain form."""
        self._database.executemany("insert into said values (?, ?)", [(language, word) for word in sorted(words)])
        self._database.commit()

    def add_names(self, language: str, names: Iterable[tuple[str, str, str]]) -> None:
        """Put in what topics are called in a language: word, stem, keyword."""
        rows, lengths = sorted(names), dict[int, set[str]]()
        for word, _, _ in rows:
            lengths.setdefault(len(word), set()).add(word)
        self._database.executemany("insert into named values (?, ?, ?, ?)", [(language, *row) for row in rows])
        self._database.executemany("insert into named_length values (?, ?, ?)", [
            (language, length, "\n".join(sorted(words))) for length, words in sorted(lengths.items())])
        self._database.commit()

    def add_guides(self, language: str, guides: Iterable[tuple[str, str]]) -> None:
        """Put in the word that stands for each guide of a language, and its document, in their order."""
        rows = [(language, number, *guide) for number, guide in enumerate(guides, start=1)]
        self._database.executemany("insert into guide values (?, ?, ?, ?)", rows)
        self._database.commit()

    def add_programmes(self, programmes: Iterable[Programme]) -> None:
        """Put in what people may join."""
        rows = [(p.language, p.code, p.kind.value, p.channel.value, p.document, str(p.rhythm or ""), p.sms, p.voice)
                for p in programmes]
        self._database.executemany("insert into programme values (?, ?, ?, ?, ?, ?, ?, ?)", sorted(rows))
        self._database.commit()

    def add_scripts(self, scripts: Iterable[MessageScript], books: Mapping[str, Phrasebook]) -> None:
        """Put scripts in, cut into pages and parts by each language's own labels.

        A part whose topic is not served is a topic of its own, so that people find it.
        """
        served = tuple(scripts)
        sections = {(script.document, script.language, script.keyword) for script in served if not script.parent}
        for number, script in enumerate(served, start=1):
            parent = script.parent if (script.document, script.language, script.parent) in sections else ""
            self._add_script(number, replace(script, parent=parent), books[script.language])
        self._add_names(served)
        self._database.commit()

    def add_search(self, rows: SearchRows) -> None:
        """Put in what questions are answered by; scripts have the numbers of their order in `add_scripts`."""
        write_rows(self._database, rows)
        self._database.commit()

    def add_told(self, told: Iterable[Iterable[ToldSection]]) -> None:
        """Put in which sentences of its source each script tells, in the order of `add_scripts`."""
        rows = [(script, number, one.heading, one.sentences, one.of) for script, sections in enumerate(told, start=1)
                for number, one in enumerate(sections, start=1)]
        self._database.executemany("insert into told values (?, ?, ?, ?, ?)", rows)
        self._database.commit()

    def add_clips(self, clips: Iterable[ClipEntry]) -> None:
        """Put in which audio file says which words."""
        rows = [(clip.words, clip.rate, clip.sha256, clip.seconds) for clip in clips]
        self._database.executemany("insert into clip values (?, ?, ?, ?)", sorted(rows))
        self._database.commit()

    def finish(self) -> Path:
        """Name the file by its hash and let the line serve it from now on; old builds go."""
        self._database.execute("vacuum")
        self._database.close()
        name = hashlib.sha256(self.path.read_bytes()).hexdigest()[:16]
        target = self.folder / f"{name}.sqlite"
        self.path.replace(target)
        target.touch()
        _point_to(self.folder, name)
        _drop_old(self.folder, keep=name)
        return target

    def _add_script(self, number: int, script: MessageScript, book: Phrasebook) -> None:
        source, is_draft = script.source, script.review.status is not Status.REVIEWED
        self._database.execute(
            "insert into script values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, script.document, script.language, script.section, script.keyword, script.menu_digit,
             script.parent, script.title, is_draft, source.name, source.title, source.url, source.reviewed_on,
             source.review_frequency, source.checked_on),
        )
        words = dict.fromkeys((script.keyword, *script.aliases))
        self._database.executemany("insert into keyword values (?, ?, ?)",
                                   [(script.language, plain_keyword(word).lower(), number) for word in words])
        form = page_form(book, keyword=script.keyword, source=source.name, is_draft=is_draft)
        self._add_texts("page", number, (page.text for page in split_into_pages(script.sms, form)))
        self._add_texts("part", number, split_into_parts(script.voice))
        self._add_texts("passage", number, script.passages)

    def _add_names(self, served: tuple[MessageScript, ...]) -> None:
        """The keys that spell each topic, and each guide by its first topic."""
        firsts = {(script.document, script.language): number for number, script in reversed([*enumerate(served, 1)])}
        rows = {(script.language, keys, int(is_guide), number) for number, script in enumerate(served, start=1)
                for keys, is_guide in names_of(script)
                if keys and (not is_guide or firsts[script.document, script.language] == number)}
        self._database.executemany("insert into spelled values (?, ?, ?, ?)", sorted(rows))

    def _add_texts(self, table: str, script: int, texts: Iterable[str]) -> None:
        statement = {
            "page": "insert into page values (?, ?, ?)", "part": "insert into part values (?, ?, ?)",
            "passage": "insert into passage values (?, ?, ?)",
        }[table]
        self._database.executemany(statement, [(script, n, text) for n, text in enumerate(texts, start=1)])


def _point_to(folder: Path, name: str) -> None:
    write_whole(folder / CURRENT, f"{name}\n")


def _drop_old(folder: Path, *, keep: str) -> None:
    builds = sorted((path for path in folder.glob("*.sqlite") if not path.stem.startswith("making-")),
                    key=lambda path: (path.stem == keep, path.stat().st_mtime), reverse=True)
    for path in builds[KEPT_BUILDS:]:
        path.unlink()
