"""Words of danger: they are answered first, with the configured numbers, whatever else is said.

Two levels so far: a crisis (thoughts of suicide) and a medical emergency. When in doubt
between danger and anything else, it is danger. English and Spanish, accents or not.
"""

from __future__ import annotations

import re

_CRISIS = re.compile(r"""
    \b(?: (?:kill|hurt|harm|cut|shoot|hang)(?:ing)? \s my \s? self
    | (?<!dont\s)(?<!not\s) \b(?:want|wanna|wants|wish|ready|going|gonna|plan|planning) \s
        (?:to\s|i\s(?:was|could|were)\s)? (?:just\s)? (?:die\stonight|die\snow|be\sdead|dead)
    | (?<!dont\s)(?<!not\s) \b(?:want|wanna|wish|ready) \s (?:to\s|i\s(?:could)\s)? (?:just\s)? die
    | (?:end|ending|take|taking) \s my \s (?:own\s)? life | end \s it \s all | suicid\w*
    | (?:dont|do\snot|no\slonger) \s (?:want|wanna) \s (?:to\s)? (?:live|be\salive|be\shere\sany\s?more|wake\sup)
    | (?:no|not\sany) \s reason \s to \s live | better \s off \s (?:dead|without\sme) | cant \s go \s on
    | 988
    | matarme | quitarme \s la \s vida | no \s quiero \s (?:seguir\s)? vivi(?:r|endo) | quiero \s morir(?:me)?
    | hacerme \s dano
    )\b""", re.VERBOSE)

_MEDICAL = re.compile(r"""
    \b(?: (?:cant|can\snot|cannot|couldnt|cnt|trouble|hard\sto|difficulty|not) \s (?:\w+\s)? breath(?:e|ing)?
    | chest \s (?:pains?|hurts?|pressure) | heart \s attack | (?:having|had) \s a \s (?:stroke|seizure)
    | (?:wont|cant|not|doesnt|does\snot|will\snot|cannot) \s (?:\w+\s)? stop \s (?:the\s)? bleeding
    | bleeding \s (?:and\s)? (?:\w+\s)? (?:wont|will\snot|doesnt|does\snot|isnt|not) \s (?:\w+\s)? stop(?:ping)?
    | bleeding \s (?:a\slot|heavily|badly|out) | (?:passed|passing) \s out | unconscious | not \s responding
    | wont \s wake \s up | choking | over \s? dos(?:e|ed|ing)
    | took \s (?:way\s)? too \s (?:many|much) | throat \s (?:is\s)? (?:closing|swelling)
    | (?:need|call|send) \s (?:an\s)? ambulance | dying \s right \s now | 911
    | no \s puedo \s respirar | dolor \s (?:de|en\sel) \s pecho | no \s deja \s de \s sangrar | ataque \s al \s corazon
    | (?:llamen|necesito) \s (?:a\s)? (?:una\s)? ambulancia | emergencia
    )\b""", re.VERBOSE)


def danger_in(text: str) -> str:
    """"crisis", "medical" or "" for a normalised text; a crisis outweighs the rest."""
    if _CRISIS.search(text):
        return "crisis"
    return "medical" if _MEDICAL.search(text) else ""
