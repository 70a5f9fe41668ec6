"""One step of a call after the other: the table of all places, and the keys that mean the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from outreach.dialogue.calls.by_text import TEXT_STEP
from outreach.dialogue.calls.emergency import DANGER_STEP
from outreach.dialogue.calls.greeting import GREETING_STEP, START_STEP
from outreach.dialogue.calls.hearing import meaning_of_speech
from outreach.dialogue.calls.joining import JOIN_STEP
from outreach.dialogue.calls.menus import GUIDES_STEP, MENU_STEP, PARTS_STEP, first_place, menu_place
from outreach.dialogue.calls.names import NAMES_STEP, SPELL_STEP
from outreach.dialogue.calls.outreach import OUTREACH_STEP, for_machine
from outreach.dialogue.calls.people import GOODBYE_STEP, PERSON_STEP, after_dial
from outreach.dialogue.calls.reading import READING_STEP
from outreach.dialogue.calls.scene import CallScene, Move, Step, Tell, afresh, elsewhere
from outreach.dialogue.calls.silence import more_time, not_understood
from outreach.dialogue.calls.topics import END_STEP, PART_STEP, PAUSED_STEP
from outreach.model.calls import CallInput, CallPlace, VoiceReply

#: the kinds of places in a call, by the name that stands in an address
STEPS: Mapping[str, Step] = MappingProxyType({
    "start": START_STEP, "greeting": GREETING_STEP, "guides": GUIDES_STEP, "menu": MENU_STEP, "parts": PARTS_STEP,
    "part": PART_STEP, "end": END_STEP, "paused": PAUSED_STEP, "reading": READING_STEP, "spell": SPELL_STEP,
    "names": NAMES_STEP, "text": TEXT_STEP, "danger": DANGER_STEP, "join": JOIN_STEP,
    "outreach": OUTREACH_STEP, "person": PERSON_STEP, "goodbye": GOODBYE_STEP,
})
AFTER_DIAL = "after-dial"
#: keys that mean the same at every place
PERSON_KEY, MENU_KEY, AGAIN_KEY, PACE_KEY = "0", "*", "#", "9"
#: places where keys spell letters, so that only a key alone is a command
_TYPED = frozenset(("spell",))


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFlow:
    """Answers one step of a call after the other."""

    scene: CallScene

    def answer(self, call: CallInput) -> VoiceReply:
        """Say what the caller hears next. A place that no step knows is the beginning."""
        if call.place.step == AFTER_DIAL:
            return after_dial(self.scene, call)
        if call.by_machine:
            return OUTREACH_STEP.arrive(self.scene, for_machine(call.place))
        step = STEPS.get(call.place.step, START_STEP)
        if call.key and call.place.step not in _TYPED:
            call = replace(call, key=call.key[:1])
        if call.key is None and not call.speech:
            return step.arrive(self.scene, call.place)
        return self._go(self._move(step, call))

    def _move(self, step: Step, call: CallInput) -> Move:
        """What the caller's key or words lead to."""
        if call.speech:
            understood = meaning_of_speech(self.scene, call)
            if isinstance(understood, Move):
                return understood
            call = replace(call, speech="", key=understood)
            if not understood:
                return not_understood(self.scene, call.place, spoken=True)
        if not call.key:
            return step.wait(self.scene, call.place)
        return self._everywhere(call) or step.choose(self.scene, call) or self._other_key(call)

    def _everywhere(self, call: CallInput) -> Move | None:
        """0 is a person and star the topics, wherever the caller is."""
        if call.key == PERSON_KEY:
            return Move(to=elsewhere(call.place, "person"))
        if call.key == PACE_KEY and call.place.step not in _TYPED:
            return self._other_pace(call.place)
        return Move(to=main_menu(self.scene, call.place)) if call.key == MENU_KEY else None

    def _other_pace(self, place: CallPlace) -> Move:
        """9 speaks slowly, and when pressed again as before; then says it again."""
        slow = not place.so_far.slow
        return Move(to=afresh(place), before=(self.scene.prompts.say("slow-on" if slow else "slow-off"),), slow=slow)

    def _other_key(self, call: CallInput) -> Move:
        """Pound is "again"; any other key gives time to those who were reminded, and costs no try."""
        if call.key == AGAIN_KEY:
            return Move(to=afresh(call.place))
        if call.place.tries:
            return more_time(self.scene, call.place)
        return not_understood(self.scene, call.place, spoken=False)

    def _go(self, move: Move) -> VoiceReply:
        """What is heard on the way, and then there."""
        reply = self._told(move)
        return replace(reply, prompts=(*move.before, *reply.prompts), rule=move.rule or reply.rule,
                       slow=move.slow)

    def _told(self, move: Move) -> VoiceReply:
        step = STEPS.get(move.to.step, START_STEP)
        if move.tell is Tell.NOTHING:
            return replace(step.arrive(self.scene, move.to), prompts=(), served="", keyword="", part=0, parts=0,
                           gather=move.to)
        arrive = step.remind if move.tell is Tell.CHOICES and step.remind else step.arrive
        return arrive(self.scene, move.to)


def main_menu(scene: CallScene, place: CallPlace) -> CallPlace:
    """Star: from a topic its guide's menu, from a menu the first one."""
    in_topic = place.section and place.step != "greeting"
    return menu_place(scene, place.document) if in_topic else first_place(scene)
