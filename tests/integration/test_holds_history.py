"""Random histories of holds, lifts, texts and calls: what is held is never served, and nobody is told twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.dialogue.call_line import CallLine, CallOffers
from outreach.dialogue.calls.bookmarks import Bookmarks
from outreach.dialogue.line import TextLine
from outreach.dialogue.prompts import Prompts
from outreach.dialogue.shelf import Shelf
from outreach.model.calls import CallInput, CallPlace, PersonNow
from outreach.model.conversation import Caller, InboundSms
from outreach.model.holds import ALL, Act, HoldLine
from outreach.store import Store, open_store
from tests.databases import new_address
from tests.fakes import FrozenClock, PaperShelves, paper_shelf
from tests.integration.store_people import person

TYPES, WHY = "recurrent-cancer/en/types", "recurrent-cancer/en/why"
#: what each script says on paper
WORDS = {TYPES: ("First.", "Second.", "Third."), WHY: ("Only.",)}
CORRECTIONS = ("Correction: ", "A correction: ", "We are checking all")
START = CallPlace(step="start")
PEOPLE = st.sampled_from(["Ann", "Bob"])
ON_DUTY = st.tuples(st.sampled_from(list(Act)), st.sampled_from([TYPES, WHY, ALL]), st.sampled_from(["old", "new"]))
TEXTS = st.tuples(st.just("text"), PEOPLE, st.sampled_from(
    ["TYPES", "WHY", "MORE", "BACK", "SOURCE", "MENU", "1", "2", "asdf", "HELP", "STOP", "START", "kill myself"]))
CALLS = st.tuples(st.just("call"), PEOPLE, st.lists(st.sampled_from("012*#"), max_size=4))
REPEATS = st.tuples(st.just("repeat"), st.integers(0, 20), st.just(""))
ACTS = st.lists(st.one_of(TEXTS, TEXTS, CALLS, ON_DUTY, REPEATS), max_size=25)


@dataclass
class History:
    """One line, the people it answers, and what must be true of every answer."""

    store: Store
    shelf: Shelf = field(default_factory=paper_shelf)
    clock: FrozenClock = field(default_factory=FrozenClock)
    sent: list[tuple[InboundSms, tuple[str, ...], int]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    count: int = 0

    def __post_init__(self) -> None:
        """Put both lines together over one store."""
        shelves = PaperShelves(self.shelf)
        self.texts = TextLine(store=self.store, shelves=shelves, clock=self.clock, position_hours=24)
        self.calls = CallLine(store=self.store, holds=self.store.holds, shelves=shelves, clock=self.clock,
                              offers=CallOffers(prompts_for=lambda shelf: Prompts(shelf=shelf, has_person=False),
                                                person_now=lambda _language, _at: PersonNow(),
                                                bookmarks=Bookmarks(store=self.store, hours=24)))

    def act(self, kind: str, who: object, what: object) -> None:
        """Let one thing happen, a minute or more after the last."""
        self.clock.advance(minutes=2)
        self.count += 1
        if kind == "text":
            self.text(str(who), str(what))
        elif kind == "call":
            self.call(str(who), list(what))  # type: ignore[call-overload]
        elif kind == "repeat":
            self.repeat(int(who))  # type: ignore[call-overload]
        else:
            self.store.add_hold_lines([HoldLine(script=str(who), act=Act(kind), at=self.clock(), by="Ann Example",
                                                reason="A test", words=str(what))])

    def text(self, who: str, body: str) -> None:
        """A new text is answered; danger whatever is held, and alone."""
        message = InboundSms(message_sid=f"SM{self.count}", sender=person(who), body=body)
        answer = self.texts.answer(message).messages
        assert ("988" in answer[0] and len(answer) == 1) if body == "kill myself" else True
        self.sent.append((message, answer, self.store.holds().version))
        self.check(who, answer)

    def repeat(self, number: int) -> None:
        """An earlier text comes again: the same bytes, unless somebody held, lifted or stopped since."""
        if not self.sent:
            return
        message, first, version = self.sent[number % len(self.sent)]
        again = self.texts.answer(message).messages
        assert not self.held_words(again)
        stopped = self.store.recall(message.sender, "another").state.opted_out
        if version == self.store.holds().version and not stopped:
            assert again == first

    def call(self, who: str, keys: list[str]) -> None:
        """A call with a few keys; its first step twice, as an impatient provider asks for it."""
        caller = Caller(contact=person(who), call_sid=f"CA{self.count}")
        reply = self.calls.answer(CallInput(place=START), caller)
        assert reply == self.calls.answer(CallInput(place=START), caller)
        self.check(who, reply.prompts)
        for key in keys:
            if reply.gather:
                reply = self.calls.answer(CallInput(place=reply.gather, key=key), caller)
                self.check(who, reply.prompts)

    def check(self, who: str, words: tuple[str, ...]) -> None:
        """Nothing held is said; corrections come first, and never twice without a new hold."""
        assert not self.held_words(words)
        found = [place for place, text in enumerate(words) if text.startswith(CORRECTIONS)]
        if found:
            assert found[0] <= 1
            holds = len([line for line in self.store.hold_lines() if line.act is Act.HOLD])
            self.told.append(who)
            assert self.told.count(who) <= holds

    def held_words(self, words: tuple[str, ...]) -> list[str]:
        """The words of held scripts among these."""
        holds = self.store.holds()
        return [word for script, parts in WORDS.items() if holds.stops(script) for word in parts
                if any(word in text for text in words)]


@settings(max_examples=60)
@given(ACTS)
def test_whatever_happens_nothing_held_is_served(acts: list[tuple[str, object, object]]) -> None:
    """Texts, calls, repeats, holds and lifts in any order."""
    live_through(acts, "sqlite")


@settings(max_examples=8)
@given(ACTS)
def test_so_it_is_on_postgresql(acts: list[tuple[str, object, object]]) -> None:
    """The same on a server."""
    live_through(acts, "postgresql")


def live_through(acts: list[tuple[str, object, object]], kind: str) -> None:
    """Let everything happen to a new line."""
    with TemporaryDirectory() as folder, new_address(kind, Path(folder) / "line.db") as address:
        history = History(open_store(address))
        try:
            for what, who, how in acts:
                history.act(what, who, how)
        finally:
            history.store.close()
