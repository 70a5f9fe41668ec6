"""Which files are documents."""

from __future__ import annotations

from pathlib import Path

from outreach.ingest.folder import document_files, other_files


def put(folder: Path, *names: str) -> None:
    """Empty files, with their folders."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def names(folder: Path, paths: tuple[Path, ...]) -> list[str]:
    """Their paths in the folder."""
    return [path.relative_to(folder).as_posix() for path in paths]


def test_documents_are_found_in_folders_too(tmp_path: Path) -> None:
    """With either ending, in any case; hidden ones are nobody's."""
    put(tmp_path, "b.md", "a.MD", "sub/deep/c.markdown", ".hidden.md", ".git/d.md", "._e.md", "notes.txt")

    assert ["a.MD", "b.md", "sub/deep/c.markdown"] == names(tmp_path, document_files(tmp_path))


def test_files_that_somebody_may_miss_are_named(tmp_path: Path) -> None:
    """A letter is no document; a picture lies beside one."""
    put(tmp_path, "letter.docx", "sub/notes.txt", "page.md", "photo.JPG")

    assert ["letter.docx", "sub/notes.txt"] == names(tmp_path, other_files(tmp_path))


def test_a_link_to_nowhere_is_listed(tmp_path: Path) -> None:
    """Reading it says what is wrong; a link in a circle is not followed."""
    (tmp_path / "gone.md").symlink_to(tmp_path / "nothing")
    (tmp_path / "round").symlink_to(tmp_path)

    assert ["gone.md"] == names(tmp_path, document_files(tmp_path))
