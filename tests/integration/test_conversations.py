"""Conversations as they may come, in whatever order: texts, time, questions, languages, STOP and START, repeats.

Each line is played by a machine that texts what it likes, and each answer is held to what must be so whatever was
said before.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from outreach.bootstrap import Service, assemble
from outreach.bootstrap.builds import fallback_phrasebook
from outreach.publish.build import build
from outreach.sms.segments import measure
from outreach.web.app import create_line
from tests.databases import ask
from tests.factories import make_script, sign
from tests.fakes import NOON, OTHER, PATIENT, FrozenClock, Provider, line_settings
from tests.integration.store_people import new_database
from tests.phones import messages_of
from tests.unit.publish.shelves import fill, put_script

LANGUAGES = ("en", "es")
#: a page of a topic, in either language
PAGE = re.compile(r"\w+ \d+ (?:of|de) \d+")
#: may go with an answer; all else is an answer, and there is one at most. "person" goes before the topics (0)
COMPANIONS = ("notice", "if-now", "if-heavy", "person")
#: all that somebody may be sent who said STOP, and all that is sent over a cap
AFTER_STOP = ("start", "help", "person", "crisis", "medical", "urgent")
OVER_A_CAP = (*AFTER_STOP, "stop", "in-doubt", "died", "too-many")
MOST_SEGMENTS = 3
TURNS = ("MORE", "NEXT", "BACK", "SOURCE", "mas", "atras", "fuente", "ok", "yes")
WORDS = (*TURNS, "TYPES", "typse", "WHY", "TREATMENT", "care", "CAUSAS", "COMIDA", "MENU", "0", "1", "2", "3", "CALL",
         "ESPANOL", "ENGLISH", "me bolvio el canser", "FORGET", "asdf", "qwertz", "what is hospice", "thanks", "why me",
         "can chemo cause chest pain", "should i stop chemo", "nobody needs me anymore", "i want to die", "no respiro",
         "fever 102 on chemo", "she died", "im done", "STOP", "alto", "START", "HELP", "ayuda", "Liked “TYPES”", "")
bodies = st.sampled_from(WORDS) | st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
numbers = st.sampled_from((PATIENT, OTHER))


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A text as it was sent, what came back, and how many STOPs and FORGETs its sender had sent until then."""

    number: str
    sid: str
    body: str
    answer: tuple[str, ...]
    erased: int


@dataclass
class People:
    """What must be remembered of those who text, beside the line."""

    sent: list[Sent] = field(default_factory=list)
    #: when each was last sent anything
    answered_at: dict[str, object] = field(default_factory=dict)
    erased: dict[str, int] = field(default_factory=dict)


