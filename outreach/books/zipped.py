"""Zip files whose bytes depend on what is in them alone: no clock, no machine, one order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

#: the earliest day that a zip file can name
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_EVERYBODY_READS = 0o644 << 16
#: sound is compressed already
_STORED = (".mp3", "mimetype")


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Pack files in the order given; sound, and an EPUB's "mimetype", as they are, all else deflated."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, date_time=_NO_DAY)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, _EVERYBODY_READS
            archive.writestr(entry, content)
    return target.getvalue()
