"""STOP in plain words: "stop texting me", "no more messages", "leave me alone".

Any wording that a reasonable person reads as a stop counts (47 CFR 64.1200(a)(10)). But a
question about stopping a treatment must never silence a patient: a stop verb counts only
with something of this line as its object, and never behind "don't".
"""

from __future__ import annotations

import re

_OBJECT = r"(?:text(?:s|ing|ed)?|txt(?:s|ing)?|messag(?:e|es|ing)|msgs?|sending|contact(?:ing)?|sms)"
#: ends there, or names this line; "take me off chemo" does not
_FROM_HERE = rf"(?:\s(?:please|now|thanks|from|of|off|your|the|this|these|list|lists|line|service|{_OBJECT}))*$"
_STOP = re.compile(rf"""
    \b(?:stop|quit|end|cancel)\s (?:(?:all|the|these|those|this|your|sending|me|any|my)\s){{0,3}} {_OBJECT}\b
        (?! \s (?:(?:his|her|their|the|a|between|with|of|to)\b | my\s(?!phone|number|cell)))
    | (?:^|\b(?:please|pls|just|so|and|i\ssaid)\s) (?:dont|do\snot|never)\s (?:ever\s)?
        (?: (?:text|txt|message|msg|contact) (?:\s(?:me|us|this|again|any\s?more))?
            (?:\s(?:again|any\s?more|please|ever))* $
          | send \s (?:me\s)? (?:any|anything|this|these|more|texts?|messages?|stuff)\b )
    | \bno\s(?:more|mas)\s {_OBJECT} (?!\swith) \b | ^no\s{_OBJECT}$
    | \bno\smas\s(?:mensajes|textos)\b
    | \bunsubscribe\s (?:me|my\snumber|this\snumber)\b
    | \b(?:remove|delete)\s (?:my|this)\snumber\b | \b(?:remove|delete)\s me {_FROM_HERE}
    | \btake\s (?:me|my\snumber|this\snumber)\s off {_FROM_HERE} | \b(?:lose|forget)\s my\s number\b
    | \b(?:want|need|like)\sto\s (?:unsubscribe|opt\sout){_FROM_HERE} | \bopt\sme\sout{_FROM_HERE}
    | ^(?:please\s)?unsu[bs]\w*r\w*be\b
    | \b(?:cancel|end|stop)\s (?:my|the|this)\s subscription\b
    | \b(?:deje|dejen)\sde\s (?:mandar|enviar|escribir)\w*\b
    | \bno\s (?:me\s)? (?:mande|manden|envie|envien|escriba|escriban)\b
    """, re.VERBOSE)
_REFUSALS = frozenset((
    "leave me alone", "not interested", "im not interested", "wrong number", "you have the wrong number",
    "this is the wrong number", "wrong person", "this is not my number", "i said stop", "go away", "no more", "no stop",
    "dejeme en paz", "dejenme en paz", "numero equivocado",
))
_NOT_ME = re.compile(r"^(?:i am not|im not|this is not|not) .* wrong (?:number|person)$")
_OPENING = re.compile(r"^(?:stop|unsubscribe)(?: (?:i|im|ive|and|now|all|please|texting|messaging|he|she|we)\b|$)")
_BLOCKED = re.compile(r"\b(?:dont|do not|never|what happens|what if|why did)\b.*\bstop\b")


def asks_to_stop(text: str) -> bool:
    """True when a normalised text asks in plain words for no more texts."""
    if text in _REFUSALS or _NOT_ME.match(text):
        return True
    return bool(_STOP.search(text)) and not _BLOCKED.search(text)


def opens_with_stop(text: str) -> bool:
    """True for "stop i want to die": STOP as a first word of its own, not "stop the bleeding"."""
    return bool(_OPENING.match(text))
