"""Words in capitals and codes: letters one by one, unless they are a word that somebody stresses."""

from __future__ import annotations

import re

from outreach.speech.reading_rules import Rule, before
from outreach.speech.tokens import COMMA, Kind, Token
from outreach.wording.aloud_words import AloudWords, aloud_words

_CAPITALS = re.compile(r"(?<![\w'\N{RIGHT SINGLE QUOTATION MARK}])(?P<word>[A-ZÁÉÍÓÚÑ]{2,})(?P<s>s?)(?![\w])")
#: BRCA1, CD19, HPV-16, B12, p53; never a part of a longer code
_LETTERS_AND_NUMBER = re.compile(r"(?<![\w\-])(?P<word>[A-Z]{1,5}|p)-?(?P<number>\d{1,8})(?P<tail>[A-Z]{0,2})(?![\w])")
_NUMBER_AND_LETTERS = re.compile(r"(?<![\w\-.,])(?P<number>\d{1,3})-(?P<word>[A-Z]{2,4})(?![\w])")
#: more digits than this are a number that is written down, not counted
_COUNTED_DIGITS = 3
_LONGEST_PLAIN_CODE = 3
#: a word can begin and end with these consonants; any others are letters
_ONSETS = ("[BCDFGHJKLMNPRSTVWYZ]|B[LR]|C[HLR]|D[R]|F[LR]|G[LR]|K[LR]|P[HLR]|QU|S[CHKLMNPQTW]|SCR|SHR|SPL|SPR|STR|"
           "T[HRW]|W[HR]|")
_CODAS = ("[BCDFGHKLMNPRSTVWXYZ]|CK|CT|F[FT]|L[DFKLMPST]|M[PS]|N[CDGKST]|NTS|P[ST]|R[DEKLMNPST]|S[HKPST]|T[HS]|LLS|"
          "[CDGKL]S|RS|WN|WS|")
_VOWELS = "AEIOUYÁÉÍÓÚ"
_PRONOUNCEABLE = re.compile(rf"(?:{_ONSETS})[{_VOWELS}]{{1,2}}(?:[^{_VOWELS}]{{1,3}}[{_VOWELS}]{{1,2}})*(?:{_CODAS})")


def _say_capitals(match: re.Match[str], language: str) -> tuple[Token, ...] | None:
    """None leaves the word to the voice: stressed words, names that are said as a word."""
    words, word = aloud_words(language), match["word"]
    if is_said_as_word(word, words) or (_is_shouted(match) and word not in words.capitals["letters"]):
        return None
    plural = (Token(Kind.WORD, "'s", glued=True),) if match["s"] else ()
    return (Token(Kind.LETTERS, word), *plural)


def is_said_as_word(word: str, words: AloudWords) -> bool:
    """Listed as a word or as stressed; else long enough and built so that it can be said at all."""
    if word in words.capitals["letters"]:
        return False
    if word in words.capitals["words"] or word in words.capitals["shouted"]:
        return True
    return len(word) > _LONGEST_PLAIN_CODE and bool(_PRONOUNCEABLE.fullmatch(word))


def _is_shouted(match: re.Match[str]) -> bool:
    """A line in capitals: the words beside it are in capitals too, and it holds a vowel."""
    ahead = re.search(r"(\w+)\W*$", before(match))
    behind = re.match(r"\W*(\w+)", match.string[match.end():])
    beside = [found[1] for found in (ahead, behind) if found]
    loud = [word for word in beside if len(word) > _LONGEST_PLAIN_CODE and word.isupper()]
    return bool(loud) and bool(re.search("[AEIOUY]", match["word"]))


def _say_code(match: re.Match[str], language: str) -> tuple[Token, ...]:
    """"BRCA1" as "B, R, C, A, 1"; "COVID-19" keeps its word."""
    words, word = aloud_words(language), match["word"].upper()
    is_word = word in words.capitals["words"]
    name = Token(Kind.WORD, match["word"]) if is_word else Token(Kind.LETTERS, word)
    tail = (Token(Kind.LETTERS, match["tail"]),) if match["tail"] else ()
    pause = (COMMA,) if len(word) > _LONGEST_PLAIN_CODE and not is_word else ()
    return (name, *pause, _number(match["number"]), *tail)


def _say_code_behind(match: re.Match[str], _language: str) -> tuple[Token, ...]:
    """"5-FU" as "5 F U"."""
    return (Token(Kind.WORD, match["number"]), Token(Kind.LETTERS, match["word"]))


def _number(digits: str) -> Token:
    long = len(digits) > _COUNTED_DIGITS or digits.startswith("0")
    return Token(Kind.DIGITS if long else Kind.WORD, digits)


CAPITAL_RULES = (Rule(_LETTERS_AND_NUMBER, _say_code), Rule(_NUMBER_AND_LETTERS, _say_code_behind),
                 Rule(_CAPITALS, _say_capitals))
