"""A folder of documents with its drafts and a list of reviewers, for tests of signing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from outreach.catalog.reviewers import REVIEWERS
from outreach.faithful.sources import Sources
from outreach.review.approve import Desk, approve
from outreach.review.drafts import write_drafts
from outreach.review.keep import Drafted
from tests.factories import REVIEWER, make_book, write_page
from tests.unit.faithful.sleep import PAGE

DAY = date(2026, 2, 2)
OTHER = "Bo Example, MD"
FRONT = "---\ntitle: Sleep\nsource: Elm Clinic\nlastReviewed: '2026-01-31'\nreviewFrequency: quarterly\n" \
        "url: https://clinic.example.org/sleep\nlanguage: en\n---\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Where people review."""

    content: Path
    scripts: Path

    @property
    def desk(self) -> Desk:
        """A desk that reads the documents as they are now."""
        return Desk(sources=Sources(self.content, self.scripts), today=DAY)

    @property
    def naps(self) -> Path:
        """The script about naps."""
        return self.scripts / "sleep" / "en" / "naps.md"

    @property
    def goodbye(self) -> Path:
        """A wording of the line."""
        return self.scripts / "_service" / "en" / "goodbye.md"

    def write(self, page: str = PAGE, front: str = FRONT, name: str = "sleep.md") -> None:
        """Put a document into the folder."""
        write_page(self.content, front + page, name)

    def draft(self) -> dict[str, Drafted]:
        """Draft again; what became of each script, by file name."""
        lines = write_drafts(self.content, self.scripts, make_book())
        return {line.path.name: line for line in lines if line.path.parent.parent.name != "_service"}

    def sign(self, path: Path | None = None, **accept: tuple[str, ...]) -> None:
        """Sign the script about naps, or another file."""
        approve(path or self.naps, reviewer=REVIEWER, desk=self.desk, **accept)

    def edit(self, old: str, new: str, path: Path | None = None) -> None:
        """Change words of the script about naps, or of another file."""
        path = path or self.naps
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


def open_office(folder: Path, page: str = PAGE) -> Office:
    """A folder with one page about naps, drafted, and two people who may sign."""
    for name, content in _files_of(page).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return Office(content=folder / "content", scripts=folder / "scripts")


@cache
def _files_of(page: str) -> dict[str, bytes]:
    """Drafted once for all tests: drafting takes longer than most of them."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        office = Office(content=folder / "content", scripts=folder / "scripts")
        office.content.mkdir()
        office.write(page)
        office.draft()
        people = "".join(f'[[reviewer]]\nname = "{name}"\nrole = "educator"\n\n' for name in (REVIEWER, OTHER))
        (office.scripts / REVIEWERS).write_text(people, encoding="utf-8")
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
