"""A guide or topic that a caller names aloud: by its title or a part of it, here first and then anywhere."""

from __future__ import annotations

from dataclasses import replace

from outreach.catalog.keypad import keys_of
from outreach.catalog.lookup import Topic
from outreach.dialogue.calls.pages import guides_page, has_guides
from outreach.dialogue.calls.scene import MENU, CallScene, at, elsewhere
from outreach.dialogue.normalise import normalise
from outreach.model.calls import CallPlace
from outreach.wording.commands import FILLERS

#: what is said around a name, beside the words that texts have around a keyword
_AROUND = FILLERS | frozenset("one ones about for of in that this part section guide tell more please uno sobre de del "
                              "tema guia parte".split())
#: shorter words name nothing by themselves
_SHORTEST_WORD = 3
#: of a title that is said; more names than are ever called alike
_MOST_WORDS, MOST_NAMES = 12, 40


def place_of_name(scene: CallScene, place: CallPlace, said: str) -> CallPlace | None:
    """Where the words lead: a topic of this guide, a guide of this menu, or a name that begins with them."""
    words = _named(said)
    if not any(len(word) >= _SHORTEST_WORD for word in words):
        return None
    here = _in_guide(scene, place, words)
    if len(here) == 1:
        return at(here[0])
    guides = _in_menu(scene, place, words)
    return replace(MENU, document=guides[0].document) if len(guides) == 1 else _anywhere(scene, place, words)


def _in_guide(scene: CallScene, place: CallPlace, words: tuple[str, ...]) -> tuple[Topic, ...]:
    """The topics of the guide at hand whose titles hold all the words, their parts among them."""
    if has_guides(scene.shelf) and not place.document:
        return ()
    topics = scene.shelf.topics(place.document)
    every = (*topics, *(part for topic in topics for part in scene.shelf.subtopics(topic)))
    return tuple(topic for topic in every if _holds(topic.title, words))


def _in_menu(scene: CallScene, place: CallPlace, words: tuple[str, ...]) -> tuple[Topic, ...]:
    if not has_guides(scene.shelf):
        return ()
    menu = guides_page(scene.shelf, place.part if place.step == "guides" else 1)
    return tuple(topic for _, topic in menu.choices if _holds(topic.source.title, words))


def _anywhere(scene: CallScene, place: CallPlace, words: tuple[str, ...]) -> CallPlace | None:
    """A title that was said whole; else a name that begins with the words, or with the longest of them."""
    if named := _titled(scene, words):
        return named
    joined, longest = "".join(words), max(words, key=len)
    for letters in (joined, longest):
        keys = keys_of(letters)
        found = scene.shelf.catalogue.spelled(keys, scene.shelf.language, 2)
        if len(found) == 1 and letters == joined:
            topic, is_guide = found[0]
            return replace(MENU, document=topic.document) if is_guide else at(topic)
        if found and len(letters) >= _SHORTEST_WORD:
            return elsewhere(place, "names", typed=keys, part=1)
    return None


def _titled(scene: CallScene, words: tuple[str, ...]) -> CallPlace | None:
    """The guide or topic of whose title these are all the words; of two that are called alike, none."""
    shelf = scene.shelf
    for at_word in range(min(len(words), _MOST_WORDS)):
        found = shelf.catalogue.spelled(keys_of("".join(words[at_word:])), shelf.language, MOST_NAMES)
        whole = [(topic, is_guide) for topic, is_guide in found
                 if _named(topic.source.title if is_guide else topic.title) == words and not shelf.instead(topic)]
        if len(whole) == 1:
            topic, is_guide = whole[0]
            return replace(MENU, document=topic.document) if is_guide else at(topic)
    return None


def _named(title: str) -> tuple[str, ...]:
    return tuple(word for word in normalise(title).split() if word not in _AROUND)


def _holds(title: str, words: tuple[str, ...]) -> bool:
    return set(words) <= set(normalise(title).split())
