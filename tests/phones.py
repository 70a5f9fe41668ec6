"""Phones that play transcripts: straight to the dialogue, or by signed webhooks like a provider's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from xml.etree import ElementTree as ET

from werkzeug.test import TestResponse

from outreach.bootstrap import Service
from outreach.bootstrap.callers import call_prompts
from outreach.catalog.parts import in_one_line
from outreach.dialogue.every_prompt import every_prompt
from outreach.model.holds import Act, HoldLine
from outreach.simulator.phones import CallPhone, TextPhone
from outreach.speech.spoken import spoken
from outreach.twiml.pick_up import SILENCE_SHA256
from tests.fakes import PATIENT, Provider

#: what the smallest compatible provider knows; no Pause
VERBS = {
    "Response": {"Say", "Play", "Gather", "Redirect", "Hangup", "Dial", "Record", "Reject", "Message"},
    "Gather": {"Say", "Play"},
}
ADDRESS = re.compile(r"/voice/step(\?[A-Za-z0-9_-]+=[A-Za-z0-9_-]+(&[A-Za-z0-9_-]+=[A-Za-z0-9_-]+)*)?")
MOST_BYTES = 64 * 1024
LONGEST_MESSAGE, LONGEST_SAY = 1600, 3000


def read_twiml(response: TestResponse) -> ET.Element:
    """The root of a reply that any provider could carry out; anything else fails the test."""
    assert 200 == response.status_code
    assert "text/xml" == response.mimetype
    assert str(len(response.data)) == response.headers["Content-Length"]
    assert len(response.data) <= MOST_BYTES
    root = ET.fromstring(response.data)
    check_twiml(root)
    return root


def check_twiml(root: ET.Element) -> None:
    """Verbs, nesting and attributes that every provider takes."""
    assert "Response" == root.tag
    for parent in root.iter():
        assert {child.tag for child in parent} <= VERBS.get(parent.tag, set()), f"in <{parent.tag}>"
    for verb in root.iter():
        _CHECKS.get(verb.tag, lambda _: None)(verb)


def _check_gather(gather: ET.Element) -> None:
    at = dict(pair.split("=") for pair in gather.get("action", "").partition("?")[2].split("&") if pair).get("at", "")
    assert ((None, "#") if at == "spell" else ("1", "")) == (gather.get("numDigits"), gather.get("finishOnKey"))
    # behind the greeting the menu comes by itself, and nobody is waited for while everything is read
    assert int(gather.get("timeout", "5")) >= {"greeting": 5, "reading": 1}.get(at, 10)
    assert gather.get("input", "dtmf") in ("dtmf", "dtmf speech")
    _check_address(gather.get("action"), gather.get("method"))


def _check_address(address: str | None, method: str | None) -> None:
    assert "POST" == method
    assert ADDRESS.fullmatch(address or ""), address


def _check_words(verb: ET.Element, longest: int) -> None:
    assert 1 <= len((verb.text or "").strip()) <= longest


_CHECKS = {
    "Gather": _check_gather,
    "Redirect": lambda verb: _check_address(verb.text, verb.get("method")),
    "Dial": lambda verb: _check_address(verb.get("action"), verb.get("method")),
    "Message": lambda verb: _check_words(verb, LONGEST_MESSAGE),
    "Say": lambda verb: _check_words(verb, LONGEST_SAY),
    "Play": lambda verb: _check_words(verb, 200),
}


def words_of_says(service: Service) -> Mapping[str, str]:
    """From what a <Say> carries back to the prompt: numbers as words, back to digits.

    A prompt that is not among those rendered before the first call is missing here, and
    fails the test that hears it.
    """
    back: dict[str, str] = {}
    for shelf in service.builds.shelf().tongues:
        every = every_prompt(call_prompts(service.settings, shelf), service.clock().date())
        said = {_said(words, shelf.language): words for words in every}
        assert len(every) == len(said)
        back |= said
    return back


#: what a <Say> carries of a prompt: worked out once, for transcripts ask it of every prompt at every step
_said = cache(spoken)


def hold_or_lift(service: Service, act: str, script: str, words: str = "as they were") -> None:
    """What `outreach hold` writes down; other `words` are those of a mended script."""
    service.store.add_hold_lines([HoldLine(script=script, act=Act(act), at=service.clock(), by="Ann Example",
                                           reason="A test", words=words)])


def messages_of(response: TestResponse) -> tuple[str, ...]:
    """The texts of a reply, in order."""
    return tuple(message.text or "" for message in read_twiml(response).iter("Message"))


@dataclass
class DirectPhone:
    """The terminal's phones: no web, no TwiML."""

    service: Service
    number: str = PATIENT
    _call: CallPhone = field(init=False)

    def text(self, body: str) -> tuple[str, ...]:
        """Send a text straight to the dialogue."""
        return TextPhone(service=self.service, contact=self.service.keys.contact(self.number),
                         number=self.number).send(body)

    def call(self) -> tuple[str, ...]:
        """Start a new call."""
        self._call = CallPhone(service=self.service, contact=self.service.keys.contact(self.number),
                               number=self.number)
        return self._call.dial()

    def press(self, key: str) -> tuple[str, ...]:
        """Press a key, or none."""
        return self._call.press(key) if key else self._call.wait()

    def say(self, words: str) -> tuple[str, ...]:
        """Say something, as the provider understood it."""
        return self._call.speak(words)

    def on_duty(self, act: str, script: str) -> None:
        """Hold or lift a script."""
        hold_or_lift(self.service, act, script)


