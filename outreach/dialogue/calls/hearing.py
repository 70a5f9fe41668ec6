"""What a caller says, as the key that means the same, or as a topic; danger before everything.

The keypad does all of this, too. Words are never kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from outreach.dialogue.answering import ANSWERED
from outreach.dialogue.calls.scene import GOODBYE, CallScene, Move, Tell, afresh, elsewhere
from outreach.dialogue.calls.spoken_names import place_of_name
from outreach.dialogue.meaning import Kind, Meaning, Situation
from outreach.dialogue.normalise import normalise
from outreach.dialogue.phrases import heard
from outreach.dialogue.spoken_answers import spoken_answer
from outreach.dialogue.understand import understand
from outreach.dialogue.vocabulary import vocabulary_of
from outreach.model.calls import CallInput, CallPlace
from outreach.wording.commands import NUMBER_WORDS

_IN_TOPIC = frozenset(("part", "end", "reading", "paused"))
_IN_MENU = frozenset(("guides", "menu", "parts", "names", "danger", "spell"))
#: the key of each wish that means the same everywhere
_EVERYWHERE: Mapping[str, str] = MappingProxyType({"again": "#", "menu": "*", "person": "0", "slower": "9"})
_TOPIC_KEYS: Mapping[str, str] = MappingProxyType({
    "next": "1", "back": "4", "pause": "2", "where": "5", "text": "8", "parts": "3", "yes": "1"})
_MENU_KEYS: Mapping[str, str] = MappingProxyType({"page": "6", "name": "7"})
_ASKED_KEYS: Mapping[str, str] = MappingProxyType({"yes": "1", "next": "1", "no": "2"})
_ORDINALS = frozenset("12345")
#: what a command of texts is on the keypad
_COMMANDS: Mapping[str, str] = MappingProxyType({
    "MENU": "*", "PERSON": "0", "MORE": "1", "BACK": "4", "SOURCE": "5", "CALL": "#"})


def meaning_of_speech(scene: CallScene, call: CallInput) -> Move | str:
    """Where the words lead, or the key that means the same; empty when they are not understood."""
    place, said = call.place, normalise(call.speech)
    meaning = understand(call.speech, _situation(scene, place))
    wishes = _wishes(said)
    if first := _before_all(scene, place, meaning, wishes):
        return first
    if key := _key(wishes, place) or _number(said) or _ordinal(wishes, place):
        return key
    if wording := _kind_words(meaning):
        return _told(scene, place, wording)
    answer = _answered(scene, place, call.speech) if meaning.kind is Kind.QUESTION else None
    if answer and answer.rule == ANSWERED:
        return answer
    named = place_of_name(scene, place, said) or _keyword(scene, place, meaning)
    return Move(to=named) if named else answer or _command(meaning)


def _before_all(scene: CallScene, place: CallPlace, meaning: Meaning, wishes: frozenset[str]) -> Move | None:
    """Danger, a STOP, which is written down beside danger too, and a goodbye come before anything else."""
    stopped = _stopped(scene, place, meaning, wishes)
    if meaning.kind is Kind.EMERGENCY:
        return Move(to=elsewhere(place, "danger", typed=meaning.value), rule=meaning.value)
    if stopped:
        return _told(scene, place, stopped)
    return Move(to=GOODBYE) if "bye" in wishes else None


def _stopped(scene: CallScene, place: CallPlace, meaning: Meaning, wishes: frozenset[str]) -> str:
    """Write a STOP down before anything is said, and name its confirmation; empty where none was meant.

    Who is asked for a yes and says "cancel" means no. Beside danger or a death, those words come in its place.
    """
    if not meaning.and_stop and (meaning.kind is not Kind.OPT_OUT or (_is_asked(place) and "no" in wishes)):
        return ""
    confirmation = "texts-stopped" if scene.stop_texts(meaning.rule) else "stop-by-text"
    return "" if meaning.and_stop else confirmation


def _command(meaning: Meaning) -> str:
    """Commands of texts as keys; empty for anything else."""
    if meaning.kind is Kind.COMMAND:
        return _COMMANDS.get(meaning.value, "")
    if meaning.kind is Kind.HELP:
        return "0" if meaning.value == "person" else "#"
    return ""


def _answered(scene: CallScene, place: CallPlace, said: str) -> Move:
    """A question leads to the part of the topic that answers it; without one, to an honest no."""
    found = spoken_answer(said, scene.shelf, place.document)
    if found.unanswered:
        scene.count_unanswered(found.unanswered)
    if found.wording:
        return _told(scene, place, found.wording)
    there = elsewhere(place, "part", document=found.document, section=found.section, part=found.part, typed="")
    return Move(to=there, rule=ANSWERED)


def _told(scene: CallScene, place: CallPlace, wording: str) -> Move:
    return Move(to=afresh(place), before=(scene.prompts.say(wording),), rule=wording, tell=Tell.CHOICES)


def _kind_words(meaning: Meaning) -> str:
    """The wording that answers a feeling or a wish for advice; empty for none."""
    if meaning.kind is Kind.KINDNESS:
        return "loss" if meaning.value in ("died", "loss") else "fear"
    if meaning.kind is Kind.IN_DOUBT:
        return "in-doubt"
    return "advice" if meaning.kind is Kind.QUESTION and meaning.value == "advice" else ""


def _situation(scene: CallScene, place: CallPlace) -> Situation:
    shelf = scene.shelf
    return Situation(is_topic=lambda word: bool(shelf.named(word, place.document)),
                     vocabulary=vocabulary_of(shelf.catalogue, shelf.language))


def _keyword(scene: CallScene, place: CallPlace, meaning: Meaning) -> CallPlace | None:
    """The topic of a keyword; where several guides have one, the list of them."""
    if meaning.kind is not Kind.KEYWORD:
        return None
    topics = scene.shelf.named(meaning.value, place.document)
    if len(topics) == 1:
        return replace(place, step="part", document=topics[0].document, section=topics[0].section, part=1, tries=0,
                       odd=0, typed="")
    return place_of_name(scene, place, meaning.value) if topics else None


def _key(wishes: frozenset[str], place: CallPlace) -> str:
    """The key of a wish at a place; empty where the wish has none there."""
    here = _ASKED_KEYS if _is_asked(place) else _TOPIC_KEYS if place.step in _IN_TOPIC else _MENU_KEYS
    return next((keys[wish] for keys in (here, _EVERYWHERE) for wish in keys if wish in wishes), "")


def _is_asked(place: CallPlace) -> bool:
    """True where the line waits for a yes or no."""
    return place.step in ("text", "greeting", "join")


def _number(said: str) -> str:
    """A key that was named by its number; empty for anything else."""
    word = _bare(said)
    return word if len(word) == 1 and word.isdigit() else NUMBER_WORDS.get(word, "")


def _ordinal(wishes: frozenset[str], place: CallPlace) -> str:
    """The key of a choice that was named by its order; in a topic "the second" is no key."""
    keys = wishes & _ORDINALS if place.step in _IN_MENU else frozenset[str]()
    return next(iter(keys), "")


def _wishes(said: str) -> frozenset[str]:
    forms = frozenset((said, _bare(said)))
    return frozenset(name for name, words in _spoken().items() if forms & words)


def _bare(said: str) -> str:
    return " ".join(word for word in said.split() if word not in _spoken()["filler"])


@cache
def _spoken() -> Mapping[str, frozenset[str]]:
    """The words of each wish, as the file lists them."""
    return MappingProxyType({name: frozenset(word.replace("_", " ") for word in section["words"].split())
                             for name, section in heard("spoken").items() if isinstance(section, dict)})
