"""Spanish written as it sounds."""

from __future__ import annotations

import pytest

from outreach.dialogue.danger import danger_in
from outreach.dialogue.spanish_sounds import by_sound, sound_of


@pytest.mark.parametrize(("written", "right"), [
    ("kiero", "quiero"), ("bivir", "vivir"), ("mensages", "mensajes"), ("rrespirar", "respirar"), ("haire", "aire"),
    ("kitar", "quitar"), ("resivir", "recibir"), ("convulcion", "convulsion"), ("yamen", "llamen"),
    ("zangre", "sangre"),
])
def test_two_spellings_of_one_word_sound_alike(written: str, right: str) -> None:
    """Letters that sound alike are one."""
    assert sound_of(right) == sound_of(written)


@pytest.mark.parametrize(("one", "other"), [("pecho", "peso"), ("cara", "gara"), ("guerra", "gera")])
def test_other_words_keep_their_sound(one: str, other: str) -> None:
    """What sounds differently stays different; "gue" is a hard g."""
    assert sound_of(one) != sound_of(other)


def test_short_words_have_no_sound() -> None:
    """Three letters sound like too many other words."""
    assert {"bibir": "vivir"} == dict(by_sound(["vivir", "voz", "va"]))


@pytest.mark.parametrize(("text", "level"), [
    ("no kiero bivir", "crisis"), ("kiero morirme", "crisis"), ("me quiero kitar la vida", "crisis"),
    ("me falta el haire", "medical"), ("kiero bibir muchos anos", ""),
])
def test_danger_is_heard_as_it_sounds(text: str, level: str) -> None:
    """Written by ear, danger is danger, and the will to live is not."""
    assert level == danger_in(text)
