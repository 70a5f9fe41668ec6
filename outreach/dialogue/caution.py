"""What follows an answer that was found: whom to call, where the text may come from danger or a low mood."""

from __future__ import annotations

from dataclasses import replace

from outreach.dialogue.danger import is_only_asked, sounds_low
from outreach.dialogue.meaning import Kind, Meaning
from outreach.dialogue.shelf import Shelf
from outreach.model.conversation import SmsReply, TextStep

#: the wording, the number that it is there for, and which texts it follows; the first that fits
_CAUTIONS = (("if-now", "call_emergency", is_only_asked), ("if-heavy", "crisis", sounds_low))


def with_caution(step: TextStep, meaning: Meaning, shelf: Shelf) -> TextStep:
    """After the answer to "can chemo cause chest pain" the emergency number; after that to a low mood the crisis line.

    Nothing where the answer names the number itself.
    """
    if meaning.kind is not Kind.QUESTION or not step.reply.messages:
        return step
    name = next((name for name, number, is_meant in _CAUTIONS if is_meant(meaning.asked)
                 and not any(shelf.book.common[number] in text for text in step.reply.messages)), "")
    messages = (*step.reply.messages, shelf.book.sms(name)) if name else step.reply.messages
    return replace(step, reply=SmsReply(messages=messages))
