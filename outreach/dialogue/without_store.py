"""What a text means, and what may be said to it, where its sender cannot be looked up."""

from __future__ import annotations

from dataclasses import replace

from outreach.dialogue.languages import leans_to
from outreach.dialogue.meaning import Kind, Meaning, Situation
from outreach.dialogue.ports import Shelves
from outreach.dialogue.situation import words_for_guides
from outreach.dialogue.understand import understand
from outreach.dialogue.vocabulary import vocabulary_of
from outreach.model.conversation import InboundSms, SmsReply
from outreach.telemetry import log_trouble


class WithoutStore:
    """Answers danger and finds a STOP by a text's own words, while the database is down."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    def answer(self, body: str, provider_answered: str = "") -> SmsReply | None:
        """What may be said: danger is answered, all else is silent.

        None means that the message asks for a change that cannot be kept now: it has to
        come again.
        """
        meaning = self._alone(body, provider_answered)
        if meaning.kind is Kind.EMERGENCY:
            return SmsReply(messages=(self._shelves.last_words(leans_to(body)).sms(meaning.value),))
        changes_consent = meaning.kind is Kind.OPT_IN or meaning.ends_something
        return None if changes_consent else SmsReply()

    def stop_in(self, inbound: InboundSms) -> str:
        """The rule by which a text asks for no more texts, alone or beside danger; empty when it does not."""
        meaning = self._alone(inbound.body, inbound.provider_answered)
        return meaning.rule if meaning.kind is Kind.OPT_OUT or meaning.and_stop else ""

    def _alone(self, body: str, provider_answered: str) -> Meaning:
        """What a text means where its sender cannot be looked up; the build still knows "stop types"."""
        return understand(body, self._known_words(body, Situation(provider_answered=provider_answered)))

    def _known_words(self, body: str, situation: Situation) -> Situation:
        """With the words of the current build in the text's language, where a build can be read at all."""
        try:
            shelf = self._shelves.shelf().speaking(leans_to(body))
            return replace(situation, vocabulary=vocabulary_of(shelf.catalogue, shelf.language),
                           guides=words_for_guides(shelf), codes=shelf.catalogue.programme_codes)
        except Exception as problem:  # noqa: BLE001 - danger and STOP are understood without a build, too
            log_trouble("build", problem)
            return situation
