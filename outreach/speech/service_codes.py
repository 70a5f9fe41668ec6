"""Short numbers that people dial or text: 911, 988, 211; said digit by digit."""

from __future__ import annotations

import re

from outreach.speech.reading_rules import Rule
from outreach.speech.tokens import Kind, Token, groups

#: things that are counted: a number right before one of them is an amount, not a code
_COUNTED = (
    "people|persons|patients|women|men|children|adults|teens|participants|volunteers|survivors|"
    "cases|deaths|studies|trials|samples|genes|cells|tumors|doses|days|weeks|months|years|hours|"
    "minutes|miles|dollars|percent|per cent|mg|ml|kg|g|cm|mm|feet|pounds|ounces|units|calories|degrees|over|"
    "(?:milli|micro|nano|pico|kilo|centi|deci)?(?:grams?|liters?|meters?|moles?|gramos?|litros?|metros?)|"
    "personas|pacientes|mujeres|hombres|niños|adultos|participantes|casos|muertes|estudios|"
    "células|tumores|dosis|días|semanas|meses|años|horas|minutos|millas|dólares|por ciento"
)
_NOT_COUNTED = rf"(?!\w)(?!\s*%)(?![.,:/\-]\d)(?!\s+(?:{_COUNTED})\b)"
_NOT_INSIDE = r"(?<![\w$#])(?<!\d[.,:/\-])"

_SERVICE = re.compile(rf"{_NOT_INSIDE}(?P<code>[2-9]11|988){_NOT_COUNTED}", re.IGNORECASE)
_DASHED = re.compile(rf"{_NOT_INSIDE}(?P<code>[2-9]-1-1|9-8-8)(?!\w)(?!-\d)")
#: after "call" any three digits are a code: 112, 999
_DIALLED = re.compile(
    rf"(?P<cue>\b(?:call|dial|llam[ae]r?\s+al|marque(?:\s+el)?)\s+)(?P<code>\d{{3}}){_NOT_COUNTED}",
    re.IGNORECASE)
_TEXTED = re.compile(
    r"(?P<cue>\b(?:text|send|env[ií][ea]r?|mande)\b[^.!?]{0,60}?\s(?:to|al)\s+)"
    r"(?P<code>\d{5,6})(?![\w\-])", re.IGNORECASE)
_POSTAL = re.compile(r"(?<![\w$,.\-])(?P<area>\d{5})-(?P<place>\d{4})(?![\w\-])")


def _say_postal(match: re.Match[str], _language: str) -> tuple[Token, ...]:
    """A ZIP code with its four more digits."""
    return groups((match["area"], match["place"]))


def _say(match: re.Match[str], _language: str) -> tuple[Token, ...]:
    return (Token(Kind.DIGITS, match["code"].replace("-", "")),)


#: A bare code counts as a number to dial, except right before a thing that is counted ("911 patients"), before a
#: percent sign, and inside a price or a longer number.
SERVICE_RULES = (Rule(_DASHED, _say), Rule(_SERVICE, _say), Rule(_DIALLED, _say), Rule(_TEXTED, _say),
                 Rule(_POSTAL, _say_postal))
