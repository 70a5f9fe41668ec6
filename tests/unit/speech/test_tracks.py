"""Clips laid end to end, with the time of each."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import soundfile  # type: ignore[import-untyped]

from outreach.errors import SpeechError
from outreach.speech.audio_store import AudioStore
from outreach.speech.render import render_clips
from outreach.speech.tracks import Piece, mp3_track, phone_track

from .fakes import ToneEngine

SAID = (("Recurrent cancer comes back.", 0.7), ("It can be local.", 0.3), ("It can be distant.", 0.7))


def pieces_in(store: AudioStore) -> list[Piece]:
    """The sentences with their clips."""
    clips = render_clips([words for words, _ in SAID], engine=ToneEngine(), store=store).clips
    return [Piece(clip=clip, pause=pause) for clip, (_, pause) in zip(clips, SAID, strict=True)]


@pytest.mark.parametrize(("make", "rate_hz"), [(phone_track, 8000), (mp3_track, 24000)])
def test_each_sentence_begins_after_the_pause_of_the_one_before(tmp_path: Path, make, rate_hz: int) -> None:
    """To a thousandth of a second; the sound file is no shorter."""
    pieces = pieces_in(AudioStore(tmp_path))
    track = make(pieces, AudioStore(tmp_path))
    info = soundfile.info(io.BytesIO(track.content))

    lengths = [piece.clip.seconds + piece.pause for piece in pieces]
    assert pytest.approx((0.0, lengths[0], sum(lengths[:2])), abs=0.002) == track.starts
    assert pytest.approx(sum(lengths), abs=0.003) == track.seconds
    assert (rate_hz, True) == (info.samplerate, track.seconds <= info.duration + 0.001)


@pytest.mark.parametrize("make", [phone_track, mp3_track])
def test_a_sentence_is_silent_before_it_begins(tmp_path: Path, make) -> None:
    """What is lit up is what is heard: MP3, which plays some 0.05 s late, included."""
    track = make(pieces_in(AudioStore(tmp_path)), AudioStore(tmp_path))
    samples, rate_hz = soundfile.read(io.BytesIO(track.content))

    for start in track.starts[1:]:
        at = round(start * rate_hz)
        assert abs(samples[at - rate_hz // 5:at]).max() < 0.01
        assert abs(samples[at:at + rate_hz // 5]).max() > 0.1


@pytest.mark.parametrize(("pattern", "make"), [("*.wav", phone_track), ("full/*.flac", mp3_track)])
def test_a_damaged_clip_is_told_and_not_given_out(tmp_path: Path, pattern: str, make) -> None:
    """With its first words and what to do."""
    pieces = pieces_in(AudioStore(tmp_path))
    for path in tmp_path.glob(pattern):
        path.write_bytes(b"spoilt")

    with pytest.raises(SpeechError, match=r"Recurrent cancer comes back.*Run the command again"):
        make(pieces, AudioStore(tmp_path))
