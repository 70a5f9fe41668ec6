"""Scripts: what an approval binds to."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.model.script import Review, Span, Status, hash_words
from tests.factories import make_script, make_wording, sign


@pytest.mark.parametrize("change", [
    {"title": "Other"}, {"keyword": "KINDS"}, {"aliases": ("KINDS",)}, {"sms": ("There are two types.",)},
    {"voice": ("There are two types.",)}, {"passages": ("A type is a kind.",)},
    {"sms": ("There are two types. One is short.", "One is long.")},
])
def test_an_approval_binds_to_every_authored_word(change: dict[str, object]) -> None:
    """Also to where one unit ends and the next begins, for pages follow from it."""
    script = make_script()

    assert script.words_sha256 != replace(script, **change).words_sha256  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [
    {"menu_digit": "2"}, {"flags": ("grade-above-8",)}, {"strategy": "list"}, {"spans": ()},
    {"review": Review(status=Status.RETIRED)}, {"drafted_sha256": "1" * 64},
])
def test_an_approval_does_not_bind_to_labels(change: dict[str, object]) -> None:
    """The menu's order or a drafting note may change without a new signature."""
    script = make_script()

    assert script.words_sha256 == replace(script, **change).words_sha256  # type: ignore[arg-type]


def test_words_cannot_move_between_parts_unseen() -> None:
    """A unit told by text is not the same script when it is only spoken."""
    by_text, by_voice = make_script(sms=("One.", "Two."), voice=("Three.",)), make_script(sms=("One.",),
                                                                                        voice=("Two.", "Three."))

    assert by_text.words_sha256 != by_voice.words_sha256


def test_a_changed_menu_key_is_an_edit() -> None:
    """So that a new draft does not overwrite a person's order."""
    assert make_script().content_sha256 != make_script(menu_digit="2").content_sha256


def test_a_wordings_hash_binds_to_text_and_voice() -> None:
    """Its name too; its signature not."""
    wording = make_wording(sms="Bye.", voice="Goodbye.")

    assert wording.words_sha256 == sign(wording).words_sha256
    assert 4 == len({w.words_sha256 for w in (wording, replace(wording, sms="By."), replace(wording, voice="Good."),
                                             replace(wording, name="bye"))})


@given(st.lists(st.text(max_size=10), max_size=5), st.lists(st.text(max_size=10), max_size=5))
def test_two_lists_share_a_hash_only_when_equal(first: list[str], second: list[str]) -> None:
    """No separator can be smuggled in by the words themselves."""
    assert (first == second) == (hash_words(*first) == hash_words(*second))


def test_a_span_is_written_and_read_back() -> None:
    """Section and sentence; a section's name may hold hyphens."""
    span = Span(section="types-of-illness", sentence="0123456789ab")

    assert "types-of-illness:0123456789ab" == str(span)
    assert span == Span.parse(str(span))


@pytest.mark.parametrize("text", ["", "types", "types:", ":0123", ":"])
def test_half_a_span_is_refused(text: str) -> None:
    """Section or sentence is missing."""
    with pytest.raises(ValueError, match="section:hash"):
        Span.parse(text)


def test_a_scripts_name_is_its_place() -> None:
    """Document, language, section."""
    assert "illness/en/types" == make_script().name


def test_where_a_topic_stands_is_no_word_of_it() -> None:
    """An approval holds when a topic becomes part of another; that it was edited still shows."""
    script = make_script()
    moved = replace(script, parent="CARE")

    assert script.words_sha256 == moved.words_sha256
    assert script.content_sha256 != moved.content_sha256
