"""What each meaning is answered with: one function a kind of answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from outreach.dialogue.joining import answer_join, answer_leave, answer_no, answer_yes, read_note
from outreach.dialogue.listing import show_menu, show_person
from outreach.dialogue.meaning import LEAVES, NOT_UNDERSTOOD, Kind, Meaning
from outreach.dialogue.not_understood import answer_not_understood, puzzled
from outreach.dialogue.reading import go_back, go_on, show_source, show_topic
from outreach.dialogue.scene import Scene
from outreach.model.conversation import SmsReply, TextState, TextStep

#: what is answered with the hold while every script is held; a person's number still is given
_READING = frozenset((Kind.KEYWORD, Kind.COMMAND, Kind.QUESTION, Kind.UNKNOWN))


#: commands that read nothing
_NOT_READING = frozenset(("PERSON", "JOINED", "DECLINED", LEAVES))


def answer(scene: Scene, meaning: Meaning) -> TextStep:
    """The reply to a text that is to be answered, and the state after it."""
    if scene.shelf.holds.is_everything and meaning.kind in _READING and meaning.value not in _NOT_READING:
        return scene.say_held()
    if meaning.kind is Kind.KEYWORD:
        return show_topic(scene, meaning)
    if meaning.value in _PROGRAMMES:
        return _PROGRAMMES[meaning.value](scene, meaning)
    if meaning.kind is Kind.COMMAND:
        return _COMMANDS[meaning.value](scene, meaning.rule)
    if meaning.kind in NOT_UNDERSTOOD:
        return answer_not_understood(scene, meaning)
    return _service(scene, meaning)


def _service(scene: Scene, meaning: Meaning) -> TextStep:
    """The line's own words: STOP, START, HELP, danger, comfort; none for courtesy."""
    book, state = scene.shelf.book, scene.state
    if meaning.kind is Kind.OPT_OUT:
        return scene.say(book.sms("stop"), meaning.rule, _opted_out(state))
    if meaning.kind is Kind.OPT_IN:
        return scene.say(book.sms("start"), meaning.rule, replace(state, opted_out=False))
    if meaning.kind is Kind.COURTESY:
        return TextStep(reply=SmsReply(), state=state, rule=meaning.rule)
    if meaning.kind is Kind.HELP and not book.common["person_line"]:
        return scene.say(book.sms("help"), meaning.rule)
    return scene.say(book.sms(meaning.value or meaning.rule), meaning.rule,
                     _opted_out(state) if meaning.and_stop else state)


def _opted_out(state: TextState) -> TextState:
    """After a STOP nothing that was open or asked is kept."""
    return replace(state, opted_out=True, position=None, question=None)


def _set_language(scene: Scene, rule: str) -> TextStep:
    """Say which language it is from now on, or that it has nothing to read."""
    if len(scene.shelf.books) < 2:
        return puzzled(scene)
    name = "no-topics-here" if scene.shelf.has_other_topics else "language-set"
    return scene.say(scene.shelf.book.sms(name), rule)


def _show_call(scene: Scene, rule: str) -> TextStep:
    """The number to dial; what is being read stays open."""
    has_number = bool(scene.shelf.book.common["call_line"])
    return scene.say(scene.shelf.book.sms("call" if has_number else "call-none"), rule)


def _forget(scene: Scene, rule: str) -> TextStep:
    """Keep nothing of what was read, asked or spoken; STOP and the notice are facts that stay."""
    state = scene.state
    kept = TextState(opted_out=state.opted_out, notice=state.notice, traffic=state.traffic)
    return scene.say(scene.shelf.book.sms("forget"), rule, kept)


#: commands with the words of programmes behind them
_PROGRAMMES: Mapping[str, Callable[[Scene, Meaning], TextStep]] = MappingProxyType({
    "JOIN": answer_join, LEAVES: answer_leave})
_COMMANDS: Mapping[str, Callable[[Scene, str], TextStep]] = MappingProxyType({
    "MENU": show_menu, "PERSON": show_person, "MORE": go_on, "BACK": go_back, "SOURCE": show_source,
    "CALL": _show_call, "FORGET": _forget, "ESPANOL": _set_language, "ENGLISH": _set_language,
    "JOINED": answer_yes, "DECLINED": answer_no, "GO": lambda scene, rule: read_note(scene, scene.note, rule),
})
