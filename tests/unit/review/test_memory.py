"""The memory of commands: exact about what an answer rests on, and worth nothing once damaged."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from outreach.review.memory import Memory, program_sha256


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A file that answers are about."""
    path = tmp_path / "page.md"
    path.write_text("words")
    return path


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A memory that knows one answer."""
    path = tmp_path / "memory" / "draft.json"
    memory = Memory(path)
    memory.keep("key", ["an answer", 1])
    memory.save()
    return path


def test_an_answer_is_found_again(saved: Path) -> None:
    """In the next run, as it was given."""
    assert ["an answer", 1] == Memory(saved).recall("key")
    assert None is Memory(saved).recall("another key")


def test_what_nobody_asks_for_is_forgotten(saved: Path) -> None:
    """Documents come and go; the memory does not grow for ever."""
    memory = Memory(saved)
    memory.keep("other", "new")
    memory.save()

    assert (None, "new") == (Memory(saved).recall("key"), Memory(saved).recall("other"))


def test_a_key_tells_name_bytes_and_what_else_decides(page: Path) -> None:
    """Each of them changes it, nothing else does."""
    memory = Memory()
    before, moved = memory.key(page, "wordings"), page.with_name("moved.md")
    moved.write_text("words")
    keys = {before, memory.key(page, "other wordings"), memory.key(moved, "wordings")}
    page.write_text("other words")
    keys.add(memory.key(page, "wordings"))
    page.write_text("words")

    assert 4 == len(keys)
    assert before == memory.key(page, "wordings")


def test_every_damaged_byte_is_noticed(saved: Path) -> None:
    """A memory that is not as it was written is an empty one, and can be written anew."""
    whole = saved.read_bytes()
    for place in range(len(whole)):
        saved.write_bytes(whole[:place] + bytes((whole[place] ^ 1,)) + whole[place + 1:])
        assert None is Memory(saved).recall("key"), place
    for end in range(len(whole)):
        saved.write_bytes(whole[:end])
        assert None is Memory(saved).recall("key"), end


def test_another_programs_memory_is_empty(saved: Path) -> None:
    """Other code, wordings, libraries or Python may draft otherwise."""
    text = saved.read_text().partition("\n")[2].replace(program_sha256(), "0" * 64)
    saved.write_text(f"{hashlib.sha256(json.dumps([text]).encode()).hexdigest()}\n{text}")

    assert None is Memory(saved).recall("key")


def test_without_a_place_nothing_is_kept(tmp_path: Path) -> None:
    """Tests and small tools need no memory."""
    memory = Memory()
    memory.keep("key", "answer")
    memory.save()

    assert [] == list(tmp_path.iterdir())


def test_a_disk_that_takes_nothing_breaks_nothing(page: Path) -> None:
    """The memory saves time; without it the work is done again."""
    memory = Memory(page / "below a file" / "draft.json")
    memory.keep("key", "answer")
    memory.save()

    assert "words" == page.read_text()


def test_an_unchanged_memory_is_not_written(saved: Path) -> None:
    """A run that changes nothing leaves every file alone."""
    before = saved.stat().st_mtime_ns
    memory = Memory(saved)
    memory.keep("key", memory.recall("key"))
    memory.save()

    assert before == saved.stat().st_mtime_ns


def test_a_file_nobody_can_read_has_no_key(page: Path) -> None:
    """Whoever looks at it says why; nothing is remembered of it."""
    memory = Memory(page.with_name("memory.json"))
    page.unlink()
    memory.keep(memory.key(page, ""), "answer")
    memory.save()

    assert "" == memory.key(page, "")
    assert None is Memory(page.with_name("memory.json")).recall("")
