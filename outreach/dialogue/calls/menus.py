"""The menus of a call: the guides, the topics of one, the parts of a topic."""

from __future__ import annotations

from dataclasses import replace

from outreach.catalog.lookup import Topic
from outreach.dialogue.calls.pages import MORE_KEY, NAME_KEY, MenuPage, guides_page, has_guides, parts_page, topics_page
from outreach.dialogue.calls.scene import GUIDES, MENU, CallScene, Move, Step, at, elsewhere
from outreach.dialogue.calls.silence import wait_in_menu
from outreach.model.calls import CallInput, CallPlace, VoiceReply


def first_place(scene: CallScene) -> CallPlace:
    """The first menu: which guide, where there are several; else the topics of the only one."""
    return GUIDES if has_guides(scene.shelf) and not scene.shelf.holds.is_everything else MENU


def menu_place(scene: CallScene, document: str) -> CallPlace:
    """The menu of a guide; the first one where none is meant, or the guide has nothing to read today."""
    return replace(MENU, document=document) if document and scene.shelf.topics(document) else first_place(scene)


def arrive_first(scene: CallScene, place: CallPlace) -> VoiceReply:
    """The first menu, whichever it is."""
    return _arrive_guides(scene, place) if place.step == GUIDES.step else _arrive_menu(scene, place)


def choose_first(scene: CallScene, call: CallInput) -> Move | None:
    """What a key means in the first menu."""
    return _choose_guide(scene, call) if call.place.step == GUIDES.step else _choose_topic(scene, call)


def instead_of_topic(scene: CallScene, topic: Topic, wording: str) -> VoiceReply:
    """Say why a topic is not read today; then its guide's menu, or where that is empty the first one."""
    before = () if scene.shelf.holds.is_everything else (scene.prompts.say(wording),)
    menu = arrive_first(scene, menu_place(scene, topic.document))
    return replace(menu, prompts=(*before, *menu.prompts), rule=wording)


def topic_gone(scene: CallScene) -> VoiceReply:
    """A topic that this build has no more: the topics that there are."""
    menu = arrive_first(scene, first_place(scene))
    return replace(menu, prompts=(scene.prompts.say("topic-gone"), *menu.prompts))


def _arrive_guides(scene: CallScene, place: CallPlace) -> VoiceReply:
    if first_place(scene) != GUIDES:
        return _arrive_menu(scene, elsewhere(place, "menu", document="", section="", part=1))
    menu = guides_page(scene.shelf, place.part)
    hints = tuple(topic.source.title for _, topic in menu.choices)
    return VoiceReply(prompts=scene.prompts.first_menu(menu.number), gather=replace(place, part=menu.number),
                      rule="menu", hints=hints)


def _choose_guide(scene: CallScene, call: CallInput) -> Move | None:
    menu = guides_page(scene.shelf, call.place.part)
    guide = menu.chosen(call.key)
    return Move(to=replace(MENU, document=guide.document)) if guide else _turn(menu, call)


def _arrive_menu(scene: CallScene, place: CallPlace) -> VoiceReply:
    menu = topics_page(scene.shelf, place.document, place.part)
    return VoiceReply(prompts=scene.prompts.menu(place.document, menu.number), hints=_titles(menu),
                      gather=replace(place, part=menu.number), rule="menu")


def _choose_topic(scene: CallScene, call: CallInput) -> Move | None:
    menu = topics_page(scene.shelf, call.place.document, call.place.part)
    topic = menu.chosen(call.key)
    return Move(to=at(topic)) if topic else _turn(menu, call)


def _arrive_parts(scene: CallScene, place: CallPlace) -> VoiceReply:
    topic = scene.topic(place)
    if topic is None:
        return topic_gone(scene)
    if scene.shelf.is_taken_back(topic):
        return instead_of_topic(scene, topic, scene.shelf.hold_wording)
    menu = parts_page(scene.shelf, topic, place.part)
    if not menu.choices:
        return _arrive_menu(scene, replace(MENU, document=topic.document))
    return VoiceReply(prompts=scene.prompts.parts_menu(topic, menu.number), gather=replace(place, part=menu.number),
                      rule="parts", hints=_titles(menu))


def _choose_part(scene: CallScene, call: CallInput) -> Move | None:
    topic = scene.topic(call.place)
    if topic is None or scene.shelf.is_taken_back(topic):
        return Move(to=call.place)
    menu = parts_page(scene.shelf, topic, call.place.part)
    part = menu.chosen(call.key)
    return Move(to=at(part)) if part else _turn(menu, call)


def _turn(menu: MenuPage[Topic], call: CallInput) -> Move | None:
    """6 turns the page where there is another one; 7 spells a name."""
    if call.key == MORE_KEY and menu.has_more:
        return Move(to=elsewhere(call.place, call.place.step, part=menu.number + 1))
    return Move(to=elsewhere(call.place, "spell", part=1, typed="")) if call.key == NAME_KEY else None


def _titles(menu: MenuPage[Topic]) -> tuple[str, ...]:
    return tuple(topic.title for _, topic in menu.choices)


GUIDES_STEP = Step(arrive=_arrive_guides, choose=_choose_guide, wait=wait_in_menu)
MENU_STEP = Step(arrive=_arrive_menu, choose=_choose_topic, wait=wait_in_menu)
PARTS_STEP = Step(arrive=_arrive_parts, choose=_choose_part, wait=wait_in_menu)
