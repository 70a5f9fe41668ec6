"""What was read of documents is kept, and never counts for anything else than what is there now."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.catalog.script_files import read_script
from outreach.desk.kept_sources import KeptSources
from outreach.faithful.sources import Origin, SourceGone, Sources
from tests.unit.faithful.sleep import PAGE
from tests.unit.review.office import Office, open_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """One page, drafted."""
    return open_office(tmp_path)


def kept(office: Office) -> Origin:
    """The source of the script about naps, as a page of the desk asks for it."""
    return KeptSources(office.content, office.scripts, memory_of(office)).of(read_script(office.naps))


def memory_of(office: Office) -> Path:
    """Where it is kept."""
    return office.content.parent / "memory"


def file_of(office: Office) -> Path:
    """What is kept of the page."""
    return memory_of(office) / "sleep.source"


def test_it_is_what_is_read(office: Office) -> None:
    """The first time, from the memory, and with only the document from the memory."""
    read = Sources(office.content, office.scripts).of(read_script(office.naps))
    assert kept(office) == read
    written = file_of(office).stat().st_mtime_ns
    assert kept(office) == read
    assert file_of(office).stat().st_mtime_ns == written
    office.edit("Naps", "Short naps")
    assert kept(office) == Sources(office.content, office.scripts).of(read_script(office.naps, changed_words=True))
    assert file_of(office).stat().st_mtime_ns > written


def test_what_changed_is_read_anew(office: Office) -> None:
    """The document's words, and a document that is gone."""
    before = kept(office)
    office.write(PAGE.replace("7 hours", "9 hours"))
    assert kept(office).topic.section.sha256 != before.topic.section.sha256
    (office.content / "sleep.md").unlink()
    with pytest.raises(SourceGone, match="sleep is not there"):
        kept(office)


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\n", b"\xff" * 90 + b"\n\x80\x05"])
def test_a_damaged_memory_counts_nothing(office: Office, damage: bytes) -> None:
    """Cut off, overwritten, or with its words changed."""
    read = kept(office)
    whole = file_of(office).read_bytes()
    for content in (damage, whole[:-9], whole.replace(whole[-9:], b"123456789")):
        file_of(office).write_bytes(content)
        assert kept(office) == read
        assert file_of(office).read_bytes() == whole


def test_a_disk_that_takes_nothing_costs_time_alone(office: Office) -> None:
    """A file where the folder should be."""
    memory_of(office).write_text("in the way")
    assert kept(office) == Sources(office.content, office.scripts).of(read_script(office.naps))
