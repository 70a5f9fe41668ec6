"""What silence leads to: patience, then a person or a number, then the topics read in order.

A phone without keys works like this: its caller waits, and everything is read. A call never ends by
silence before a person or a number was offered, where there is one.
"""

from __future__ import annotations

from dataclasses import replace

from outreach.dialogue.calls.scene import GOODBYE, PERSON, CallScene, Move, Tell, at, elsewhere
from outreach.model.calls import CallPlace

#: silences in a row before something else is done
MOST_SILENCES = 3


def wait_in_menu(scene: CallScene, place: CallPlace) -> Move:
    """Twice a reminder that tells the choices only on request; then a person, or everything in order."""
    tries = place.tries + 1
    if tries >= MOST_SILENCES:
        return give_up(scene, place)
    before = (*_patience(scene, tries), scene.prompts.say("hear-choices"), *scene.prompts.offer_person())
    return Move(to=replace(place, tries=tries), before=before, rule="silence", tell=Tell.NOTHING)


def wait_in_topic(scene: CallScene, place: CallPlace) -> Move:
    """Twice the choices again; then the number of a person, and a goodbye."""
    tries = place.tries + 1
    if tries >= MOST_SILENCES:
        return Move(to=GOODBYE, before=number_of_person(scene), rule="goodbye")
    words = (scene.prompts.say(f"silence-{tries}"),)
    return Move(to=replace(place, tries=tries), before=words, rule="silence", tell=Tell.CHOICES)


def give_up(scene: CallScene, place: CallPlace) -> Move:
    """Somebody who cannot be understood, or does not answer: a person who is there, else the topics in order."""
    if scene.person.number:
        return Move(to=replace(PERSON, document=place.document, tries=MOST_SILENCES), rule="person")
    return read_all(scene, number_of_person(scene))


def read_all(scene: CallScene, before: tuple[str, ...]) -> Move:
    """Read every topic from the first one on; without any, say goodbye."""
    documents = scene.shelf.catalogue.documents(scene.shelf.language)
    first = next((topics[0] for document in documents if (topics := scene.shelf.topics(document))), None)
    if first is None or scene.shelf.holds.is_everything:
        return Move(to=GOODBYE, before=before, rule="goodbye")
    return Move(to=at(first, "reading"), before=(*before, scene.prompts.say("reading")), rule="reading")


def number_of_person(scene: CallScene) -> tuple[str, ...]:
    """The number that reaches a person, digit by digit and twice; nothing where there is none."""
    told = scene.person.told
    return (scene.shelf.book.voice("person-number", person_number=told),) if told else ()


def not_understood(scene: CallScene, place: CallPlace, *, spoken: bool) -> Move:
    """A key or word without a meaning costs no try; the second time less is said."""
    names = ("misheard", "misheard-again") if spoken else ("no-such-key", "no-such-key-again")
    if place.odd and spoken and place.odd >= MOST_SILENCES - 1:
        return give_up(scene, place)
    stays = replace(place, tries=0, odd=min(place.odd + 1, MOST_SILENCES))
    if not place.odd:
        return Move(to=stays, before=(scene.prompts.say(names[0]),), rule=names[0], tell=Tell.CHOICES)
    before = (scene.prompts.say(names[1]), *how_to_go_on(scene))
    return Move(to=stays, before=before, rule=names[0], tell=Tell.NOTHING)


def more_time(scene: CallScene, place: CallPlace) -> Move:
    """Any key behind a reminder gives more time, also one that means nothing else."""
    before = (scene.prompts.say("more-time"), *how_to_go_on(scene))
    return Move(to=elsewhere(place, place.step), before=before, rule="more-time", tell=Tell.NOTHING)


def how_to_go_on(scene: CallScene) -> tuple[str, ...]:
    """Pound for the choices, star for the topics, 0 for a person."""
    return (scene.prompts.say("hear-choices"), scene.prompts.say("all-topics"), *scene.prompts.offer_person())


def _patience(scene: CallScene, tries: int) -> tuple[str, ...]:
    """The words of the first and the second silence."""
    if tries == 1:
        return (scene.prompts.say("silence-1"),)
    speech = (scene.prompts.say("or-say"),) if scene.prompts.speech else ()
    waiting = () if scene.person.number else (scene.prompts.say("or-wait"),)
    return (scene.prompts.say("silence-2"), *speech, *waiting)
