"""The text dialogue: (meaning, state, shelf, time) -> (reply, new state). Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from outreach.catalog.lookup import Topic
from outreach.dialogue.choose_language import for_danger, in_language
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.turning import texts_of
from outreach.dialogue.understand import Kind, Meaning, Situation, understand
from outreach.dialogue.vocabulary import vocabulary_of
from outreach.dialogue.which import answered, questions
from outreach.model.conversation import InboundSms, Question, ReadingPosition, SmsReply, TextState, TextStep
from outreach.sms.pages import fits_one_segment

#: goes up when the notice's wording changes, so that everybody gets it once more
NOTICE_VERSION = "1"
#: rules whose reply is never followed by the notice
_NO_NOTICE = frozenset(("stop", "start", "help", "crisis", "medical", "urgent", "in-doubt", "died"))
#: what still gets an answer after a STOP
_ALWAYS_ANSWERED = frozenset((Kind.OPT_IN, Kind.HELP, Kind.EMERGENCY))

#: what is answered with the hold while every script is held; a person's number still is given
_READING = frozenset((Kind.KEYWORD, Kind.COMMAND, Kind.QUESTION, Kind.UNKNOWN))


def reply_to(inbound: InboundSms, state: TextState, shelf: Shelf, *, now: datetime, position_hours: int) -> TextStep:
    """Answer one text. Nothing is looked up or stored but through the arguments."""
    before, first = _without_what_is_stale(state, now), shelf.on(now.date())
    state, shelf = in_language(inbound.body, before, first)
    meaning = understand(inbound.body, _situation(inbound, state, shelf))
    if meaning.kind is Kind.EMERGENCY:
        state, shelf = for_danger(inbound.body, before, first)
    if state.opted_out and meaning.kind not in _ALWAYS_ANSWERED:
        return TextStep(reply=SmsReply(), state=state, rule="opted-out")
    step = _Answer(state, shelf, now, now + timedelta(hours=position_hours)).to(meaning)
    return _with_notice(step, shelf)


def _situation(inbound: InboundSms, state: TextState, shelf: Shelf) -> Situation:
    return Situation(
        is_topic=lambda word: bool(_meant(word, state, shelf)),
        vocabulary=vocabulary_of(shelf.catalogue, shelf.language), opted_out=state.opted_out,
        reading=state.position is not None, provider_answered=inbound.provider_answered,
    )


def _meant(word: str, state: TextState, shelf: Shelf) -> tuple[Topic, ...]:
    """The topics that a word or number may mean: an answer to what was asked, a menu's number, a keyword."""
    document = state.position.document if state.position else ""
    chosen = answered(shelf, state.question, word) or (shelf.numbered(word, document) if word.isdigit() else None)
    return (chosen,) if chosen else shelf.named(word, document)


def _without_what_is_stale(state: TextState, now: datetime) -> TextState:
    position, question = state.position, state.question
    return replace(state, position=position if position and position.expires_at > now else None,
                   question=question if question and question.expires_at > now else None)


def _with_notice(step: TextStep, shelf: Shelf) -> TextStep:
    """The first reply is followed by who we are and how to stop: the answer comes first."""
    if step.state.notice == NOTICE_VERSION or step.rule in _NO_NOTICE or not step.reply.messages:
        return step
    messages = (*step.reply.messages, shelf.book.sms("notice"))
    return replace(step, reply=SmsReply(messages=messages), state=replace(step.state, notice=NOTICE_VERSION))


def _opted_out(state: TextState) -> TextState:
    """After a STOP nothing that was open or asked is kept."""
    return replace(state, opted_out=True, position=None, question=None)


