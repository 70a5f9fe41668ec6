"""Web addresses as people say them: "cancer dot gov" for https://www.cancer.gov/types."""

from __future__ import annotations

import re

from outreach.speech.digits import primary, say_digits

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


def say_web_addresses(text: str, language: str) -> str:
    """Replace each web address by the name of its site; what follows the site is left out.

    A mail address is said in full: "help at cancer dot gov".
    """
    return _ADDRESS.sub(lambda match: _say(match, language), text)


def _say(match: re.Match[str], language: str) -> str:
    dot, at, dash = ("punto", "arroba", "guion") if primary(language) == "es" else ("dot", "at", "dash")
    host = match["mail"] or match["full"] or match["bare"]
    said = _say_name(host, dot, dash, language)
    return f"{_say_name(match['box'], dot, dash, language)} {at} {said}" if match["box"] else said


def _say_name(name: str, dot: str, dash: str, language: str) -> str:
    plain = name.replace(".", f" {dot} ").replace("-", f" {dash} ")
    return " ".join(re.sub(r"\d+", lambda digits: f" {say_digits(digits[0], language)} ", plain).split())
