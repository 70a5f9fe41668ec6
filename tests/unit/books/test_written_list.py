"""The list of what we wrote."""

from __future__ import annotations

from pathlib import Path

from outreach.books.written_list import Entry, WrittenList

OLD, NEW = Entry(sha256="1", made_from="a"), Entry(sha256="2", made_from="b")


def test_a_list_is_read_as_it_was_written(tmp_path: Path) -> None:
    """In the order of names."""
    WrittenList(tmp_path / "list").close({"b": NEW, "a": OLD})

    assert {"a": OLD, "b": NEW} == WrittenList(tmp_path / "list").latest
    assert ["list"] == [path.name for path in tmp_path.iterdir()]


def test_what_was_noted_counts_before_the_list_is_written(tmp_path: Path) -> None:
    """Both the bytes that were there and those that were about to be written are ours."""
    WrittenList(tmp_path / "list").close({"a": OLD})
    WrittenList(tmp_path / "list").note("a", NEW)

    after = WrittenList(tmp_path / "list")

    assert {"a": NEW} == after.latest
    assert (True, True, False) == (after.is_ours("a", "1"), after.is_ours("a", "2"), after.is_ours("b", "1"))


def test_a_line_that_was_cut_short_is_left_out(tmp_path: Path) -> None:
    """The lines before it count."""
    listed = WrittenList(tmp_path / "list")
    listed.note("a", OLD)
    listed.note("b", NEW)
    journal = tmp_path / "list.now"
    journal.write_bytes(journal.read_bytes()[:-20])

    assert {"a": OLD} == WrittenList(tmp_path / "list").latest