@dataclass
class WebhookPhone:
    """A phone behind a provider: signed forms in, TwiML out, carried out verb by verb.

    `reports_silence` False is a provider without actionOnEmptyResult: a silent caller
    falls out of the Gather to the verb behind it.
    """

    service: Service
    provider: Provider
    reports_silence: bool = True
    _gather: ET.Element | None = field(default=None, init=False)
    _behind: Iterator[ET.Element] = field(default_factory=lambda: iter(()), init=False)

    def text(self, body: str) -> tuple[str, ...]:
        """Deliver a text by webhook."""
        return messages_of(self.provider.text(body))

    def call(self) -> tuple[str, ...]:
        """Deliver a new call."""
        return tuple(self._carry_out(self.provider.step()))

    def press(self, key: str) -> tuple[str, ...]:
        """Press a key; with none, wait until the Gather is over."""
        gather, self._gather = self._gather, None
        if gather is None:
            return ()
        if key or (self.reports_silence and gather.get("actionOnEmptyResult") == "true"):
            return tuple(self._carry_out(self.provider.step(gather.get("action", ""), Digits=key)))
        return tuple(self._go_on(self._behind))

    def say(self, words: str) -> tuple[str, ...]:
        """Say something, where the Gather listens for speech."""
        gather, self._gather = self._gather, None
        if gather is None:
            return ()
        assert "speech" in gather.get("input", "")
        said = {"SpeechResult": words, "Confidence": "0.91"}
        return tuple(self._carry_out(self.provider.step(gather.get("action", ""), **said)))

    def on_duty(self, act: str, script: str) -> None:
        """Hold or lift a script."""
        hold_or_lift(self.service, act, script)

    def _carry_out(self, response: TestResponse) -> Iterator[str]:
        yield from self._go_on(iter(read_twiml(response)))

    def _go_on(self, verbs: Iterator[ET.Element]) -> Iterator[str]:
        for verb in verbs:
            if verb.tag == "Gather":
                yield from filter(None, map(self._heard, verb))
                self._gather, self._behind = verb, verbs
                return
            if verb.tag in ("Hangup", "Redirect", "Dial"):
                yield from self._elsewhere(verb)
                return
            if heard := self._heard(verb):
                yield heard

    def _elsewhere(self, verb: ET.Element) -> Iterator[str]:
        if verb.tag == "Redirect":
            yield from self._carry_out(self.provider.step(verb.text or ""))
        elif verb.tag == "Dial":
            missed = self.provider.step(verb.get("action", ""), DialCallStatus="no-answer")
            yield from self._carry_out(missed)

    def _heard(self, verb: ET.Element) -> str:
        if verb.tag == "Say":
            return in_one_line(words_of_says(self.service)[verb.text or ""])
        clip = self.provider.client.get(verb.text or "")
        assert (200, "audio/wav") == (clip.status_code, clip.mimetype)
        if SILENCE_SHA256 in (verb.text or ""):
            return ""
        words = self.service.words_of_clip((verb.text or "").removeprefix("/audio/").removesuffix(".wav"))
        assert words is not None
        return in_one_line(words)
