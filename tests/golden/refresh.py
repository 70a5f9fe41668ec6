"""Write the expected scripts of tests/golden/condense/ anew: `python -m tests.golden.refresh`.

Read the difference before you commit it: it is what patients would hear differently.
"""

from __future__ import annotations

from pathlib import Path

from outreach.catalog.script_files import write_script
from outreach.condense.draft import draft_scripts
from outreach.ingest.reader import document_title, read_document
from tests.factories import make_book

CONDENSE = Path(__file__).parent / "condense"


def inputs() -> list[Path]:
    """The documents that are drafted."""
    return sorted(CONDENSE.glob("*.md"))


def expected_file(document: Path) -> Path:
    """Where the scripts of a document are expected."""
    return document.with_suffix(".scripts.txt")


def scripts_of(path: Path) -> str:
    """Every draft of a document, as its files would read, one below the other."""
    document = read_document(path)
    drafts = draft_scripts(document, title=document_title(document), book=make_book())
    return "\n".join(f"=== {draft.name}.md\n{write_script(draft)}" for draft in drafts)


def refresh() -> None:
    """Write what the drafts are today."""
    for path in inputs():
        expected_file(path).write_text(scripts_of(path), encoding="utf-8")


if __name__ == "__main__":
    refresh()
