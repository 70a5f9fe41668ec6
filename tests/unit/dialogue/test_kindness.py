"""Feelings have answers of their own, in one text each."""

from __future__ import annotations

import pytest

from outreach.dialogue.kindness import KINDS, kindness_for
from outreach.dialogue.normalise import normalise
from outreach.sms.segments import measure
from tests.fakes import paper_shelf

SAID = {
    "she died": "died", "He passed away last night": "died", "my husband died": "loss", "why me": "why-me",
    "¿por qué a mí?": "why-me", "is it my fault": "my-fault", "did I do something wrong": "my-fault",
    "how long do I have": "how-long", "am I dying": "dying", "will this kill me": "dying", "me voy a morir": "dying",
    "I feel so alone": "lonely", "I'm scared": "fear", "my cancer came back": "fear", "tengo miedo": "fear",
    "se murió mi esposo": "loss", "anoche falleció mi mamá": "loss", "mi esposa ya no está con nosotros": "loss",
    "mi mamá ya no está comiendo": "", "mi abuela murió de cáncer, ¿me puede dar a mí?": "",
    "why": "", "TYPES": "", "why did my cancer come back": "", "does chemo kill cancer cells": "", "my dog died": "",
    "how long does chemo take": "", "my mother died of this and now my doctor wants me to be tested for it too": "",
}


@pytest.mark.parametrize(("text", "kind"), SAID.items())
def test_kinds(text: str, kind: str) -> None:
    """Each feeling by its name; questions about facts are none."""
    assert kind == kindness_for(normalise(text))


@pytest.mark.parametrize("name", [*KINDS, "urgent"])
@pytest.mark.parametrize("number", ["", "+12165550119"])
def test_one_segment(name: str, number: str) -> None:
    """Comfort and urgent advice arrive in one piece, with and without a person's number."""
    cost = measure(paper_shelf(person_number=number).book.sms(name))
    assert (1, "GSM-7") == (cost.segments, cost.encoding)
