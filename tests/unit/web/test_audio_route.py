"""Clips over the web: exact type, kept for a year, by hash alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from outreach.bootstrap import Service
from outreach.settings import Settings


@pytest.fixture
def clip(service: Service, settings: Settings, add_clips: Callable[[Service], None]) -> Path:
    """One clip of the line."""
    add_clips(service)
    return next(settings.audio_folder.glob("*.wav"))


def test_a_clip(client: FlaskClient, clip: Path) -> None:
    """Its bytes, the type that providers play, its hash as the tag, and a year to keep it."""
    answer = client.get(f"/audio/{clip.name}")
    assert (200, "audio/wav", clip.read_bytes()) == (answer.status_code, answer.headers["Content-Type"], answer.data)
    assert f'"{clip.stem}"' == answer.headers["ETag"]
    assert {"public", "immutable", "max-age=31536000"} == set(answer.headers["Cache-Control"].split(", "))
    assert str(clip.stat().st_size) == answer.headers["Content-Length"]


@pytest.mark.parametrize("tag", ['"{}"', 'W/"{}"', '"other", "{}"', "*"])
def test_a_clip_that_is_known_is_not_sent_again(client: FlaskClient, clip: Path, tag: str) -> None:
    """A cache that has the clip is told so: 304, without a body."""
    answer = client.get(f"/audio/{clip.name}", headers={"If-None-Match": tag.format(clip.stem)})
    assert (304, b"") == (answer.status_code, answer.data)
    assert 200 == client.get(f"/audio/{clip.name}", headers={"If-None-Match": '"other"'}).status_code


def test_a_part_of_a_clip(client: FlaskClient, clip: Path) -> None:
    """A player that asks for the first bytes gets those."""
    answer = client.get(f"/audio/{clip.name}", headers={"Range": "bytes=0-3"})
    assert (206, b"RIFF") == (answer.status_code, answer.data)


@pytest.mark.parametrize("name", [
    "{hash}", "{hash}.mp3", "{hash}.WAV", "{upper}.wav", "{hash}0.wav", "{short}.wav", "{zeros}.wav", ".wav", "",
    "../outreach.sqlite", "..%2Foutreach.sqlite", "%2e%2e/outreach.sqlite", "..%2f..%2f{hash}.wav", "{hash}%00.wav",
    "{hash}.wav%0a", "%2Fetc%2Fpasswd", "{hash}/../{hash}.txt", "current.wav",
])
def test_nothing_else_is_found(client: FlaskClient, clip: Path, name: str) -> None:
    """No other name, no way out of the folder: 404, and never a word of another file."""
    asked = name.format(hash=clip.stem, upper=clip.stem.upper(), short=clip.stem[:-1], zeros="0" * 64)
    answer = client.get(f"/audio/{asked}")
    assert 404 == answer.status_code
    assert b"SQLite" not in answer.data


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_clips_are_only_read(client: FlaskClient, clip: Path, method: str) -> None:
    """Nothing can be put where the clips lie."""
    assert 405 == client.open(f"/audio/{clip.name}", method=method).status_code
    assert clip.exists()


def test_a_clip_whose_file_is_gone_is_said_instead(client: FlaskClient, service: Service, clip: Path,
                                                  settings: Settings) -> None:
    """The provider's voice says a prompt whose clip cannot be served, so nobody hears nothing."""
    words = service.words_of_clip(clip.stem)
    assert words is not None
    assert clip.stem == service.playable_clip(words, service.builds.shelf().catalogue)
    clip.unlink()
    assert service.playable_clip(words, service.builds.shelf().catalogue) is None
