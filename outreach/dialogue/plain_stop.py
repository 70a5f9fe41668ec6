"""STOP in plain words: "stop texting me", "no more messages", "leave me alone".

Any wording that a reasonable person reads as a stop counts (47 CFR 64.1200(a)(10)). But a
question about stopping a treatment must never silence a patient: a stop verb counts only
with something of this line as its object, and never behind "don't".
"""

from __future__ import annotations

import re

_OBJECT = r"(?:text(?:s|ing|ed)?|txt(?:s|ing)?|messag(?:e|es|ing)|msgs?|sending|contact(?:ing)?|sms)"
_STOP = re.compile(rf"""
    \b(?:stop|quit|end|cancel)\s (?:(?:all|the|these|those|this|your|sending|me|any|my)\s){{0,3}} {_OBJECT}\b
    | (?:^|\b(?:please|pls|just|so|and|i\ssaid)\s) (?:dont|do\snot|never)\s (?:ever\s)?
        (?:text|txt|message|msg|contact|send) (?:\s(?:me|us|this|any|anything|again|anymore|to|texts?|messages?)\b|$)
    | \bno\s(?:more|mas)\s {_OBJECT}\b | \bno\smas\s(?:mensajes|textos)\b
    | \b(?:unsubscribe|remove|delete)\s (?:me|my\snumber|this\snumber)\b
    | \btake\s (?:me|my\snumber|this\snumber)\s off\b
    | \b(?:want|need|like)\sto\s (?:unsubscribe|opt\sout)\b | \bopt\sme\sout\b | ^(?:please\s)?unsubscribe\b
    | \b(?:cancel|end|stop)\s (?:my|the|this)\s subscription\b
    | \b(?:deje|dejen)\sde\s (?:mandar|enviar|escribir)\w*\b
    | \bno\s (?:me\s)? (?:mande|manden|envie|envien|escriba|escriban)\b
    """, re.VERBOSE)
_REFUSALS = frozenset((
    "leave me alone", "not interested", "im not interested", "wrong number", "you have the wrong number",
    "this is the wrong number", "i said stop", "take me off", "go away", "dejeme en paz", "numero equivocado",
))
_BLOCKED = re.compile(r"\b(?:dont|do not|never|what happens|what if|why did)\b.*\bstop\b")


def asks_to_stop(text: str) -> bool:
    """True when a normalised text asks in plain words for no more texts."""
    if text in _REFUSALS:
        return True
    return bool(_STOP.search(text)) and not _BLOCKED.search(text)
