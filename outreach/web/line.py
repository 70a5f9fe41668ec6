"""What the routes need at hand: the line, and how its prompts are found and spoken."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from flask import current_app

from outreach.bootstrap import Service
from outreach.model.calls import VoiceReply
from outreach.model.conversation import SmsReply
from outreach.twiml.messaging import render_sms
from outreach.twiml.voice import Spoken, render_voice

LINE = "outreach-line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The line as the routes see it."""

    service: Service
    spoken: Spoken

    def sms_twiml(self, reply: SmsReply) -> str:
        """A text reply as the provider wants it."""
        return render_sms(reply)

    def voice_twiml(self, reply: VoiceReply) -> str:
        """A call reply as the provider wants it: clips where there are any."""
        shelf = self.service.builds.shelf()
        find_clip = partial(self.service.playable_clip, catalogue=shelf.catalogue, slow=reply.so_far.slow)
        return render_voice(reply, find_clip=find_clip, language=reply.language or shelf.language, spoken=self.spoken,
                            speech=self.service.settings.speech)

    def trouble_twiml(self, language: str = "") -> str:
        """What a caller hears when a step fails: the numbers that still help, in the language they chose."""
        language = language if language in self.service.settings.languages else self.service.settings.languages[0]
        words = self.service.builds.last_words(language).voice("trouble")
        reply = VoiceReply(prompts=(words,), rule="trouble")
        return render_voice(reply, find_clip=lambda _: None, spoken=self.spoken, language=language)


def current_line() -> Line:
    """The line of the application that is answering."""
    line: Line = current_app.extensions[LINE]
    return line

