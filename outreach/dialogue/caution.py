"""A question about danger is no alarm, but whoever asks may be in it: the answer tells what to do then."""

from __future__ import annotations

from dataclasses import replace

from outreach.dialogue.danger import is_only_asked
from outreach.dialogue.meaning import Kind, Meaning
from outreach.dialogue.shelf import Shelf
from outreach.model.conversation import SmsReply, TextStep


def with_caution(step: TextStep, meaning: Meaning, shelf: Shelf) -> TextStep:
    """After the answer to "can chemo cause chest pain": the emergency number, where the answer does not name it."""
    messages = step.reply.messages
    told = any(shelf.book.common["call_emergency"] in text for text in messages)
    if meaning.kind is not Kind.QUESTION or not messages or told or not is_only_asked(meaning.asked):
        return step
    return replace(step, reply=SmsReply(messages=(*messages, shelf.book.sms("if-now"))))
