"""The notice: who texts here, how often, at what cost, and how to stop. Once per number and version."""

from __future__ import annotations

from dataclasses import replace

from outreach.dialogue.shelf import Shelf
from outreach.model.conversation import SmsReply, TextStep

#: goes up when the notice's wording changes, so that everybody gets it once more
NOTICE_VERSION = "1"
#: rules whose reply is never followed by the notice
_NO_NOTICE = frozenset(("stop", "start", "help", "crisis", "medical", "urgent", "in-doubt", "died",
                        "too-many", "join", "joined", "declined", "leave"))


def with_notice(step: TextStep, shelf: Shelf, *, is_member: bool = False) -> TextStep:
    """The first reply is followed by who we are and how to stop: the answer comes first.

    Whom a list or a key in a call took into a programme is not texted "only when you text us".
    """
    if step.state.notice == NOTICE_VERSION or step.rule in _NO_NOTICE or not step.reply.messages:
        return step
    messages = (*step.reply.messages, shelf.book.sms("notice-joined" if is_member else "notice"))
    return replace(step, reply=SmsReply(messages=messages), state=replace(step.state, notice=NOTICE_VERSION))
