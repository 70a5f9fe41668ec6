"""The call dialogue: (place, key) -> what is heard next and what is waited for. Pure.

A call keeps no state but its place, which travels in the address of the next step; so a
step that is repeated gives the same answer, and a restart loses no call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from outreach.catalog.lookup import Topic
from outreach.dialogue.prompts import MOST_KEYS, Prompts
from outreach.model.conversation import CallInput, CallPlace, Transfer, VoiceReply

#: silences in a row before the call ends, politely
MOST_SILENCES = 3
#: how long a person's phone rings before the call comes back
RING_SECONDS = 25
MENU, GUIDES = CallPlace(step="menu"), CallPlace(step="guides")
Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFlow:
    """Answers one step of a call after the other."""

    prompts: Prompts
    #: a person's number; empty when there is nobody
    person_number: str
    today: date
    #: another language, and the words that offer it; empty where there is none to choose
    offered: tuple[tuple[str, str], ...] = ()

    def answer(self, call: CallInput) -> VoiceReply:
        """Say what the caller hears next."""
        steps: dict[str, Callable[[CallInput], VoiceReply]] = {
            "start": self._start, "greeting": self._at_greeting, "guides": self._at_guides, "menu": self._at_menu,
            "parts": self._at_parts, "part": self._at_topic, "end": self._at_topic,
            "after-dial": self._after_dial,
        }
        return steps.get(call.place.step, self._start)(call)

    def _start(self, _: CallInput) -> VoiceReply:
        """Who we are; then another language where there is one, else the menu."""
        if self.offered:
            foreign = tuple((words, language) for language, words in self.offered)
            prompts = (*self.prompts.greeting(), *(words for words, _ in foreign))
            return VoiceReply(prompts=prompts, gather=CallPlace(step="greeting"), rule="greeting", foreign=foreign)
        return _preceded(*self.prompts.greeting(), reply=self._menu(), rule="greeting")

    def _at_greeting(self, call: CallInput) -> VoiceReply:
        """Behind the offer of another language keys mean what they mean in the menu; without one the menu comes."""
        if call.key == "#":
            return self._start(call)
        first = self._menu()
        return self.answer(replace(call, place=first.gather or MENU)) if call.key else first

    def _at_guides(self, call: CallInput) -> VoiceReply:
        """Keys choose a guide; a build with one guide, or with many, has its menu instead."""
        guide = _chosen(self.prompts.shelf.guides, call.key)
        return self._menu(guide) if guide else self._anywhere(call, self._menu(), repeat=self._menu())

    def _at_menu(self, call: CallInput) -> VoiceReply:
        topic = self.prompts.shelf.numbered(call.key, call.place.document) if call.key else None
        if topic:
            return self._part(topic, 1)
        if call.key == "*":
            return self._menu()
        return self._anywhere(call, self._menu(call.place.document), repeat=self._menu(call.place.document))

    def _at_topic(self, call: CallInput) -> VoiceReply:
        topic = self.prompts.shelf.place(call.place.document, call.place.section)
        if topic is None:
            gone = self._menu(before=(self.prompts.say("topic-gone"),))
            return self._person() if call.key == "0" else gone
        if self.prompts.shelf.is_taken_back(topic):
            return self._person() if call.key == "0" else self._not_served(topic, self.prompts.shelf.hold_wording)
        if call.key == "1":
            return self._onward(topic, call.place)
        if call.key == "2" and call.place.step == "end" and self.prompts.shelf.subtopics(topic):
            return self._parts_menu(topic)
        again = self._part(topic, call.place.part if call.place.step == "part" else 1)
        return self._anywhere(call, self._choices(topic, call.place), repeat=again)

    def _at_parts(self, call: CallInput) -> VoiceReply:
        """The parts of a topic: keys choose one."""
        topic = self.prompts.shelf.place(call.place.document, call.place.section)
        if topic is None or self.prompts.shelf.is_taken_back(topic):
            return self._at_topic(call)
        part = _chosen(self.prompts.shelf.subtopics(topic)[:MOST_KEYS], call.key)
        if part:
            return self._part(part, 1)
        return self._anywhere(call, self._parts_menu(topic), repeat=self._parts_menu(topic))

    def _parts_menu(self, topic: Topic) -> VoiceReply:
        place = CallPlace(step="parts", document=topic.document, section=topic.section)
        return VoiceReply(prompts=self.prompts.parts_menu(topic), gather=place, rule="parts")

    def _onward(self, topic: Topic, place: CallPlace) -> VoiceReply:
        """Key 1: the next part, and after the last part the next topic."""
        if place.step == "part":
            return self._part(topic, place.part + 1)
        following = self._next_topic(topic)
        return self._part(following, 1) if following else self._menu(topic.document)

    def _anywhere(self, call: CallInput, here: VoiceReply, *, repeat: VoiceReply) -> VoiceReply:
        """What each key means wherever the caller is: 0 person, * menu, # repeat."""
        if call.key == "0":
            return self._person()
        if call.key == "*":
            return self._menu(call.place.document)
        if call.key == "#":
            return repeat
        if call.key:
            return _preceded(self.prompts.say("no-such-key"), reply=here, rule="no-such-key")
        return self._silence(call.place, here)

    def _silence(self, place: CallPlace, here: VoiceReply) -> VoiceReply:
        tries = place.tries + 1
        if tries >= MOST_SILENCES or here.gather is None:
            return self._goodbye()
        waiting = replace(here, gather=replace(here.gather, tries=tries))
        return _preceded(self.prompts.say(f"silence-{tries}"), reply=waiting, rule="silence")

    def _goodbye(self) -> VoiceReply:
        number = (self.prompts.say("person-number"),) if self.person_number else ()
        return VoiceReply(prompts=(*number, self.prompts.say("goodbye")), rule="goodbye")

    def _menu(self, document: str = "", before: tuple[str, ...] = ()) -> VoiceReply:
        """A guide's topics; without a guide the first menu."""
        prompts = self.prompts.menu(document) if document else self.prompts.first_menu()
        place = GUIDES if self.prompts.shelf.guides and not document else replace(MENU, document=document)
        return VoiceReply(prompts=(*before, *prompts), gather=place, rule="menu")

    def _part(self, topic: Topic, number: int) -> VoiceReply:
        """Read a part aloud; behind the last one comes where it is from."""
        if instead := self.prompts.shelf.instead(topic):
            return self._not_served(topic, instead)
        parts = self.prompts.shelf.catalogue.parts(topic)
        number = min(number, len(parts))
        spoken = self.prompts.part(topic, number, parts)
        place = CallPlace(step="part", document=topic.document, section=topic.section, part=number)
        if number < len(parts):
            return self._read(topic, (*spoken, *self.prompts.between_parts()), place)
        after = self.prompts.after_topic(topic, self.today, has_next=self._next_topic(topic) is not None)
        return self._read(topic, (*spoken, *after), replace(place, step="end"))

    @staticmethod
    def _read(topic: Topic, prompts: tuple[str, ...], gather: CallPlace) -> VoiceReply:
        return VoiceReply(prompts=prompts, gather=gather, rule="part", served=topic.name, keyword=topic.keyword)

    def _not_served(self, topic: Topic, wording: str) -> VoiceReply:
        """Say why a topic is not read today; then its guide's menu, or where that is empty the first one."""
        document = topic.document if self.prompts.shelf.topics(topic.document) else ""
        before = () if self.prompts.shelf.holds.is_everything else (self.prompts.say(wording),)
        return replace(self._menu(document, before=before), rule=wording)

    def _choices(self, topic: Topic, place: CallPlace) -> VoiceReply:
        """The choices at a place again, without reading the part again."""
        if place.step == "part":
            prompts = self.prompts.between_parts()
        else:
            prompts = self.prompts.choices_after_topic(topic, has_next=self._next_topic(topic) is not None)
        return VoiceReply(prompts=prompts, gather=replace(place, tries=0), rule="choices")

    def _next_topic(self, topic: Topic) -> Topic | None:
        """The next topic of the menu; after a part the next part, and then what follows its topic."""
        shelf = self.prompts.shelf
        topics = shelf.every_topic(topic.document)
        behind = _behind(topic, topics)
        if topic.parent:
            head = next(other for other in topics if other.keyword == topic.parent)
            behind = (*_behind(topic, shelf.catalogue.subtopics(head)), *_behind(head, topics))
        return next((other for other in behind if not shelf.instead(other)), None)

    def _person(self) -> VoiceReply:
        if not self.person_number:
            return _preceded(self.prompts.say("person-none"), reply=self._menu(), rule="person-none")
        transfer = Transfer(number=self.person_number, ring_seconds=RING_SECONDS, then=CallPlace(step="after-dial"))
        return VoiceReply(prompts=(self.prompts.say("person-transfer"),), transfer=transfer, rule="person")

    def _after_dial(self, call: CallInput) -> VoiceReply:
        """Back from a person: the call ends after a talk; else the number is read out, twice."""
        if call.dial_status == "completed":
            return VoiceReply(prompts=(self.prompts.say("goodbye"),), rule="goodbye")
        number = (self.prompts.say("person-number"),) if self.person_number else ()
        return self._menu(before=(self.prompts.say("person-missed"), *number))


def _preceded(*prompts: str, reply: VoiceReply, rule: str) -> VoiceReply:
    return replace(reply, prompts=(*prompts, *reply.prompts), rule=rule)


def _behind(topic: Topic, topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
    """What follows a topic; nothing where it is not among them."""
    numbers = [other.number for other in topics]
    return topics[numbers.index(topic.number) + 1:] if topic.number in numbers else ()


def _chosen(items: Sequence[Choice], key: str | None) -> Choice | None:
    """What the key 1, 2, 3 … chooses."""
    return next((item for number, item in enumerate(items, start=1) if key == str(number)), None)
