"""Texts brought into one plain form for matching."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.dialogue.normalise import LONGEST, POLITE, normalise, without_politeness

PLAIN = {
    "STOP": "stop",
    "  sToP \r\n": "stop",
    "STOP!!!": "stop",
    '"STOP"': "stop",
    "*Stop*.": "stop",
    "stop…": "stop",
    "st\u200bop": "stop",
    "\ufeffSTOP": "stop",
    "STO\u00adP": "stop",
    "ＳＴＯＰ": "stop",
    "stöp": "stop",
    "STOP 🛑": "stop",
    "s t o p": "stop",
    "S.T.O.P.": "stop",
    "S T": "s t",
    "a b see": "a b see",
    "opt-out": "opt out",
    "más": "mas",
    "ESPAÑOL": "espanol",
    "can’t": "cant",
    "can't": "cant",
    "can`t": "cant",
    "canʼt": "cant",
    "types\nplease": "types please",
    "TYPES\n-- \nDr. Someone, 555": "types",
    "TYPES\nSent from my phone": "types",
    "TYPES sent from my phone": "types",
    "sent from my heart": "sent from my heart",
    "STOP\nThanks,\nMary Ann": "stop",
    "STOP\n- Bob": "stop",
    "stop\nthe pain": "stop the pain",
    "types a b c d": "types abcd",
    "3️⃣": "3",
    "٣": "",
    "❸": "",
    "": "",
    " \t\n": "",
    "🛑": "",
    "שלום": "",
    "Straße": "strasse",
    "ﬁne": "fine",
    "a\x00b": "a b",
}


@pytest.mark.parametrize(("body", "plain"), PLAIN.items())
def test_one_plain_form(body: str, plain: str) -> None:
    """Case, accents, punctuation, odd spaces and signatures make no difference."""
    assert plain == normalise(body)


def test_only_the_longest_text_counts() -> None:
    """What no provider delivers is not even looked at."""
    assert normalise("a" * LONGEST) == normalise("a" * LONGEST + " stop")


@given(body=st.text(max_size=200))
def test_any_text_becomes_plain_words(body: str) -> None:
    """Whatever is texted: letters and digits in words one space apart; a second time changes nothing."""
    plain = normalise(body)
    assert all(c in "abcdefghijklmnopqrstuvwxyz0123456789 " for c in plain)
    assert " ".join(plain.split()) == plain
    assert plain == normalise(plain)


@pytest.mark.parametrize(("text", "rest"), [
    ("please stop", "stop"), ("stop please thanks", "stop"), ("pls types por favor", "types"), ("ok", "ok"),
    ("thank you", "you"), ("please", "please"), ("types please more", "types please more"), ("", ""),
])
def test_politeness_is_cut_at_either_end(text: str, rest: str) -> None:
    """Never in the middle, and never down to nothing."""
    assert rest == without_politeness(text)


@given(words=st.lists(st.sampled_from([*sorted(POLITE), "stop", "types"]), min_size=1, max_size=6))
def test_politeness_never_takes_the_last_word(words: list[str]) -> None:
    """Something is left of every text, and no polite word at either end unless it is all there is."""
    rest = without_politeness(" ".join(words)).split()
    assert rest
    assert len(rest) == 1 or not {rest[0], rest[-1]} & POLITE
