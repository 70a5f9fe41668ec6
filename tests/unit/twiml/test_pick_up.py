"""The second of silence at the beginning of a call."""

from __future__ import annotations

import hashlib
import io

import soundfile
from flask.testing import FlaskClient

from outreach.twiml.pick_up import SILENCE, SILENCE_SHA256
from tests.fakes import Provider
from tests.phones import read_twiml


def test_it_is_a_second_of_silence_for_the_phone() -> None:
    """8 kHz, one channel, mu-law, and not a sample of sound."""
    with soundfile.SoundFile(io.BytesIO(SILENCE)) as file:
        assert (8000, 1, "ULAW", 8000) == (file.samplerate, file.channels, file.subtype, file.frames)
        assert not file.read().any()


def test_a_call_begins_with_it(provider: Provider, client: FlaskClient) -> None:
    """Whether or not any clip was rendered."""
    gather = read_twiml(provider.step()).find("Gather")
    assert gather is not None
    assert [f"/audio/{SILENCE_SHA256}.wav"] == [gather[0].text]
    answer = client.get(gather[0].text or "")
    assert (200, "audio/wav") == (answer.status_code, answer.mimetype)
    assert SILENCE_SHA256 == hashlib.sha256(answer.data).hexdigest()
