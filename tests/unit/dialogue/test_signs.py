"""Signs of danger: things that stand near each other, in whatever order."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach.dialogue.danger import FAINT, HINTED, LEVELS, danger_in, sounds_low
from outreach.dialogue.normalise import normalise
from outreach.dialogue.signs import NEAR, known_things, read_sign, readings, sign_words, signs, signs_in, spoken
from outreach.errors import WordingError
from tests.fakes import paper_shelf
from tests.unit.dialogue.test_texts import meaning_of

TEXTS = Path(__file__).parent / "texts"
#: kind replies that name the crisis line
KIND = ("in-doubt", "fear", "lonely")
ROUNDS = tuple(sorted(path.stem for path in TEXTS.glob("danger_*.toml")))


def texts_of(half: str) -> Iterator[tuple[str, str]]:
    """Each text of a round, with the level that it must reach; empty for a harmless one."""
    for group in tomllib.loads((TEXTS / f"{half}.toml").read_text(encoding="utf-8"))["group"]:
        yield from ((line, group["level"]) for line in group["texts"].strip().splitlines())


def is_heard(text: str, level: str) -> bool:
    """Answered as danger; despair that is only hinted at may get another reply that names the crisis line."""
    meaning = meaning_of(text)
    return meaning.kind == "emergency" or (level == HINTED and meaning.rule in KIND and not meaning.and_stop)


@pytest.mark.parametrize("half", ROUNDS)
def test_danger_is_heard(half: str) -> None:
    """Every text of danger is answered as danger, hinted despair with 988; none of them opts anybody out."""
    missed = [text for text, level in texts_of(half) if level and not is_heard(text, level)]
    assert [] == missed


@pytest.mark.parametrize("half", ROUNDS)
def test_harmless_neighbours(half: str) -> None:
    """Of the harmless texts fewer than 3 in 100 are taken for danger, and none for a STOP."""
    kinds = [(text, meaning_of(text).kind) for text, level in texts_of(half) if not level]
    alarms = [text for text, kind in kinds if kind == "emergency"]
    assert [] == [text for text, kind in kinds if kind == "optout"]
    assert len(alarms) < 0.03 * len(kinds), alarms


def test_there_are_rounds() -> None:
    """Nothing above passes because nothing was read."""
    assert len(ROUNDS) >= 2


@pytest.mark.parametrize("level", [*LEVELS, HINTED, FAINT])
def test_every_line_can_be_read(level: str) -> None:
    """A misspelt name is found here, not on the day somebody needs it."""
    assert signs(level)


def test_no_list_is_idle() -> None:
    """Each list of things is used by a line."""
    every = (sign for level in (*LEVELS, HINTED, FAINT) for sign in signs(level))
    used = {name for sign in every for name in (*sign.things, *sign.blocked_by)}
    assert set() == known_things() - used


@pytest.mark.parametrize("text", ["my chest feels so heavy", "heavy weight on my chest", "so heavy in the chest it is"])
def test_the_order_does_not_count(text: str) -> None:
    """What stands first makes no difference."""
    assert list(signs_in(spoken(text), "medical"))


def test_things_far_apart_are_no_sign() -> None:
    """Two things of a sign that belong to different thoughts."""
    assert [] == list(signs_in(spoken("chest " + "word " * NEAR + "heavy"), "medical"))


def test_one_word_counts_once() -> None:
    """A word that is two things cannot be a sign alone."""
    assert [] == list(signs_in(spoken("throat"), "medical"))


@pytest.mark.parametrize(("text", "level"), [
    ("oxygen is 82", "medical"), ("oxygen is 96", ""), ("bp 200 over 110", "medical"), ("bp 120 over 80", ""),
    ("sugar was 28", "medical"), ("sugar 110", ""), ("insulin and sugar 500 mg", ""), ("azucar 30", "medical"),
])
def test_measured_numbers(text: str, level: str) -> None:
    """A number close behind what was measured; not one of another unit."""
    assert level == danger_in(normalise(text))
    assert readings("medical")


@pytest.mark.parametrize("line", ["breath nosuchlist", "!laughing 5", "7"])
def test_a_line_that_cannot_be_read(line: str) -> None:
    """It says what is wrong."""
    with pytest.raises(WordingError):
        read_sign(line, known_things())


def test_words_are_of_their_language() -> None:
    """Spanish words are known by their sound, English ones are not."""
    assert "respirar" in sign_words("es")
    assert "respirar" not in sign_words("en")


@pytest.mark.parametrize("text", ["I am not suicidal", "i used to be suicidal but im better now"])
def test_despair_denied_is_answered_kindly(text: str) -> None:
    """No alarm and no opt-out, but the reply that names 988."""
    assert "in-doubt" == meaning_of(text).rule


@pytest.mark.parametrize("text", ["why not kill myself", "i cant promise im not suicidal"])
def test_despair_behind_a_denial(text: str) -> None:
    """Words that only look like a denial."""
    assert "crisis" == meaning_of(text).value


@pytest.mark.parametrize("name", KIND)
@pytest.mark.parametrize("language", ["en", "es"])
def test_kind_replies_name_the_crisis_line(name: str, language: str) -> None:
    """So does what is said to a low mood that no rule hears."""
    book = paper_shelf().speaking(language).book
    assert all("988" in book.sms(wording) for wording in (name, "unsure", "if-heavy"))


@pytest.mark.parametrize("text", ["i cannot carry this anymore", "nobody understands me", "i feel nothing, just tired",
                                  "its the end and i am ready", "ya no tengo ganas", "mi vida es muy triste"])
def test_a_low_mood(text: str) -> None:
    """Somebody speaks of themselves and of an end, of nobody, of no use."""
    assert sounds_low(normalise(text))


@pytest.mark.parametrize("text", ["what is staging", "when does treatment end", "my sister drives me to the clinic",
                                  "how do i stop the nausea", "que es la quimio", "mi hija me lleva al doctor"])
def test_no_low_mood(text: str) -> None:
    """A question, or something said in passing."""
    assert not sounds_low(normalise(text))


def test_a_sign_of_a_low_mood_is_no_alarm() -> None:
    """It ends nothing and calls nobody; only what is said changes."""
    assert "question" == meaning_of("my whole life has been about bridges").kind
