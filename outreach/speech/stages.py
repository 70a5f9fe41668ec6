"""Stages and grades: "rIIIB" is "recurrent stage three B", "T2N1M0" is said letter by letter."""

from __future__ import annotations

import re
from functools import cache

from outreach.speech.reading_rules import Rule, before
from outreach.speech.tokens import COMMA, Kind, Token, plain_tokens
from outreach.wording.aloud_words import AloudWords, aloud_words, known_language

_ROMANS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11,
           "XII": 12}
_ROMAN = "(?:XII|XI|X|VIII|VII|VI|V|IX|IV|III|II|I)"
#: the numeral with what belongs to it: IIIB, IA2, Ir (regressed)
_NUMERAL = rf"(?P<roman>{_ROMAN})(?P<letter>[A-CR]?)(?P<step>[1-3]?)"
#: alone, a single I, V or X is no stage
_LETTERED = re.compile(r"(?<![\w\-])(?P<roman>III|IV|II|I)(?P<letter>[A-C])(?P<step>[1-3]?)(?!\w)")
_ALONE = re.compile(r"(?<![\w\-])(?P<roman>II|III|VII|VIII|IX|XII)(?P<letter>)(?P<step>)(?!\w)")
_TNM = re.compile(
    r"(?<![\w\-])(?P<prefix>[ypcr]{0,2})T(?P<t>is|[0-4X][a-d]?)[ ,]?N(?P<n>[0-3X][a-c]?)(?:[ ,]?M(?P<m>[01X][a-c]?))?"
    r"(?!\w)")
_VEIN = re.compile(r"(?<![\w\-])IV(?!\w)")


@cache
def stage_rules(language: str) -> tuple[Rule, ...]:
    """The rules of a language: a numeral is a number behind "stage", "grade" and the like."""
    lists = aloud_words(language).lists
    cue = rf"\b(?:{lists['numbered']})\s+"
    between = rf"(?:\s*(?:,|-|/|\N{{EN DASH}}|\b(?:{lists['between']})\b)\s*)+"
    # a lookbehind needs a fixed width: the numerals before this one belong to what is left as it is
    listed = re.compile(rf"(?P<cue>{cue}(?:{_ROMAN}[A-C]?[1-3]?{between}){{0,5}}){_NUMERAL}(?!\w|-(?-i:[a-z]))",
                        re.IGNORECASE)
    stage = lists["numbered"].partition("|")[0]
    prefixed = re.compile(rf"(?<![\w\-])(?:(?i:{stage})\s+)?(?P<prefix>[rypc])(?P<roman>III|IV|II|I)"
                          r"(?P<letter>[A-C]?)(?P<step>[1-3]?)(?!\w)")
    return (Rule(_TNM, _say_tnm), Rule(prefixed, _say_prefixed), *(Rule(_nth(listed, number), _say_numeral)
            for number in range(6)), Rule(_LETTERED, _say_numeral), Rule(_ALONE, _say_numeral), Rule(_VEIN, _say_vein))


def _nth(listed: re.Pattern[str], number: int) -> re.Pattern[str]:
    """The same list, up to its first, second … numeral: each is a find of its own."""
    return re.compile(listed.pattern.replace("{0,5}", f"{{{number}}}"), listed.flags)


def _say_numeral(match: re.Match[str], language: str) -> tuple[Token, ...] | None:
    if match["roman"] != match["roman"].upper():
        return None
    return _number(match, aloud_words(language))


def _number(match: re.Match[str], words: AloudWords) -> tuple[Token, ...]:
    """"IIIB" as "three B"."""
    said = [Token(Kind.WORD, words.numbers[_ROMANS[match["roman"].upper()] - 1])]
    if match["letter"]:
        said.append(Token(Kind.LETTERS, match["letter"].upper()))
    if match["step"]:
        said.append(Token(Kind.WORD, match["step"]))
    return tuple(said)


def _say_prefixed(match: re.Match[str], language: str) -> tuple[Token, ...]:
    words = aloud_words(language)
    stage = words.lists["numbered"].partition("|")[0]
    if known_language(language) == "es":
        said = f"{stage} {words.stage_prefixes[match['prefix']]}"
    else:
        said = f"{words.stage_prefixes[match['prefix']]} {stage}"
    return (*plain_tokens(said), *_number(match, words))


def _say_tnm(match: re.Match[str], language: str) -> tuple[Token, ...]:
    """"T2N1M0" as "T two, N one, M zero"."""
    words = aloud_words(language)
    said: tuple[Token, ...] = plain_tokens(" ".join(words.stage_prefixes[letter] for letter in match["prefix"]))
    for letter in "tnm":
        if match[letter]:
            said = (*said, *((COMMA,) if letter != "t" else ()), Token(Kind.LETTERS, letter.upper()),
                    *_extent(match[letter], words))
    return said


def _extent(extent: str, words: AloudWords) -> tuple[Token, ...]:
    """"2a" as "two A", "X" and "is" by letters."""
    if not extent[0].isdigit():
        return (Token(Kind.LETTERS, extent.upper()),)
    letters = (Token(Kind.LETTERS, extent[1:].upper()),) if extent[1:] else ()
    return (Token(Kind.WORD, words.digits[int(extent[0])]), *letters)


def _say_vein(match: re.Match[str], language: str) -> tuple[Token, ...]:
    """"IV antibiotics" are intravenous ones; "an IV" stays two letters."""
    words = aloud_words(language)
    behind = re.match(r"\s+([^\W\d_]+)", match.string[match.end():])
    via = re.search(r"\bv[ií]a\s+$", before(match))
    named = behind and not re.fullmatch(words.lists["function"], behind[1])
    if via or (named and known_language(language) == "en"):
        return (Token(Kind.WORD, words.forms["intravenous"]),)
    return (Token(Kind.LETTERS, "IV"),)
