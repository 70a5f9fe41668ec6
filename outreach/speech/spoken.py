"""Rewrites words so that any voice reads them right; knows no engine."""

from __future__ import annotations

import re
import unicodedata

from outreach.speech.phone_numbers import say_phone_numbers
from outreach.speech.service_codes import say_service_codes
from outreach.speech.web_addresses import say_web_addresses

#: ®, ™, ℠, and (R), (TM), (SM) when they hang on a word
_SIGN = "[\N{REGISTERED SIGN}\N{TRADE MARK SIGN}\N{SERVICE MARK}]"
_MARKS = re.compile(rf"(?<=\w)(?:{_SIGN}|\((?:R|TM|SM)\))+|{_SIGN}")


def spoken(text: str, language: str = "en") -> str:
    """Rewrite a prompt so that a voice says its numbers and addresses as people do.

    Service codes and phone numbers become digits in words, with a pause between groups;
    a web address becomes the name of its site; ® and ™ go. Other numbers (counts,
    percents, years, dates, prices) stay as they are. Doing it twice changes nothing more.
    """
    plain = _tidy(_MARKS.sub("", _tidy(text)))
    addressed = say_web_addresses(plain, language)
    return say_service_codes(say_phone_numbers(addressed, language), language)


def _tidy(text: str) -> str:
    """Single spaces, composed letters, and no control character that could cut an utterance short."""
    joined = unicodedata.normalize("NFC", text).replace("\N{SOFT HYPHEN}", "")
    visible = (" " if unicodedata.category(character) in ("Cc", "Cf") else character for character in joined)
    return " ".join("".join(visible).split())
