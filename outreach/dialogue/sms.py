"""The text dialogue: (meaning, state, shelf, time) -> (reply, new state). Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from outreach.catalog.lookup import Topic
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.understand import Kind, Meaning, Situation, understand
from outreach.model.conversation import InboundSms, ReadingPosition, SmsReply, TextState, TextStep
from outreach.sms.pages import fits_one_segment

#: goes up when the notice's wording changes, so that everybody gets it once more
NOTICE_VERSION = "1"
#: rules whose reply is never followed by the notice
_NO_NOTICE = frozenset(("stop", "start", "help", "crisis", "medical", "in-doubt"))
#: what still gets an answer after a STOP
_ALWAYS_ANSWERED = frozenset((Kind.OPT_IN, Kind.HELP, Kind.EMERGENCY))


def reply_to(inbound: InboundSms, state: TextState, shelf: Shelf, *, now: datetime, position_hours: int) -> TextStep:
    """Answer one text. Nothing is looked up or stored but through the arguments."""
    state = _without_stale_position(state, now)
    meaning = understand(inbound.body, _situation(inbound, state, shelf))
    if state.opted_out and meaning.kind not in _ALWAYS_ANSWERED:
        return TextStep(reply=SmsReply(), state=state, rule="opted-out")
    step = _Answer(state, shelf, now, now + timedelta(hours=position_hours)).to(meaning)
    return _with_notice(step, shelf)


def _situation(inbound: InboundSms, state: TextState, shelf: Shelf) -> Situation:
    document = state.position.document if state.position else ""
    return Situation(
        is_topic=lambda word: shelf.find(word, document) is not None, opted_out=state.opted_out,
        reading=state.position is not None, provider_answered=inbound.provider_answered,
    )


def _without_stale_position(state: TextState, now: datetime) -> TextState:
    stale = state.position is not None and state.position.expires_at <= now
    return replace(state, position=None) if stale else state


def _with_notice(step: TextStep, shelf: Shelf) -> TextStep:
    """The first reply is followed by who we are and how to stop: the answer comes first."""
    if step.state.notice == NOTICE_VERSION or step.rule in _NO_NOTICE or not step.reply.messages:
        return step
    messages = (*step.reply.messages, shelf.book.sms("notice"))
    return replace(step, reply=SmsReply(messages=messages), state=replace(step.state, notice=NOTICE_VERSION))


class _Answer:
    """The answers, one method a meaning."""

    def __init__(self, state: TextState, shelf: Shelf, now: datetime, expires_at: datetime) -> None:
        self.state = state
        self.shelf = shelf
        self.now = now
        self.expires_at = expires_at

    def to(self, meaning: Meaning) -> TextStep:
        if meaning.kind is Kind.KEYWORD:
            return self._topic(meaning)
        if meaning.kind is Kind.COMMAND:
            return self._command(meaning)
        return self._service(meaning)

    def _service(self, meaning: Meaning) -> TextStep:
        book = self.shelf.book
        if meaning.kind is Kind.OPT_OUT:
            return self._say(book.sms("stop"), meaning.rule, replace(self.state, opted_out=True, position=None))
        if meaning.kind is Kind.OPT_IN:
            return self._say(book.sms("start"), meaning.rule, replace(self.state, opted_out=False))
        if meaning.kind is Kind.COURTESY:
            return TextStep(reply=SmsReply(), state=self.state, rule=meaning.rule)
        if meaning.kind is Kind.UNKNOWN:
            return self._unknown(meaning.rule)
        state = replace(self.state, opted_out=True, position=None) if meaning.and_stop else self.state
        return self._say(book.sms(meaning.value or meaning.rule), meaning.rule, state)

    def _command(self, meaning: Meaning) -> TextStep:
        commands: dict[str, Callable[[str], TextStep]] = {
            "MENU": self._menu, "PERSON": self._person, "MORE": self._more, "BACK": self._back,
            "SOURCE": self._source,
        }
        return commands[meaning.value](meaning.rule)

    def _say(self, text: str, rule: str, state: TextState | None = None) -> TextStep:
        return TextStep(reply=SmsReply(messages=(text,)), state=state or self.state, rule=rule)

    def _topic(self, meaning: Meaning) -> TextStep:
        document = self.state.position.document if self.state.position else ""
        topic = self.shelf.find(meaning.value, document)
        return self._page(topic, 1, meaning.rule) if topic else self._unknown("unknown")

    def _page(self, topic: Topic, number: int, rule: str) -> TextStep:
        pages = self.shelf.catalogue.pages(topic)
        text = pages[number - 1] if number <= len(pages) else self._end(topic)
        position = ReadingPosition(document=topic.document, section=topic.section,
                                   page=min(number, len(pages) + 1), expires_at=self.expires_at)
        return self._say(text, rule, replace(self.state, position=position))

    def _end(self, topic: Topic) -> str:
        checked = self.shelf.checked_sms(topic.source, self.now.date())
        return self.shelf.book.sms("end", keyword=topic.keyword, source=topic.source.name, checked=checked)

    def _menu(self, rule: str) -> TextStep:
        topics = self._topic_list(numbered=True)
        name = "topics" if topics else "no-topics"
        return self._say(self.shelf.book.sms(name, topics=topics), rule)

    def _person(self, rule: str) -> TextStep:
        """A person's number first, when there is one; then the topics."""
        menu = self._menu(rule)
        if not self.shelf.book.common["person_line"]:
            return menu
        return replace(menu, reply=SmsReply(messages=(self.shelf.book.sms("person"), *menu.reply.messages)))

    def _unknown(self, rule: str) -> TextStep:
        """Name the topics where they all fit; else say how to see them."""
        topics = self._topic_list(numbered=False)
        text = self.shelf.book.sms("unknown" if topics else "no-topics", topics=topics)
        if topics and not fits_one_segment(text):
            text = self.shelf.book.sms("unknown-many")
        return self._say(text, rule)

    def _topic_list(self, *, numbered: bool) -> str:
        document = self.state.position.document if self.state.position else ""
        topics = self.shelf.topics(document)
        return ", ".join(f"{topic.digit} {topic.keyword}".strip() if numbered else topic.keyword for topic in topics)

    def _more(self, rule: str) -> TextStep:
        return self._turn(rule, 1)

    def _back(self, rule: str) -> TextStep:
        return self._turn(rule, -1)

    def _turn(self, rule: str, pages: int) -> TextStep:
        topic = self._open_topic()
        if topic is None or self.state.position is None:
            return self._nothing_open(rule)
        number = self.state.position.page + pages
        if number > len(self.shelf.catalogue.pages(topic)) + 1:
            return self._menu(rule)
        if number < 1:
            return self._say(self.shelf.book.sms("first-page", keyword=topic.keyword), rule)
        return self._page(topic, number, rule)

    def _source(self, rule: str) -> TextStep:
        topic = self._open_topic()
        if topic is None:
            return self._nothing_open(rule)
        credit = topic.source
        return self._say(self.shelf.book.sms(
            "source", keyword=topic.keyword, source=credit.name, title=credit.title, url=credit.url,
            checked=self.shelf.checked_sms(credit, self.now.date())), rule)

    def _open_topic(self) -> Topic | None:
        position = self.state.position
        return self.shelf.place(position.document, position.section) if position else None

    def _nothing_open(self, rule: str) -> TextStep:
        topics = self.shelf.topics()
        if not topics:
            return self._unknown(rule)
        example = topics[min(2, len(topics) - 1)].keyword
        return self._say(self.shelf.book.sms("nothing-open", example=example), rule)
