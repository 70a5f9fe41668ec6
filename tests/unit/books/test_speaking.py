"""Each sentence gets its clip, or the topic is left out by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.books.speaking import said_of, speak
from outreach.errors import SpeechError
from outreach.speech.choice import VoiceChoice
from outreach.speech.pronunciation import PRONUNCIATION
from tests.unit.books.guides import TYPES, choosing, make_guide, settings_in
from tests.unit.speech.fakes import ToneEngine


def test_a_heading_comes_first_and_pauses_follow_what_was_said() -> None:
    """0.7 s after a heading and a paragraph, 0.3 s after a sentence."""
    assert (("Types & Stages.", 0.7), ("There are two types.", 0.3), ("One is short.", 0.7),
            ("One is <long>.", 0.7)) == said_of(TYPES)


def test_every_sentence_has_its_clip_and_a_second_run_makes_none(tmp_path: Path) -> None:
    """One edited sentence is one clip."""
    settings, choose = settings_in(tmp_path), choosing(ToneEngine())
    first = speak((make_guide(),), settings, tmp_path, choose=choose)
    again = speak((make_guide(),), settings, tmp_path, choose=choose)
    edited = make_guide(title="Living")
    [topic] = [topic for topic in first.guides[0].topics if topic.topic is TYPES]

    assert [words for words, _ in said_of(TYPES)] == [piece.clip.text for piece in topic.pieces]
    assert (12, 0, 0) == (first.rendered, again.rendered, speak((edited,), settings, tmp_path, choose=choose).rendered)
    assert first.guides == again.guides


def test_a_topic_with_a_mute_sentence_is_left_out_by_name(tmp_path: Path) -> None:
    """The others are heard."""
    done = speak((make_guide(),), settings_in(tmp_path), tmp_path, choose=choosing(ToneEngine(refused=("is short",))))

    assert ["about", "part", "last"] == [topic.topic.slug for topic in done.guides[0].sections]
    assert ("illness/en/types: a sentence has no clip",) == done.left_out
    assert ["One is short."] == [failure.text for failure in done.failures]


def test_another_voice_says_what_the_first_cannot(tmp_path: Path) -> None:
    """As on a call: the book is whole."""
    def choose(_setting: str, _language: str) -> VoiceChoice:
        return VoiceChoice(engine=ToneEngine(refused=("is short",)), reason="a tone", fallback=ToneEngine(voice="b"))

    done = speak((make_guide(),), settings_in(tmp_path), tmp_path, choose=choose)

    assert ((), ()) == (done.failures, done.left_out)


def test_an_operators_pronunciation_makes_a_recording_anew(tmp_path: Path) -> None:
    """Only of the sentences with that word."""
    def again() -> int:
        return speak((make_guide(),), settings_in(tmp_path), tmp_path, choose=choosing(ToneEngine())).rendered

    assert (12, 0) == (again(), again())
    (tmp_path / PRONUNCIATION).write_text('[en]\nnobody = { ipa = "n", by = "J. Okafor, RN" }\n', encoding="utf-8")
    assert (1, 0) == (again(), again())


def test_a_guide_without_its_opening_is_not_given_out(tmp_path: Path) -> None:
    """Nobody would hear where it comes from."""
    done = speak((make_guide(),), settings_in(tmp_path), tmp_path, choose=choosing(ToneEngine(refused=("emergency",))))

    assert ((), ("illness/en/about: a sentence has no clip",)) == (done.guides, done.left_out)


def test_a_language_without_a_voice_is_left_out(tmp_path: Path) -> None:
    """And where there is none at all the reason is told."""
    spanish = make_guide(language="es")
    tone = choosing(ToneEngine())

    def choose(setting: str, language: str) -> VoiceChoice:
        return tone(setting, language) if language == "en" else VoiceChoice(engine=None, reason="no voice for es")

    done = speak((make_guide(), spanish), settings_in(tmp_path), tmp_path, choose=choose)
    assert (1, ("illness/es: no voice for es",)) == (len(done.guides), done.left_out)
    with pytest.raises(SpeechError, match="no voice for es"):
        speak((spanish,), settings_in(tmp_path), tmp_path, choose=choose)


def test_nothing_to_say_is_no_error(tmp_path: Path) -> None:
    """A line whose every topic is held gives out an empty folder."""
    assert () == speak((), settings_in(tmp_path), tmp_path).guides
