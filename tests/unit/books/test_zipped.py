"""Zip files without a clock."""

from __future__ import annotations

import io
import zipfile

from outreach.books.zipped import zipped

FILES = (("mimetype", b"application/epub+zip"), ("a/page.xhtml", b"word " * 100), ("a/sound.mp3", b"\x00" * 500))


def test_files_come_out_as_they_went_in() -> None:
    """In order; sound and the first file of an EPUB are not packed."""
    with zipfile.ZipFile(io.BytesIO(zipped(FILES))) as archive:
        assert list(FILES) == [(name, archive.read(name)) for name in archive.namelist()]
        assert [0, 8, 0] == [entry.compress_type for entry in archive.infolist()]
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in archive.infolist()}


def test_the_kind_of_book_stands_at_its_fixed_place() -> None:
    """Readers look for it behind the first 30 bytes and the name, without unpacking."""
    assert b"mimetypeapplication/epub+zip" == zipped(FILES)[30:58]


def test_equal_files_give_equal_bytes() -> None:
    """Another order gives others."""
    assert zipped(FILES) == zipped(FILES) != zipped(FILES[::-1])
