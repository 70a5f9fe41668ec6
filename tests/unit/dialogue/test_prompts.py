"""Every prompt of a call: short enough, and the option always before its key."""

from __future__ import annotations

import re
from datetime import date

import pytest

from outreach.bootstrap import Service
from outreach.catalog.parts import spoken_seconds
from outreach.dialogue.every_prompt import every_prompt
from outreach.dialogue.prompts import Prompts
from outreach.speech.spoken import spoken
from tests.fakes import NOON, paper_shelf

KEY_FIRST = re.compile(r"(?:^|[.!?]\s+)(?:please\s+|you can\s+)?press (?:\d|star|the \w+ key)", re.IGNORECASE)
ANY_KEY = re.compile(r"press (?:\d|star|the \w+ key)", re.IGNORECASE)


@pytest.fixture
def prompts(service: Service) -> Prompts:
    """The prompts of this repository's scripts, with a person."""
    return Prompts(shelf=service.builds.shelf(), has_person=True)


def test_the_option_stands_before_its_key(prompts: Prompts) -> None:
    """ "For the next part: press 1", never "Press 1 for the next part"."""
    every = every_prompt(prompts, NOON.date())
    assert len([words for words in every if ANY_KEY.search(words)]) >= 5
    assert [] == [words for words in every if KEY_FIRST.search(words)]


@pytest.mark.parametrize("words", ["Press 1 for the next part.", "Hello. Please press star.", "You can press 0."])
def test_the_pattern_finds_a_key_that_comes_first(words: str) -> None:
    """The check above can fail."""
    assert KEY_FIRST.search(words)


def test_no_prompt_outlasts_patience(prompts: Prompts) -> None:
    """The greeting takes up to 20 seconds, every single prompt up to 30."""
    assert sum(map(spoken_seconds, prompts.greeting())) <= 20
    assert [] == [words for words in every_prompt(prompts, NOON.date()) if spoken_seconds(words) > 30]


def test_prompts_are_told_apart_when_spoken(prompts: Prompts) -> None:
    """No two prompts sound alike, and none is empty."""
    every = every_prompt(prompts, NOON.date())
    assert len(every) == len({spoken(words) for words in every})
    assert all(spoken(words).strip() for words in every)


def test_emergency_numbers_come_first(prompts: Prompts) -> None:
    """The first prompt of a call names both numbers."""
    first = prompts.greeting()[0]
    assert "911" in first
    assert "988" in first


@pytest.mark.parametrize("has_person", [True, False])
def test_a_person_is_promised_only_when_there_is_one(service: Service, *, has_person: bool) -> None:
    """Without a person no prompt offers one."""
    every = every_prompt(Prompts(shelf=service.builds.shelf(), has_person=has_person), NOON.date())
    assert has_person == any("press 0" in words for words in every)
    assert has_person == any("connect you with a person." in words for words in every)


@pytest.mark.parametrize(("day", "overdue"), [(date(2026, 1, 1), False), (date(2026, 3, 30), False),
                                              (date(2026, 3, 31), True)])
def test_overdue_is_said_from_the_day_after(day: date, *, overdue: bool) -> None:
    """A quarterly page of 30 December is overdue from 31 March, and both prompts are known beforehand."""
    shelf = paper_shelf()
    prompts = Prompts(shelf=shelf, has_person=True)
    heard = prompts.after_topic(shelf.topics()[0], day, has_next=False)[0]
    assert overdue == ("due for a new check" in heard)
    assert heard in every_prompt(prompts, date(2026, 1, 1))
