"""JOIN by text: the offer in its exact words, the yes that confirms it; LEAVE; and GO, which reads what was announced.

Nobody joins by one text alone (CTIA Messaging Principles 5.1.2: what was shown is kept with the yes), and a yes counts
only while the offer is the last thing that was asked.
"""

from __future__ import annotations

from dataclasses import replace

from outreach.dialogue.meaning import Meaning
from outreach.dialogue.notice import NOTICE_VERSION
from outreach.dialogue.offers import offer_name, offer_of, offered
from outreach.dialogue.reading import nothing_open, page_step
from outreach.dialogue.scene import Scene
from outreach.model.agreeing import Joined, Left
from outreach.model.conversation import Question, TextStep
from outreach.wording.commands import plain_keyword


def answer_join(scene: Scene, meaning: Meaning) -> TextStep:
    """Offer what was named, or the only one there is; else tell what there is, which may be nothing."""
    programmes = scene.shelf.programmes
    named = next((one for one in programmes if plain_keyword(one.code).lower() == meaning.asked), None)
    if not meaning.asked and len(programmes) == 1:
        named = programmes[0]
    if named:
        question = Question(word=offer_name(named), page=1, expires_at=scene.expires_at)
        return scene.say(offer_of(scene.shelf, named), meaning.rule, replace(scene.state, question=question))
    if not programmes:
        return scene.say(scene.shelf.book.sms("join-none"), meaning.rule)
    codes = [one.code for one in programmes]
    return scene.say(scene.shelf.book.sms("join-which", choices=", ".join(codes), example=codes[0]), meaning.rule)


def answer_yes(scene: Scene, rule: str) -> TextStep:
    """Take them in: the words that they were shown go with the yes. They know of costs and STOP by now."""
    programme = offered(scene.shelf, scene.state)
    if programme is None:
        return nothing_open(scene, rule)
    shelf = scene.shelf.speaking(programme.language)
    words = shelf.book.sms("joined", code=programme.code, promise=programme.sms)
    step = scene.say(words, rule, replace(scene.state, question=None, notice=NOTICE_VERSION))
    return replace(step, joined=Joined(programme=programme.name, wording=offer_of(shelf, programme)))


def answer_no(scene: Scene, rule: str) -> TextStep:
    """Nothing is joined."""
    return scene.say(scene.shelf.book.sms("join-declined"), rule, replace(scene.state, question=None))


def answer_leave(scene: Scene, meaning: Meaning) -> TextStep:
    """End the programmes that were named, in every language, or all of them; what is said is true whoever asks."""
    asked, shelf = meaning.asked.split(), scene.shelf
    ended = [one for one in shelf.catalogue.every_programme if not asked or plain_keyword(one.code).lower() in asked]
    codes = sorted({one.code for one in ended})
    words = shelf.book.sms("left", codes=", ".join(codes)) if asked else shelf.book.sms("left-all")
    step = scene.say(words, meaning.rule, replace(scene.state, question=None))
    return replace(step, left=Left(programmes=tuple(one.name for one in ended), everything=not asked))


def read_note(scene: Scene, script: str, rule: str) -> TextStep:
    """The first page of the script that was announced, in its own language.

    Who gets notes agreed to them in words that name costs and STOP; "only when you text us" is not true for them.
    """
    topic = scene.shelf.script(script)
    if topic is None:
        return nothing_open(scene, rule)
    there = replace(scene, shelf=scene.shelf.speaking(topic.language),
                    state=replace(scene.state, language=topic.language, notice=NOTICE_VERSION))
    return page_step(there, topic, 1, rule)
