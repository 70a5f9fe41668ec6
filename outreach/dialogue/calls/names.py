"""Dial by name: the first letters of a guide or topic on the keypad reach any of thousands."""

from __future__ import annotations

from dataclasses import replace

from outreach.catalog.lookup import Topic
from outreach.dialogue.calls.menus import first_place
from outreach.dialogue.calls.pages import MORE_KEY, NAME_KEY, MenuPage, in_pages
from outreach.dialogue.calls.scene import MENU, PERSON, CallScene, Move, Step, at, elsewhere
from outreach.dialogue.calls.silence import wait_in_menu
from outreach.model.calls import CallInput, CallPlace, VoiceReply

#: more letters than any name needs
MOST_LETTERS = 12
#: more names than anybody listens to
MOST_NAMES = 40


def _arrive_spell(scene: CallScene, place: CallPlace) -> VoiceReply:
    """Ask for letters, which the pound key ends."""
    prompts = (scene.prompts.say("spell"), scene.prompts.say("all-topics"), *scene.prompts.offer_person())
    return VoiceReply(prompts=prompts, gather=replace(place, typed=""), rule="spell", typing=True)


def _choose_spelled(scene: CallScene, call: CallInput) -> Move | None:
    """The only name with these letters, or a list of those that have them."""
    keys = (call.key or "").rstrip("#")[:MOST_LETTERS]
    if "*" in keys:
        return Move(to=first_place(scene))
    if keys == "0":
        return Move(to=PERSON)
    found = _found(scene, keys)
    if not found:
        before = (scene.prompts.say("spelled-none"),)
        return Move(to=elsewhere(call.place, "spell"), before=before, rule="spelled-none")
    if len(found) == 1:
        return Move(to=_of(*found[0]))
    return Move(to=elsewhere(call.place, "names", typed=keys, part=1))


def _arrive_names(scene: CallScene, place: CallPlace) -> VoiceReply:
    menu = _menu(scene, place)
    if not menu.choices:
        return _arrive_spell(scene, replace(place, step="spell"))
    hints = tuple(topic.source.title if is_guide else topic.title for _, (topic, is_guide) in menu.choices)
    return VoiceReply(prompts=scene.prompts.spelled(menu), gather=replace(place, part=menu.number), rule="names",
                      hints=hints)


def _choose_name(scene: CallScene, call: CallInput) -> Move | None:
    menu = _menu(scene, call.place)
    if call.key == MORE_KEY and menu.has_more:
        return Move(to=elsewhere(call.place, "names", part=menu.number + 1))
    if call.key == NAME_KEY:
        return Move(to=elsewhere(call.place, "spell", part=1))
    chosen = menu.chosen(call.key)
    return Move(to=_of(*chosen)) if chosen else None


def _menu(scene: CallScene, place: CallPlace) -> MenuPage[tuple[Topic, bool]]:
    return in_pages(_found(scene, place.typed), place.part)


def _found(scene: CallScene, keys: str) -> tuple[tuple[Topic, bool], ...]:
    """The guides whose name begins with these keys, then the topics; True beside a guide."""
    if not keys.isascii() or not keys.isdigit():
        return ()
    shelf = scene.shelf
    served = ((topic, is_guide) for topic, is_guide in shelf.catalogue.spelled(keys, shelf.language, MOST_NAMES)
              if not shelf.instead(topic))
    return tuple(served)


def _of(topic: Topic, is_guide: bool) -> CallPlace:
    return replace(MENU, document=topic.document) if is_guide else at(topic)


SPELL_STEP = Step(arrive=_arrive_spell, choose=_choose_spelled, wait=wait_in_menu)
NAMES_STEP = Step(arrive=_arrive_names, choose=_choose_name, wait=wait_in_menu)