class _Answer:
    """The answers, one method a meaning."""

    def __init__(self, state: TextState, shelf: Shelf, now: datetime, expires_at: datetime) -> None:
        self.state = state
        self.shelf = shelf
        self.now = now
        self.expires_at = expires_at

    def to(self, meaning: Meaning) -> TextStep:
        if self.shelf.holds.is_everything and meaning.kind in _READING and meaning.value != "PERSON":
            return self._hold()
        if meaning.kind is Kind.KEYWORD:
            return self._topic(meaning)
        if meaning.kind is Kind.COMMAND:
            return self._command(meaning)
        return self._service(meaning)

    def _service(self, meaning: Meaning) -> TextStep:
        book = self.shelf.book
        if meaning.kind is Kind.OPT_OUT:
            return self._say(book.sms("stop"), meaning.rule, _opted_out(self.state))
        if meaning.kind is Kind.OPT_IN:
            return self._say(book.sms("start"), meaning.rule, replace(self.state, opted_out=False))
        if meaning.kind is Kind.COURTESY:
            return TextStep(reply=SmsReply(), state=self.state, rule=meaning.rule)
        if meaning.kind is Kind.HELP and not book.common["person_line"]:
            return self._say(book.sms("help"), meaning.rule)
        if meaning.kind in (Kind.QUESTION, Kind.UNKNOWN):
            return self._unknown(meaning.rule)
        state = _opted_out(self.state) if meaning.and_stop else self.state
        return self._say(book.sms(meaning.value or meaning.rule), meaning.rule, state)

    def _command(self, meaning: Meaning) -> TextStep:
        commands: dict[str, Callable[[str], TextStep]] = {
            "MENU": self._menu, "PERSON": self._person, "MORE": self._more, "BACK": self._back,
            "SOURCE": self._source, "ESPANOL": self._language, "ENGLISH": self._language,
        }
        return commands[meaning.value](meaning.rule)

    def _say(self, text: str, rule: str, state: TextState | None = None) -> TextStep:
        return TextStep(reply=SmsReply(messages=(text,)), state=state or self.state, rule=rule)

    def _topic(self, meaning: Meaning) -> TextStep:
        topics = _meant(meaning.value, self.state, self.shelf)
        if len(topics) > 1:
            return self._ask(meaning.value.replace(" ", ""), 1)
        return self._page(topics[0], 1, meaning.rule) if topics else self._unknown("unknown")

    def _ask(self, word: str, page: int) -> TextStep:
        """Ask which guide is meant; what is being read stays open meanwhile."""
        texts = questions(self.shelf, word)
        question = Question(word=word, page=page, expires_at=self.expires_at)
        return self._say(texts[page - 1], "which", replace(self.state, question=question))

    def _page(self, topic: Topic, number: int, rule: str) -> TextStep:
        if instead := self.shelf.instead(topic):
            return self._say(self.shelf.book.sms(instead), instead, replace(self.state, question=None))
        texts = texts_of(self.shelf, topic, self.now.date())
        number = min(number, len(texts))
        position = ReadingPosition(document=topic.document, section=topic.section, page=number,
                                   expires_at=self.expires_at)
        step = self._say(texts[number - 1], rule, replace(self.state, position=position, question=None))
        return replace(step, served=topic.name, keyword=topic.keyword)

    def _hold(self) -> TextStep:
        """In place of a script that was taken back; what is open stays open for the day it is lifted."""
        wording = self.shelf.hold_wording
        return self._say(self.shelf.book.sms(wording), wording)

    def _language(self, rule: str) -> TextStep:
        """Say which language it is from now on, or that it has nothing to read."""
        if len(self.shelf.books) < 2:
            return self._unknown(rule)
        name = "no-topics-here" if self.shelf.has_other_topics else "language-set"
        return self._say(self.shelf.book.sms(name), rule)

    def _menu(self, rule: str) -> TextStep:
        topics = self._topic_list(numbered=True)
        name = "topics" if topics else self.shelf.no_topics_wording
        return self._say(self.shelf.book.sms(name, topics=topics), rule, replace(self.state, question=None))

    def _person(self, rule: str) -> TextStep:
        """A person's number first, when there is one; then the topics."""
        menu = self._menu(rule)
        if not self.shelf.book.common["person_line"]:
            return menu
        return replace(menu, reply=SmsReply(messages=(self.shelf.book.sms("person"), *menu.reply.messages)))

    def _unknown(self, rule: str) -> TextStep:
        """Name the topics where they all fit; else say how to see them."""
        topics = self._topic_list(numbered=False)
        text = self.shelf.book.sms("unknown" if topics else self.shelf.no_topics_wording, topics=topics)
        if topics and not fits_one_segment(text):
            text = self.shelf.book.sms("unknown-many")
        return self._say(text, rule)

    def _topic_list(self, *, numbered: bool) -> str:
        document = self.state.position.document if self.state.position else ""
        topics = self.shelf.topics(document)
        return ", ".join(f"{topic.digit} {topic.keyword}".strip() if numbered else topic.keyword for topic in topics)

    def _more(self, rule: str) -> TextStep:
        """The rest of what was asked, where there is more of it; else the next page."""
        asked = self.state.question
        if asked and asked.page < len(questions(self.shelf, asked.word)):
            return self._ask(asked.word, asked.page + 1)
        return self._turn(rule, 1)

    def _back(self, rule: str) -> TextStep:
        return self._turn(rule, -1)

    def _turn(self, rule: str, pages: int) -> TextStep:
        topic = self._open_topic()
        if topic is None or self.state.position is None:
            return self._nothing_open(rule)
        if self.shelf.is_taken_back(topic):
            return self._hold()
        number = self.state.position.page + pages
        if number > len(texts_of(self.shelf, topic, self.now.date())):
            return self._menu(rule)
        if number < 1:
            return self._say(self.shelf.book.sms("first-page", keyword=topic.keyword), rule)
        return self._page(topic, number, rule)

    def _source(self, rule: str) -> TextStep:
        topic = self._open_topic()
        if topic is None:
            return self._nothing_open(rule)
        if self.shelf.is_taken_back(topic):
            return self._hold()
        credit = topic.source
        return self._say(self.shelf.book.sms(
            "source", keyword=topic.keyword, source=credit.name, title=credit.title, url=credit.url,
            checked=self.shelf.dates_sms(credit, self.now.date())), rule)

    def _open_topic(self) -> Topic | None:
        position = self.state.position
        return self.shelf.place(position.document, position.section) if position else None

    def _nothing_open(self, rule: str) -> TextStep:
        topics = self.shelf.topics()
        if not topics:
            return self._unknown(rule)
        example = topics[min(2, len(topics) - 1)].keyword
        return self._say(self.shelf.book.sms("nothing-open", example=example), rule)
