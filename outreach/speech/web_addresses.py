"""Web addresses as people say them: "cancer dot gov" for https://www.cancer.gov/types."""

from __future__ import annotations

import re

from outreach.speech.reading_rules import Rule
from outreach.speech.tokens import Kind, Token, plain_tokens
from outreach.wording.aloud_words import aloud_words

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?"
_HOST = rf"(?:{_LABEL}\.)+[A-Za-z]{{2,}}"
_PATH = r"(?::\d+)?(?:[/?#](?:\S*[^\s.,;:!?)\]\"'\N{RIGHT DOUBLE QUOTATION MARK}])?)?"
#: without "http" or "www" only these endings make a web address; "end.It" is a missing space
_ENDINGS = "gov|org|com|net|edu|mil|int|info|health"
_ADDRESS = re.compile(
    rf"(?<![\w@.\-])(?:(?P<box>[\w.+\-]+)@(?P<mail>{_HOST})(?!\w)"
    rf"|(?:(?:https?://(?:www\.)?|www\.)(?P<full>{_HOST})"
    rf"|(?P<bare>(?:{_LABEL}\.)+(?:{_ENDINGS}))(?![\w\-])){_PATH})",
    re.IGNORECASE)


def _say(match: re.Match[str], language: str) -> tuple[Token, ...]:
    """The name of the site, what follows it is left out; a mail address in full: "help at cancer dot gov"."""
    host = _say_name(match["mail"] or match["full"] or match["bare"], language)
    if not match["box"]:
        return host
    return (*_say_name(match["box"], language), Token(Kind.WORD, aloud_words(language).forms["at"]), *host)


def _say_name(name: str, language: str) -> tuple[Token, ...]:
    forms = aloud_words(language).forms
    plain = name.replace(".", f" {forms['dot']} ").replace("-", f" {forms['dash']} ").replace("_", " ")
    return tuple(token for word in re.findall(r"\d+|[^\s\d]+", plain) for token in _say_word(word))


def _say_word(word: str) -> tuple[Token, ...]:
    return (Token(Kind.DIGITS, word),) if word.isdecimal() and word.isascii() else plain_tokens(word)


WEB_RULES = (Rule(_ADDRESS, _say),)
