"""The folder of sound files."""

import hashlib
from pathlib import Path

import pytest

from outreach.speech.audio_store import AudioStore, cache_key


def test_a_file_is_named_by_its_bytes(tmp_path: Path) -> None:
    """What is kept can be read back under the hash of its bytes, and found by its key."""
    store = AudioStore(tmp_path)

    stored = store.keep(cache_key("a"), b"sound", seconds=1.0, kind="wav")

    assert hashlib.sha256(b"sound").hexdigest() == stored.sha256
    assert b"sound" == (tmp_path / f"{stored.sha256}.wav").read_bytes() == store.read(stored.sha256)
    assert stored == store.recall(cache_key("a"))


def test_a_damaged_or_missing_file_counts_as_absent(tmp_path: Path) -> None:
    """Damage is noticed on reading, and keeping the file again repairs it."""
    store = AudioStore(tmp_path)
    stored = store.keep("k", b"sound", seconds=1.0, kind="wav")
    store.path(stored.sha256).write_bytes(b"soun")

    assert store.recall("k") is None
    assert store.recall_bytes("k") is None
    store.keep("k", b"sound", seconds=1.0, kind="wav")
    assert stored == store.recall("k")
    store.path(stored.sha256).unlink()
    assert store.recall("k") is None


@pytest.mark.parametrize("note", [b"", b"{}", b"[1]", b'{"sha256": "../x", "seconds": 1, "kind": "wav"}',
                                  b'{"sha256": "' + b"a" * 64 + b'", "seconds": 1, "kind": "exe"}'])
def test_a_damaged_note_counts_as_absent(tmp_path: Path, note: bytes) -> None:
    """A note that cannot be understood leads nowhere, and never out of the folder."""
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "k.json").write_bytes(note)

    assert AudioStore(tmp_path).recall("k") is None


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n"])
def test_only_hashes_name_files(tmp_path: Path, name: str) -> None:
    """A name from outside cannot leave the folder."""
    with pytest.raises(ValueError, match="SHA-256"):
        AudioStore(tmp_path).path(name)


def test_keys_tell_their_parts_apart() -> None:
    """Two lists of parts share a key only when they are equal."""
    assert cache_key("a", "b") != cache_key("ab") != cache_key("b", "a")
    assert cache_key("a", 1) == cache_key("a", 1)


def test_nothing_is_left_beside_the_files(tmp_path: Path) -> None:
    """No temporary file survives."""
    AudioStore(tmp_path).keep("k", b"sound", seconds=1.0, kind="flac")

    assert {".flac", ".json"} == {path.suffix for path in tmp_path.rglob("*") if path.is_file()}
