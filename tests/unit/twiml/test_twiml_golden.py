"""Replies as exact XML: tests/golden/twiml/*.xml, written anew by `pytest --update`."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from outreach.model.calls import CallPlace, CallSoFar, Transfer, VoiceReply
from outreach.model.conversation import SmsReply
from outreach.twiml.messaging import render_sms
from outreach.twiml.voice import render_voice
from tests.phones import check_twiml

GOLDEN = Path(__file__).parents[2] / "golden" / "twiml"
MENU = CallPlace(step="menu")
PART = CallPlace(step="part", document="recurrent-cancer", section="types", part=2, tries=1)
CLIPS = {"Please choose a topic.": "a" * 64, "Types: press 3.": "b" * 64}
MARKUP = "<b>\"A\" & 'B'</b> ]]> &lt; <!-- -->"
FORBIDDEN = "one\x00two\x08\x0b\x0c\x1f\x7f\ufffe\uffff\ud800three\U0001f6d1"


def voice(*prompts: str, language: str = "en", speech: bool = False, **reply: object) -> str:
    """A call reply as TwiML; CLIPS are rendered, all other prompts are not."""
    return render_voice(VoiceReply(**{"prompts": prompts, "wait": 10, **reply}), find_clip=CLIPS.get, language=language,
                        speech=speech, spoken=lambda words, _language: words.replace("911", "nine, one, one"))


REPLIES = {
    "sms-silence": render_sms(SmsReply()),
    "sms-one-message": render_sms(SmsReply(messages=("TYPES 1 of 3. First. Text MORE.",))),
    "sms-two-messages": render_sms(SmsReply(messages=("The answer.", "Who we are."))),
    "sms-markup": render_sms(SmsReply(messages=(MARKUP,))),
    "sms-forbidden": render_sms(SmsReply(messages=(FORBIDDEN,))),
    "voice-gather-clips": voice(*CLIPS, gather=MENU),
    "voice-gather-clip-and-say": voice("Please choose a topic.", "Not rendered.", gather=PART),
    "voice-say-number": voice("In an emergency, call 911."),
    "voice-say-spanish": voice("Hola.", language="es"),
    "voice-markup": voice(MARKUP, gather=MENU),
    "voice-forbidden": voice(FORBIDDEN),
    "voice-dial": voice("I will connect you.", transfer=Transfer(
        number="+12165550119", ring_seconds=25, then=CallPlace(step="after-dial"))),
    "voice-picks-up": voice("Hello.", gather=MENU, picks_up=True),
    "voice-spells": voice("Please spell.", gather=CallPlace(step="spell"), typing=True),
    "voice-listens": voice("Please choose.", gather=MENU, hints=("Types, and stages", "x" * 600, "Why"), speech=True),
    "voice-later": voice("Go on.", gather=CallPlace(step="part", document="a", section="b", so_far=CallSoFar(
        slow=True, patient=True, warned=True, began=1795348800, turn=12))),
    "voice-hangup": voice("Goodbye."),
}


@pytest.mark.parametrize("name", REPLIES)
def test_replies_are_these_bytes(name: str, *, update: bool) -> None:
    """Each kind of reply is written exactly as its golden file says."""
    file = GOLDEN / f"{name}.xml"
    if update:
        file.write_text(f"{REPLIES[name]}\n", encoding="utf-8")
    assert file.read_text(encoding="utf-8") == f"{REPLIES[name]}\n"


def test_no_golden_file_is_forgotten() -> None:
    """Every golden file is compared above."""
    assert sorted(REPLIES) == sorted(file.stem for file in GOLDEN.glob("*.xml"))


@pytest.mark.parametrize("name", REPLIES)
def test_replies_parse_and_use_common_verbs_only(name: str) -> None:
    """Each reply is XML, in the verbs and attributes that every provider takes."""
    check_twiml(ET.fromstring(REPLIES[name]))


@pytest.mark.parametrize("twiml", [
    "<Response><Pause/></Response>", "<Response><Gather><Pause/></Gather></Response>", "<response/>",
    "<Response><Message></Message></Response>", "<Response><Say> </Say></Response>",
    '<Response><Gather numDigits="1" finishOnKey="" timeout="5" action="/voice/step" method="POST"/></Response>',
    '<Response><Gather numDigits="1" timeout="10" action="/voice/step" method="POST"/></Response>',
    '<Response><Gather numDigits="1" finishOnKey="" timeout="10" action="/voice/step?a=%27" method="POST"/></Response>',
    '<Response><Redirect method="GET">/voice/step</Redirect></Response>',
])
def test_the_check_itself_finds_faults(twiml: str) -> None:
    """What some provider would reject is rejected by the check that all tests use."""
    with pytest.raises(AssertionError):
        check_twiml(ET.fromstring(twiml))


def test_escaped_markup_reads_back() -> None:
    """Markup in words comes back as the same words."""
    assert [MARKUP] == [verb.text for verb in ET.fromstring(REPLIES["sms-markup"])]


def test_forbidden_characters_are_cut_and_no_others() -> None:
    """What XML cannot carry is left out; an emoji and the words around stay."""
    assert ["onetwo\x7fthree\U0001f6d1"] == [verb.text for verb in ET.fromstring(REPLIES["sms-forbidden"])]
