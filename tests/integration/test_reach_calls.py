"""Calls that the line makes, by signed webhooks: who calls, the key that ends it, machines; and joining by key."""

from __future__ import annotations

import pytest

from outreach.bootstrap import Service, assemble
from outreach.model.programmes import cast_batch
from outreach.settings import Settings
from tests.databases import on_both
from tests.fakes import LINE, PATIENT, FrozenClock, Provider
from tests.phones import DirectPhone, read_twiml

OURS = {"From": LINE, "To": PATIENT, "Direction": "outbound-api"}
FIRST = "/voice?at=outreach&doc=recurrent-cancer&sec=types&part=1&lang=en"


@pytest.fixture
def provider(line: Service, provider_of: object) -> Provider:
    """Who carries its calls."""
    return provider_of(line)


def heard(response: object) -> tuple[list[str], str]:
    """What is said, and where a key leads; nothing once the call ends."""
    root = read_twiml(response)
    gather = root.find("Gather")
    return [verb.text or "" for verb in root.iter("Say")], "" if gather is None else str(gather.get("action"))


def test_who_calls_comes_first_and_the_topic_only_on_a_key(provider: Provider) -> None:
    """Identity, number and the way out before anything else; 1 reads the message."""
    words, action = heard(provider.step(FIRST, **OURS))
    assert words[0].startswith("Hello. This is Elm County Health, with an automatic call")
    assert "press 2" in words[0]
    assert "cancer" not in " ".join(words).lower()
    words, _ = heard(provider.step(action, Digits="1", **OURS))
    assert any("Types of Recurrent Cancer" in one for one in words)


def test_the_last_call_says_so(provider: Provider) -> None:
    """Before anything is told of the topic, and no more behind it; a machine hears none of it."""
    last = f"{FIRST}&typed=last"
    words, action = heard(provider.step(last, **OURS))
    assert "This is the last of these calls." in words
    read, action = heard(provider.step(action, Digits="1", **OURS))
    assert any("Types of Recurrent Cancer" in one for one in read)
    assert "typed=last" not in action
    assert not heard(provider.step(last, AnsweredBy="machine_start", **OURS))[0]
    _, action = heard(provider.step(last, **OURS))
    assert heard(provider.step(action, Digits="2", **OURS))[0][0].startswith("You will get no more calls")


@on_both
def test_two_ends_everything(line: Service, provider: Provider) -> None:
    """Written down before it is said, for texts as for calls; the call ends."""
    _, action = heard(provider.step(FIRST, **OURS))
    words, action = heard(provider.step(action, Digits="2", **OURS))
    assert words[0].startswith("You will get no more calls and texts from us.")
    assert "" == action
    assert line.store.is_opted_out(line.keys.contact(PATIENT))
    assert {"outreach-key": 1} == line.store.opt_outs_by_rule()


def test_nobody_there(line: Service, provider: Provider) -> None:
    """Two reminders, then the call ends; nothing was kept of it."""
    _, action = heard(provider.step(FIRST, **OURS))
    for _ in range(2):
        words, action = heard(provider.step(action, Digits="", **OURS))
        assert ["To hear your message"] == [one[:20] for one in words]
    assert ([], "") == heard(provider.step(action, Digits="", **OURS))
    assert not line.store.is_opted_out(line.keys.contact(PATIENT))


@pytest.mark.parametrize(("policy", "answered", "says"), [
    ("hang-up", "machine_start", ""), ("message", "machine_end_beep", "with an automatic call that you asked for."),
    ("message", "fax", "with an automatic call"), ("hang-up", "human", "a recorded message"),
    ("message", "unknown", "a recorded message")])
def test_an_answering_machine(programmes_data: Settings, clock: FrozenClock, provider_of: object, policy: str,
                              answered: str, says: str) -> None:
    """It hears nothing, or who called and how to call back; never what about. In doubt it is a person."""
    line = assemble(programmes_data.with_changes(voicemail=policy), clock=clock)
    words, action = heard(provider_of(line).step(FIRST, AnsweredBy=answered, **OURS))
    assert says in " ".join(words)
    assert (answered in ("human", "unknown")) == bool(action)
    assert bool(words) == bool(says)
    assert "cancer" not in " ".join(words).lower()
    line.store.close()


def test_a_caller_is_never_taken_for_a_machine(provider: Provider) -> None:
    """Only calls of ours are."""
    words, action = heard(provider.step("/voice", AnsweredBy="machine_start"))
    assert words
    assert action


def read_on(phone: DirectPhone) -> bool:
    """Key 1 until the last part was read; True where key 7 is offered then."""
    return any(any("press 7" in words for words in phone.press("1")) for _ in range(20))


@on_both
def test_joining_by_key(line: Service) -> None:
    """7 behind the last part offers, 1 joins, once; 2 and silence do not."""
    phone = DirectPhone(line)
    phone.call()
    phone.press("3")
    assert read_on(phone)
    batch = cast_batch("recur/en", "x")
    for key in ("2", ""):
        [offer, *_] = phone.press("7")
        assert offer.startswith("You can get one text from us each Monday")
        assert "You joined nothing new." in phone.press(key)
    phone.press("7")
    assert not line.agreements.agreed(line.keys.contact(PATIENT), batch)
    assert phone.press("1")[0].startswith("Thank you. You have joined.")
    phone.press("7")
    phone.press("1")
    assert line.agreements.agreed(line.keys.contact(PATIENT), batch)
    [kept] = line.store.agreements_of(line.keys.contact(PATIENT))
    assert ("call", offer) == (kept.medium, kept.wording)


def test_joining_by_key_after_a_stop(line: Service, clock: FrozenClock) -> None:
    """Who said STOP hears how to come back, and is not in it."""
    line.store.opt_out(line.keys.contact(PATIENT), message_sid="SM1", rule="stop", at=clock())
    phone = DirectPhone(line)
    phone.call()
    phone.press("3")
    assert read_on(phone)
    phone.press("7")
    assert "send the word START" in phone.press("1")[0]
    assert {} == line.store.member_counts()