class Conversation(RuleBasedStateMachine):
    """Two people and a line."""

    builds: Path
    changes: Mapping[str, object] = {}

    @initialize()
    def begin(self) -> None:
        """A line with nobody in its database."""
        self.folder = Path(tempfile.mkdtemp(prefix="outreach-conversation-"))
        self.settings = line_settings(self.folder, **self.changes)
        self.settings.build_folder.symlink_to(self.builds)
        new_database(self.settings.data / "outreach.sqlite")
        self.clock, self.people = FrozenClock(), People()
        self.service: Service = assemble(self.settings, clock=self.clock)
        self.provider = Provider(create_line(self.service).test_client(), self.settings)

    @rule(number=numbers, body=bodies)
    def text(self, number: str, body: str) -> None:
        """One text; its answer is one, and fits the person it goes to."""
        body = body.encode("utf-8", "replace").decode()
        stopped, silent_for = self._is_stopped(number), self._silent_for(number)
        sent = self._send(number, body, self.provider.new_sid("SM"))
        self._check_size(sent.answer)
        if stopped:
            assert set(sent.answer) <= self._wordings(AFTER_STOP), sent
        if silent_for > self.settings.position_hours and body in TURNS:
            assert not any(map(PAGE.match, sent.answer)), sent
        if "texts_per_hour" in self.changes and self._texts_in_an_hour(number) > self.settings.texts_per_hour:
            assert set(sent.answer) <= self._wordings(OVER_A_CAP), sent
        self._remember(sent)

    @precondition(lambda self: self.people.sent)
    @rule(data=st.data())
    def repeat(self, data: st.DataObject) -> None:
        """The provider sends a text again, however much later: the same words, unless STOP or FORGET came since."""
        sent = data.draw(st.sampled_from(self.people.sent[-6:]))
        again = self._send(sent.number, sent.body, sent.sid)
        if again.erased == sent.erased:
            assert sent.answer == again.answer

    @rule(hours=st.sampled_from((0.01, 0.2, 2, 23, 25, 24 * 30)))
    def wait(self, hours: float) -> None:
        """Time passes; nothing is sent meanwhile."""
        self.clock.advance(hours=hours)

    def teardown(self) -> None:
        """Nothing waits to be sent unasked."""
        if hasattr(self, "service"):
            assert [] == ask(self.settings.database, "select id from outbox")
            self.service.store.close()
            shutil.rmtree(self.folder)

    def _send(self, number: str, body: str, sid: str) -> Sent:
        answer = messages_of(self.provider.text(body, number=number, sid=sid))
        return Sent(number=number, sid=sid, body=body, answer=answer, erased=self.people.erased.get(number, 0))

    def _remember(self, sent: Sent) -> None:
        if sent.answer:
            self.people.answered_at[sent.number] = self.clock()
        has_forgotten = bool(set(sent.answer) & self._wordings(("forget",)))
        if has_forgotten or self._is_stopped(sent.number) or set(sent.answer) & self._wordings(("start",)):
            self.people.erased[sent.number] = sent.erased + 1
        # a FORGET that is repeated may be answered in another language: the one it was asked in is forgotten
        kept = sent.erased if has_forgotten else self.people.erased.get(sent.number, 0)
        self.people.sent.append(replace(sent, erased=kept))

    def _check_size(self, answer: tuple[str, ...]) -> None:
        companions = self._wordings(COMPANIONS)
        assert len(answer) <= 3
        assert sum(message not in companions for message in answer) <= 1, answer
        assert all(measure(message).segments <= (1 if message in companions else MOST_SEGMENTS) for message in answer)

    def _is_stopped(self, number: str) -> bool:
        return bool(self.service.store.is_opted_out(self.service.keys.contact(number)))

    def _silent_for(self, number: str) -> float:
        at = self.people.answered_at.get(number)
        return (self.clock() - at).total_seconds() / 3600 if at else 0.0  # type: ignore[operator]

    def _texts_in_an_hour(self, number: str) -> int:
        """How many texts are counted against a number now."""
        contact = self.service.keys.contact(number)
        return self.service.store.recall(contact, "SM-none").state.traffic.hour.texts

    def _wordings(self, names: tuple[str, ...]) -> set[str]:
        books = [fallback_phrasebook(self.settings, language) for language in LANGUAGES]
        return {book.sms(name) for book in books for name in names}


@pytest.fixture(scope="session")
def reviewed_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build in which all is signed, in both languages; one topic has several pages. Never change it."""
    folder = tmp_path_factory.mktemp("reviewed")
    scripts = fill(folder / "scripts", signed=True, languages=LANGUAGES)
    pages = tuple(f"This is sentence {number} of a topic that takes more than one text to tell in full." for number in
                  range(1, 6))
    put_script(scripts, sign(make_script(section="why", keyword="WHY", menu_digit="2", sms=pages)))
    put_script(scripts, sign(make_script(section="causas", keyword="CAUSAS", language="es", menu_digit="1")))
    settings = line_settings(folder / "data", serve="reviewed")
    build(settings, scripts, today=NOON.date())
    return settings.build_folder


LINES: dict[str, tuple[str, dict[str, object]]] = {
    "drafts": ("built", {}), "two guides": ("guides_built", {}), "a Spanish guide": ("spanish_built", {}),
    "reviewed": ("reviewed_built", {"serve": "reviewed"}),
    "overdue": ("spanish_built", {"overdue": "hold"}),
    "capped": ("guides_built", {"texts_per_hour": 5, "texts_per_day": 20}),
}


@pytest.mark.parametrize("name", LINES)
def test_conversations(name: str, request: pytest.FixtureRequest) -> None:
    """Whatever is texted, whenever: one answer, silence after STOP, no stale page, few segments, repeats alike."""
    built, changes = LINES[name]
    machine = type("Talk", (Conversation,), {"builds": request.getfixturevalue(built), "changes": changes})
    run_state_machine_as_test(machine, settings=hypothesis_settings(max_examples=10, stateful_step_count=30,
                                                                    deadline=None, derandomize=True))
