"""Words of danger: they are answered first, with the configured numbers, whatever else is said.

Two levels so far: a crisis (thoughts of suicide) and a medical emergency. When in doubt
between danger and anything else, it is danger: a needless number does less harm than a
missing one. English and Spanish, accents or not, with the commonest slips of the finger.
"""

from __future__ import annotations

import re

_NOT = (r"(?:cant|cannot|can\snot|cnt|couldnt|could\snot|not|isnt|arent|wont|will\snot|doesnt|does\snot|"
        r"hardly|barely|no)")
_WANT = r"(?:want|wnat|wanna|wants|wish|ready|going|gonna|plan|planning|thinking\sof|rather|better\soff)"

_CRISIS = re.compile(rf"""
    \b(?: (?:kill|hurt|harm|shoot|hang|drown|poison)(?:ing)? \s? (?:my|him|her|them) \s? sel(?:f|ves) | kms | kys
    | (?:cut|cutting) \s my \s? self (?!\s(?:shaving|cooking|while|with\sa\sknife\sby))
    | (?<!dont\s)(?<!not\s) {_WANT} \s (?:to\s|i\s(?:was|could|were)\s)? (?:just\s)? (?:be\s)? dead
        (?!\s(?:tired|last))
    | (?<!dont\s)(?<!not\s) {_WANT} \s (?:to\s|i\s(?:could|would)\s)? (?:just\s)? die (?!\s(?:my|hair))
    | (?:end|ending|take|taking) \s my \s (?:own\s)? life (?!\sday)
    | {_WANT} \s (?:to\s)? (?:just\s)? end \s (?:it|things|everything)(?:\sall)? (?!\swith) | end \s it \s all
    | sui(?:c|s)+id\w* | suicid\w* | suacid\w*
    | (?:dont|do\snot|no\slonger|didnt) \s (?:want|wanna) \s (?:to\s)?
        (?:live (?!\s(?:in|with|at|near|by|on)\b) | be\salive | be\shere (?!\s(?:today|now|at)\b) | wake\sup | exist
        | go\son)
    | (?:no|not\sany|what(?:s|\sis)?\sthe) \s (?:reason|point) \s (?:to|in|of) \s (?:live|living|go\son|going\son)
    | tired \s of \s (?:living|life|being\salive) | life \s (?:isnt|is\snot|not) \s worth | not \s worth \s living
    | better \s off \s (?:dead|without\sme) | disappear \s for \s?ever | never \s (?:been\s)? born
    | id \s rather \s be \s dead
    | (?:cant|cannot|can\snot) \s (?:go\son | do\sthis\sany\s?more | take\s(?:it|this)\sany\s?more)
    | have \s a \s gun | be \s with \s my \s (?:dead|late) \s \w+
    | 988
    | matarme | me \s (?:quiero|voy\sa|quisiera) \s matar | quitarme \s la \s vida | acabar \s con \s mi \s vida
    | suicid\w+
    | no \s (?:me\s)? quiero \s (?:seguir\s)? (?:vivi(?:r|endo) | despertar) | (?<!no\s)quiero \s morir(?:me)?
    | hacerme \s dano
    | no \s vale \s la \s pena \s vivir
    )\b""", re.VERBOSE)

_BLOOD = r"(?:blood|clots)"
_MEDICAL = re.compile(rf"""
    \b(?: {_NOT} \s (?:\w+\s)?(?:\w+\s)? (?:breath(?:e|ing)? | brethe | breth | catch\smy\sbreath)\b (?!\sexercis)
    | (?:trouble|hard\sto|difficulty|struggling\sto|problems?) \s (?:\w+\s)? breath(?:e|ing)? | stopped \s breathing
    | (?:gasping | out \s of \s breath \s and) | short \s of \s breath | turning \s blue | lips \s are \s blue
    | chest \s (?:pains?|hurts?|pressure|tight\w*|is\s(?:tight|hurting|heavy))
    | (?:pain|pressure|tightness|tight) \s in \s
        (?:my|his|her|the) \s chest
    | h(?:ea|a)rt \s att?ack | (?:having|had|has|have) \s (?:a\s|an\s)? (?:stroke|seizures?|fits?)
    | stroke \s (?:symptoms|now)
    | (?:face|mouth) \s (?:is\s)? (?:droop\w* | numb) | slurr\w+ \s speech
    | {_NOT} \s (?:\w+\s)? stop \s (?:the\s)? bleed\w* | bleed\w* \s (?:and\s)? (?:\w+\s)? {_NOT} \s (?:\w+\s)? stop\w*
    | bleeding \s (?:a\slot|heavily|badly|out|everywhere|so\smuch) | (?:severe|heavy) \s bleeding
    | {_BLOOD} \s everywhere | lot \s of \s blood
    | (?:cough|throw|vomit|spit|puk)\w* \s (?:up\s)? blood
    | (?:he|she|i|mom|dad|wife|husband|just) \s (?:\w+\s)? (?:passed\sout | fainted | collapsed)
    | unconscious | unresponsive | {_NOT} \s (?:respond\w* | wake\s(?:him|her|up|mom|dad)) | choking
    | over \s? dos(?:e|ed|ing) | took \s (?:way\s)? too \s (?:many|much) (?!\s(?:time|out))
    | (?:took|taken|swallowed|ate) \s (?:\w+\s){{0,2}} (?:all|whole|bottle|handful|many) \s (?:\w+\s){{0,3}}
        (?:pills|tablets|medicine|meds) | (?:drank|swallowed) \s (?:\w+\s)? (?:bleach|poison)
    | throat \s (?:is\s)? (?:closing|swelling|swollen) | allergic \s reaction | face \s (?:is\s)? swell\w*
    | (?:need|call|send|get) \s (?:me\s)? (?:an\s)? ambulance | dying \s right \s now
    | im \s dying \s (?:now|help) | help \s (?:me\s)? im \s dying
    | (?<!dont\scall\s)(?<!not\scall\s)911 | need \s help \s now
    | no \s (?:puedo\s)? respir\w+ | (?:me\s)? ahog(?:ando|o)
    | dolor \s (?:\w+\s)? (?:de|en\sel|en) \s pecho | (?:duele|aprieta) \s (?:mucho\s)? el \s pecho
    | no \s (?:deja|para) \s de \s sangrar | sangr(?:ando|o) \s mucho | mucha \s sangre
    | (?:ataque\sal|ataque\sde) \s corazon
    | infarto | derrame | desmay\w+ | inconsciente | sobredosis | tome \s (?:muchas|demasiadas) \s pastillas
    | (?:llamen|necesito|manden) \s (?:a\s)? (?:una\s)? ambulancia | emergencia | me \s muero
    )\b""", re.VERBOSE)


def danger_in(text: str) -> str:
    """"crisis", "medical" or "" for a normalised text; a crisis outweighs the rest."""
    if _CRISIS.search(text):
        return "crisis"
    return "medical" if _MEDICAL.search(text) else ""
