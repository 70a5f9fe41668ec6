"""What a text means: one table, the first rule that fits decides."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from outreach.dialogue.meaning import Kind, Meaning, Situation
from outreach.dialogue.phrases import heard
from outreach.dialogue.understand import understand
from outreach.wording.commands import RESERVED_KEYWORDS, STOP_WORDS, why_unusable

DEV_CASES = Path(__file__).parents[4] / "shared" / "data" / "keywords_dev.json"
TOPICS = ("control", "why", "types", "staging", "treatment", "1", "2", "3", "4", "5")

TABLE = {
    "STOP": (Kind.OPT_OUT, "", "stop"),
    "please stop now": (Kind.OPT_OUT, "", "stop"),
    "stop stop STOP": (Kind.OPT_OUT, "", "stop"),
    "stop cancel end": (Kind.OPT_OUT, "", "stop"),
    "S T O P": (Kind.OPT_OUT, "", "stop"),
    "opt-out": (Kind.OPT_OUT, "", "stop"),
    "Alto": (Kind.OPT_OUT, "", "stop"),
    "no más": (Kind.OPT_OUT, "", "stop"),
    "END.": (Kind.OPT_OUT, "", "stop"),
    "START": (Kind.OPT_IN, "", "start"),
    "unstop": (Kind.OPT_IN, "", "start"),
    "HELP": (Kind.HELP, "", "help"),
    "info please": (Kind.HELP, "", "help"),
    "Ayuda": (Kind.HELP, "", "help"),
    "menu": (Kind.COMMAND, "MENU", "menu"),
    "0": (Kind.COMMAND, "PERSON", "person"),
    "thanks": (Kind.COURTESY, "", "courtesy"),
    "ok": (Kind.COURTESY, "", "courtesy"),
    "More!": (Kind.COMMAND, "MORE", "more"),
    "next": (Kind.COMMAND, "MORE", "more"),
    "back": (Kind.COMMAND, "BACK", "back"),
    "source?": (Kind.COMMAND, "SOURCE", "source"),
    "types": (Kind.KEYWORD, "types", "keyword"),
    "Types, please.": (Kind.KEYWORD, "types", "keyword"),
    "3": (Kind.KEYWORD, "3", "keyword"),
    "#3": (Kind.KEYWORD, "3", "keyword"),
    "9": (Kind.UNKNOWN, "", "unknown"),
    "typs": (Kind.UNKNOWN, "", "unknown"),
    "": (Kind.UNKNOWN, "", "unknown"),
    "yes": (Kind.UNKNOWN, "", "unknown"),
    "step": (Kind.UNKNOWN, "", "unknown"),
    "shop": (Kind.UNKNOWN, "", "unknown"),
    "don't stop": (Kind.QUESTION, "", "question"),
    "should I stop chemo": (Kind.QUESTION, "advice", "question"),
    "stop smoking": (Kind.QUESTION, "", "question"),
    "cancel my appointment": (Kind.QUESTION, "", "private"),
    "when does it end": (Kind.QUESTION, "", "question"),
    "is this the end?": (Kind.QUESTION, "", "question"),
    "I want this to stop": (Kind.IN_DOUBT, "", "in-doubt"),
    "enough": (Kind.IN_DOUBT, "", "in-doubt"),
    "I'm done": (Kind.IN_DOUBT, "", "in-doubt"),
    "stop start": (Kind.OPT_OUT, "", "stop"),
    "kill myself": (Kind.EMERGENCY, "crisis", "crisis"),
    "stop, my chest hurts": (Kind.EMERGENCY, "medical", "medical"),
    "help can't breathe": (Kind.EMERGENCY, "medical", "medical"),
    "types. i want to die": (Kind.EMERGENCY, "crisis", "crisis"),
    "911": (Kind.EMERGENCY, "medical", "medical"),
}


def meaning_of(text: str, **situation: object) -> Meaning:
    """What a text means to a line with five topics."""
    return understand(text, Situation(is_topic=lambda word: word in TOPICS, **situation))


@pytest.mark.parametrize(("text", "meaning"), TABLE.items())
def test_table(text: str, meaning: tuple[Kind, str, str]) -> None:
    """Each kind of text, its value and the rule that fired."""
    found = meaning_of(text)
    assert meaning == (found.kind, found.value, found.rule)


IN_A_SENTENCE = ("stop texting me", "please stop sending me messages", "no more texts", "don't text me",
                 "unsubscribe me", "take me off", "leave me alone", "wrong number", "I want to opt out",
                 "no más mensajes")
NO_OPT_OUT = ("don't stop texting me", "do not stop", "should I stop treatment", "can I stop chemo", "end of treatment",
              "when will the pain stop", "cancel my scan", "remove the tumor", "why did treatment stop",
              "can they remove it", "what happens if I stop the messages", "quit smoking", "no more treatment",
              "she died, stop", "does the cancer end", "stop the bleeding", "I don't want to stop texts",
              "they never contact me", "will it go away", "please don't contact my family", "take me off chemo",
              "can they take me off the ventilator", "please take me off life support", "remove me from the trial",
              "can my doctor remove me from the study", "don't send me to hospice", "don't send me home",
              "I want to opt out of chemo", "I need to opt out of the clinical trial", "no more contact with my sister",
              "please never send me to a nursing home")
SILENCED = ("my doctor gave me the wrong number", "cancel my message to the doctor", "stop messaging my doctor",
            "please stop contact between me and my ex")


@pytest.mark.parametrize("text", IN_A_SENTENCE)
def test_stop_in_a_sentence(text: str) -> None:
    """Any words that a reasonable person reads as STOP are STOP."""
    assert (Kind.OPT_OUT, "stop") == (meaning_of(text).kind, meaning_of(text).rule)


@pytest.mark.parametrize("text", NO_OPT_OUT)
def test_a_question_about_stopping_is_no_opt_out(text: str) -> None:
    """Nobody is silenced by words about their treatment."""
    assert Kind.OPT_OUT is not meaning_of(text).kind


@pytest.mark.parametrize("text", SILENCED)
def test_silenced_by_mistake(text: str) -> None:
    """STOP needs this line as its object; a doctor or a relative is another."""
    assert Kind.OPT_OUT is not meaning_of(text).kind


@pytest.mark.parametrize(("text", "situation", "expected"), [
    ("yes", {"reading": True}, (Kind.COMMAND, "MORE")), ("ok", {"reading": True}, (Kind.COMMAND, "MORE")),
    ("YES", {"opted_out": True}, (Kind.OPT_IN, "")), ("yes", {"opted_out": True, "reading": True}, (Kind.OPT_IN, "")),
    ("yes", {}, (Kind.UNKNOWN, "")), ("thanks", {"reading": True}, (Kind.COURTESY, "")),
    ("basta", {"provider_answered": "STOP"}, (Kind.OPT_OUT, "")),
    ("TYPES", {"provider_answered": "START"}, (Kind.OPT_IN, "")),
    ("STOP", {"provider_answered": "HELP"}, (Kind.HELP, "")),
])
def test_situation(text: str, situation: dict[str, object], expected: tuple[Kind, str]) -> None:
    """What the sender has open, has said, or was told by the provider decides what YES and OK mean."""
    meaning = meaning_of(text, **situation)
    assert expected == (meaning.kind, meaning.value)


@pytest.mark.parametrize("word", sorted(STOP_WORDS))
def test_a_stop_word_is_never_a_topic(word: str) -> None:
    """Even where a document had such a keyword, STOP is STOP, and no keyword may be one."""
    assert Kind.OPT_OUT == understand(word, Situation(is_topic=lambda _: True)).kind
    assert word.upper() in RESERVED_KEYWORDS


def test_no_keyword_is_a_word_that_means_something_else() -> None:
    """Every single word that danger, STOP and the commands are made of either names a topic or may not be a keyword."""
    written = str([dict(heard(name)) for name in ("danger", "stop", "said")])
    words = {*re.findall(r"[a-z]{3,}", written), "suicides", "suisidal", "overdosed", "desmayo", "unsubscribe"}
    lost = [word for word in words if "" == why_unusable(word.upper())
            and Kind.KEYWORD != understand(word, Situation(is_topic=lambda _: True)).kind]
    assert len(words) > 200
    assert [] == lost


@pytest.mark.parametrize("word", ["help", "start", "menu", "0", "more", "source", "back", "kill myself"])
def test_commands_and_danger_come_before_topics(word: str) -> None:
    """A topic never takes the place of a command or of danger."""
    assert Kind.KEYWORD != understand(word, Situation(is_topic=lambda _: True)).kind


@pytest.fixture(scope="module")
def cases() -> list[dict[str, str]]:
    """Labelled texts, where they are at hand."""
    if not DEV_CASES.exists():
        pytest.skip("the labelled texts are not at hand")
    found: list[dict[str, str]] = json.loads(DEV_CASES.read_text())["cases"]
    return found


def test_labelled_single_commands_opt_out(cases: list[dict[str, str]]) -> None:
    """Every single STOP word that must opt out does."""
    exact = [case["input"] for case in cases
             if (case["tier"], case["expected"], case["group"]) == ("must", "optout", "exact")]
    assert exact
    assert [] == [text for text in exact if meaning_of(text).kind is not Kind.OPT_OUT]


def test_labelled_emergencies_are_heard(cases: list[dict[str, str]]) -> None:
    """Every emergency that must be heard is, at its level."""
    must = [case for case in cases if (case["tier"], case["expected"]) == ("must", "emergency")]
    assert must
    heard = [(case["input"], meaning_of(case["input"])) for case in must]
    assert [] == [text for text, meaning in heard if meaning.kind is not Kind.EMERGENCY]
    assert [case["kind"] for case in must] == [meaning.value for _, meaning in heard]


def test_no_harmless_labelled_text_opts_out(cases: list[dict[str, str]]) -> None:
    """No text that means something else silences its sender."""
    harmless = [case["input"] for case in cases
                if case["expected"] != "optout" and "optout" not in case.get("accept", ())]
    assert len(harmless) > 50
    assert [] == [text for text in harmless if meaning_of(text).kind is Kind.OPT_OUT]


def test_labelled_opt_outs_in_a_sentence(cases: list[dict[str, str]]) -> None:
    """Every text that must opt out does, single word or not: "Stop texting me."."""
    must = [case["input"] for case in cases if (case["tier"], case["expected"]) == ("must", "optout")]
    assert [] == [text for text in must if meaning_of(text).kind is not Kind.OPT_OUT]


@pytest.mark.parametrize(("text", "is_stop"), [
    ("My chest hurts so bad. STOP", True), ("he isnt breathing! stop texting me", True),
    ("mi esposo no respira. no me manden mensajes", True), ("STOP i want to die", True),
    ("it hurts, my chest hurts. stop. please stop", False), ("I WANT TO DIE. STOP", False),
    ("i want to die. make it stop", False), ("chest pain. should i stop chemo", False),
    ("i took all my pills. stop. the. pain", False),
])
def test_a_stop_beside_danger(text: str, *, is_stop: bool) -> None:
    """A sentence of its own that means our texts; never a cry, and no question."""
    meaning = understand(text, Situation())
    assert (Kind.EMERGENCY, is_stop) == (meaning.kind, meaning.and_stop)
