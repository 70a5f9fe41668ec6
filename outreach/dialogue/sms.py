"""The text dialogue: (meaning, state, shelf, time) -> (reply, new state). Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from outreach.catalog.lookup import Topic
from outreach.dialogue.choose_language import for_danger, in_language
from outreach.dialogue.guides import chosen_guide
from outreach.dialogue.limits import TELL, is_damped, remembered
from outreach.dialogue.meaning import Kind, Meaning, Situation
from outreach.dialogue.menus import GUIDES, choices, fitting, list_of, listed_document, menu_for, texts_of_list
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.turning import texts_of
from outreach.dialogue.understand import understand
from outreach.dialogue.vocabulary import vocabulary_of
from outreach.dialogue.which import answered
from outreach.model.conversation import InboundSms, Question, ReadingPosition, SmsReply, TextState, TextStep

#: goes up when the notice's wording changes, so that everybody gets it once more
NOTICE_VERSION = "1"
#: rules whose reply is never followed by the notice
_NO_NOTICE = frozenset(("stop", "start", "help", "crisis", "medical", "urgent", "in-doubt", "died",
                        "too-many"))
#: what still gets an answer after a STOP
_ALWAYS_ANSWERED = frozenset((Kind.OPT_IN, Kind.HELP, Kind.EMERGENCY))
#: what is answered whatever the number of texts, and wherever they come from
_NEVER_LIMITED = _ALWAYS_ANSWERED | {Kind.OPT_OUT, Kind.IN_DOUBT}
_NOT_UNDERSTOOD = frozenset((Kind.UNKNOWN, Kind.QUESTION))
#: the first, second and third text in a row that is not understood: each is answered more simply
_PUZZLED = ("unknown", "unknown-again", "unknown-third")

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
    if inbound.limit and meaning.kind not in _NEVER_LIMITED and not meaning.and_stop:
        return _limited(inbound, state, shelf)
    if meaning.kind in _NOT_UNDERSTOOD and is_damped(inbound, state, now):
        return TextStep(reply=SmsReply(), state=state, rule="repeated")
    step = _Answer(state, shelf, now, now + timedelta(hours=position_hours)).to(meaning)
    return _with_notice(remembered(step, inbound, now), shelf)


def _limited(inbound: InboundSms, state: TextState, shelf: Shelf) -> TextStep:
    """Say once that there were too many texts; after that nothing, so that no loop goes on."""
    if inbound.limit != TELL:
        return TextStep(reply=SmsReply(), state=state, rule="limited")
    state = replace(state, traffic=replace(state.traffic, told=True))
    return TextStep(reply=SmsReply(messages=(shelf.book.sms("too-many"),)), state=state, rule="too-many")


def _situation(inbound: InboundSms, state: TextState, shelf: Shelf) -> Situation:
    return Situation(
        is_topic=lambda word: bool(_meant(word, state, shelf) or chosen_guide(shelf, state.question, word, GUIDES)),
        vocabulary=vocabulary_of(shelf.catalogue, shelf.language), opted_out=state.opted_out,
        reading=_has_more(state, shelf), provider_answered=inbound.provider_answered, has_media=inbound.has_media,
    )


def _has_more(state: TextState, shelf: Shelf) -> bool:
    """True while MORE would go on: a list with more to choose from, or a topic that was not read to its end."""
    asked, position = state.question, state.position
    if asked and asked.page < len(texts_of_list(shelf, asked.word)):
        return True
    topic = shelf.place(position.document, position.section) if position else None
    return bool(position and topic and shelf.today and position.page < len(texts_of(shelf, topic, shelf.today)))


def _meant(word: str, state: TextState, shelf: Shelf) -> tuple[Topic, ...]:
    """The topics that a word or number may mean: an answer to what was asked, a menu's number, a keyword."""
    document = state.position.document if state.position else ""
    if word.isdigit() and state.question and state.question.word == GUIDES:
        return ()
    listed = listed_document(state.question) or document
    chosen = answered(shelf, state.question, word) or (shelf.numbered(word, listed) if word.isdigit() else None)
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
        if meaning.kind in _NOT_UNDERSTOOD:
            return self._no_answer(meaning)
        state = _opted_out(self.state) if meaning.and_stop else self.state
        return self._say(book.sms(meaning.value or meaning.rule), meaning.rule, state)

    def _command(self, meaning: Meaning) -> TextStep:
        commands: dict[str, Callable[[str], TextStep]] = {
            "MENU": self._menu, "PERSON": self._person, "MORE": self._more, "BACK": self._back,
            "SOURCE": self._source, "CALL": self._call, "FORGET": self._forget,
            "ESPANOL": self._language, "ENGLISH": self._language,
        }
        return commands[meaning.value](meaning.rule)

    def _say(self, text: str, rule: str, state: TextState | None = None) -> TextStep:
        return TextStep(reply=SmsReply(messages=(text,)), state=state or self.state, rule=rule)

    def _topic(self, meaning: Meaning) -> TextStep:
        topics = _meant(meaning.value, self.state, self.shelf)
        if len(topics) > 1:
            return self._ask(meaning.value.replace(" ", ""), 1, "which")
        if topics:
            return self._page(topics[0], 1, meaning.rule)
        guide = chosen_guide(self.shelf, self.state.question, meaning.value, GUIDES)
        return self._ask(list_of(guide), 1, meaning.rule) if guide else self._puzzled()

    def _ask(self, word: str, page: int, rule: str) -> TextStep:
        """Show a list, or ask which guide is meant; what is being read stays open meanwhile."""
        texts = texts_of_list(self.shelf, word)
        if not texts:
            name = self.shelf.no_topics_wording
            return self._say(self.shelf.book.sms(name), rule, replace(self.state, question=None))
        question = Question(word=word, page=page, expires_at=self.expires_at)
        return self._say(texts[page - 1], rule, replace(self.state, question=question))

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
            return self._puzzled()
        name = "no-topics-here" if self.shelf.has_other_topics else "language-set"
        return self._say(self.shelf.book.sms(name), rule)

    def _menu(self, rule: str) -> TextStep:
        return self._ask(menu_for(self.shelf, self.state), 1, rule)

    def _call(self, rule: str) -> TextStep:
        """The number to dial; what is being read stays open."""
        has_number = bool(self.shelf.book.common["call_line"])
        return self._say(self.shelf.book.sms("call" if has_number else "call-none"), rule)

    def _forget(self, rule: str) -> TextStep:
        """Keep nothing of what was read, asked or spoken; STOP and the notice are facts that stay."""
        kept = TextState(opted_out=self.state.opted_out, notice=self.state.notice, traffic=self.state.traffic)
        return self._say(self.shelf.book.sms("forget"), rule, kept)

    def _person(self, rule: str) -> TextStep:
        """A person's number first, when there is one; then the topics."""
        menu = self._menu(rule)
        if not self.shelf.book.common["person_line"]:
            return menu
        return replace(menu, reply=SmsReply(messages=(self.shelf.book.sms("person"), *menu.reply.messages)))

    def _no_answer(self, meaning: Meaning) -> TextStep:
        """An honest no to a question, advice or a picture; everything else was not understood."""
        if meaning.value == "advice":
            return self._say(self.shelf.book.sms("advice"), meaning.rule)
        if meaning.kind is Kind.UNKNOWN and meaning.rule != "picture":
            return self._puzzled()
        name = "picture" if meaning.rule == "picture" else "no-answer"
        return self._say(fitting(self.shelf, name, choices(self.shelf, self.state, numbered=False)), meaning.rule)

    def _puzzled(self) -> TextStep:
        """Name the topics; each time in a row in other, simpler words."""
        name = _PUZZLED[min(self.state.traffic.misses, len(_PUZZLED) - 1)]
        topics = choices(self.shelf, self.state, numbered=name == _PUZZLED[-1])
        return self._say(fitting(self.shelf, name, topics), "unknown")

    def _more(self, rule: str) -> TextStep:
        """The rest of what was asked, where there is more of it; else the next page."""
        asked = self.state.question
        if asked and asked.page < len(texts_of_list(self.shelf, asked.word)):
            return self._ask(asked.word, asked.page + 1, rule)
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
            return self._puzzled()
        example = topics[min(2, len(topics) - 1)].keyword
        return self._say(self.shelf.book.sms("nothing-open", example=example), rule)
