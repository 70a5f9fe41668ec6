"""LEAVE ends what its sender names; STOP and its family end everything, also before a programme's word."""

from __future__ import annotations

import pytest

from outreach.dialogue.meaning import LEAVES, Kind, Situation
from outreach.dialogue.understand import understand
from outreach.wording.commands import why_unusable

CODES = Situation(codes=frozenset(("recur", "news", "chemo", "nutricion")))


@pytest.mark.parametrize(("body", "codes"), [
    ("LEAVE RECUR", "recur"), ("leave recur please", "recur"), ("I want to leave recur", "recur"),
    ("How do I leave RECUR?", "recur"), ("leave recur and news", "news recur"), ("leave the recur texts", "recur"),
    ("Take me off recur", "recur"), ("I want out of news", "news"), ("no more recur texts", "recur"),
    ("I don't want recur", "recur"), ("leave recurr", "recur"), ("leave chemo", "chemo"),
    ("salir recur", "recur"), ("Salir de Nutrición", "nutricion"), ("dejar recur", "recur"),
    ("no quiero recur", "recur"),
    ("LEAVE", ""), ("leave all", ""), ("leave the programme", ""), ("salir de todo", ""), ("dejar", "")])
def test_what_a_leave_ends(body: str, codes: str) -> None:
    """What its sender names, with one slip; alone it ends all of them."""
    meaning = understand(body, CODES)
    assert (LEAVES, codes, True) == (meaning.value, meaning.asked, meaning.ends_something)


@pytest.mark.parametrize("body", [
    "STOP", "stop recur", "STOP RECUR please", "quit recur", "cancel news", "end recur", "unsubscribe from recur",
    "stop the recur texts", "opt out recur", "revoke news", "baja recur", "no mas recur", "salir", "leave me alone"])
def test_words_of_law_end_everything(body: str) -> None:
    """47 CFR 64.1200(a)(10): stop, quit, end, revoke, opt out, cancel, unsubscribe; a name narrows none of them."""
    assert Kind.OPT_OUT is understand(body, CODES).kind


@pytest.mark.parametrize("body", [
    "should I stop chemo", "stop chemo", "leave the hospital", "when can I leave", "leave a message", "leave message",
    "dejar de fumar", "no more pain", "I don't want chemo to hurt", "should I leave recur", "drop foot", "no more"])
def test_what_ends_nothing(body: str) -> None:
    """Questions on a treatment that a programme is named for, and leaving anything else."""
    meaning = understand(body, CODES)
    assert not meaning.ends_something or body == "no more", meaning


def test_a_line_without_programmes() -> None:
    """Nothing can be left there, and LEAVE means nothing."""
    assert not understand("LEAVE", Situation()).ends_something
    assert why_unusable("LEAVE")
