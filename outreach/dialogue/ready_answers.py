"""Answers at hand: what a keyword or MORE is answered with hangs on the build, the day and the place alone.

So it is worked out once. Only texts that are nothing but the line's own words are kept, such as TYPES, MORE or 3;
what people write in words of their own is understood anew each time, and no word of theirs stays in memory.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from outreach.dialogue.limits import traffic_after
from outreach.dialogue.normalise import normalise, without_politeness
from outreach.dialogue.phrases import phrases
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.situation import without_what_is_stale
from outreach.dialogue.sms import reply_to
from outreach.dialogue.vocabulary import vocabulary_of
from outreach.model.conversation import InboundSms, Question, ReadingPosition, TextState, TextStep
from outreach.model.traffic import NO_TRAFFIC
from outreach.wording import commands

#: so many answers are kept at most; then all are let go of, which costs little
MOST = 4096
#: a longer text is never looked for: "please send me TYPES, thank you" still is
LONGEST = 32
_OWN_WORDS = frozenset().union(
    commands.MENU_WORDS, commands.PERSON_WORDS, commands.MORE_WORDS, commands.BACK_WORDS, commands.SOURCE_WORDS,
    commands.CALL_WORDS, commands.HELP_WORDS, commands.GO_ON_WORDS, commands.COURTESY_WORDS,
)
#: rules whose answer hangs on more than the place, as on what was not understood before; and what erases
_NEVER = frozenset(("unknown", "picture", "question", "either", "joined", "declined", "forget"))
#: in place of the time until which a place was kept: the answer leaves it as it was
_AS_IT_WAS = datetime.max.replace(tzinfo=UTC)


class ReadyAnswers:
    """Answers texts as `reply_to` does, and keeps what it may for the next who asks the same in the same place."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, TextStep] = {}

    def reply_to(self, inbound: InboundSms, state: TextState, shelf: Shelf, *, now: datetime,
                 position_hours: float) -> TextStep | None:
        """The step that `sms.reply_to` would come to; None where that has to be asked."""
        if not _may_be_kept(inbound, state):
            return None
        state = without_what_is_stale(state, now)
        key = _key(inbound, state, shelf, now)
        step = self._kept.get(key) or self._worked_out(key, inbound, state, shelf, now)
        return _at_this_time(step, state, now, position_hours) if step else None

    def _worked_out(self, key: Hashable, inbound: InboundSms, state: TextState, shelf: Shelf,
                    now: datetime) -> TextStep | None:
        """The step for anybody in this place; None where the words are not our own, or it hangs on more."""
        if not _is_our_own(inbound.body, shelf):
            return None
        step = reply_to(inbound, _without_times(state), shelf, now=now, position_hours=0)
        if step.rule in _NEVER or step.state.opted_out or step != _words_alone(step):
            return None
        if len(self._kept) >= MOST:
            self._kept.clear()
        self._kept[key] = step
        return step


def _may_be_kept(inbound: InboundSms, state: TextState) -> bool:
    """True for words alone: no picture or limit, nothing that the provider answered itself, nobody opted out."""
    return not (state.opted_out or inbound.limit or inbound.provider_answered or inbound.has_media
                or inbound.is_member or len(inbound.body) > LONGEST)


def _words_alone(step: TextStep) -> TextStep:
    """The step without whatever it does besides answering with words and a place."""
    return TextStep(reply=step.reply, state=step.state, rule=step.rule, served=step.served, keyword=step.keyword)


def _is_our_own(body: str, shelf: Shelf) -> bool:
    """True for a command, a keyword or a number alone, or among words of courtesy.

    GO is not: what it reads hangs on what was announced to somebody, which nobody has looked up yet.
    """
    whole = normalise(body)
    word = without_politeness(whole)
    if word in commands.NOTE_WORDS:
        return False
    return word in _OWN_WORDS or word.isdigit() or phrases("said", "courtesy").stand_in(whole) or any(
        word in vocabulary_of(shelf.catalogue, one.language).topics for one in shelf.tongues)


def _key(inbound: InboundSms, state: TextState, shelf: Shelf, now: datetime) -> Hashable:
    """All that such an answer hangs on."""
    place, asked = state.position, state.question
    return (inbound.body, state.language, state.notice, place and (place.document, place.section, place.page),
            asked and (asked.word, asked.page), shelf.catalogue.name, shelf.language, shelf.holds.held, now.date())


def _without_times(state: TextState) -> TextState:
    return replace(state, traffic=NO_TRAFFIC,
                   position=state.position and replace(state.position, expires_at=_AS_IT_WAS),
                   question=state.question and replace(state.question, expires_at=_AS_IT_WAS))


def _at_this_time(step: TextStep, before: TextState, now: datetime, hours: float) -> TextStep:
    """The step with this person's times and traffic."""
    after, until = step.state, now + timedelta(hours=hours)
    state = TextState(notice=after.notice, position=_place(after.position, before.position, until),
                      question=_asked(after.question, before.question, until), language=after.language,
                      traffic=traffic_after(step.rule, before.traffic))
    return TextStep(reply=step.reply, state=state, rule=step.rule, served=step.served, keyword=step.keyword)


def _place(after: ReadingPosition | None, before: ReadingPosition | None, until: datetime) -> ReadingPosition | None:
    if after is None or after.expires_at == _AS_IT_WAS:
        return after and before
    return ReadingPosition(document=after.document, section=after.section, page=after.page, expires_at=until)


def _asked(after: Question | None, before: Question | None, until: datetime) -> Question | None:
    if after is None or after.expires_at == _AS_IT_WAS:
        return after and before
    return Question(word=after.word, page=after.page, expires_at=until)
