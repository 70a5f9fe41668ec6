"""Holds what was said against what was written down: words as a listener counts them, and what must not be lost.

A recogniser writes "911" and "stage 3B" where "nine, one, one" and "stage three B" were said: both become the same.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import jiwer  # type: ignore[import-not-found]

from tests.prove.sounding import sound_alike

_ONES = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())}
_TENS = {word: 10 * number for number, word in enumerate(
    "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th",
             "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th"}
_SAME = {"can't": "cannot", "dr": "doctor", "mr": "mister", "mg": "milligrams", "ok": "okay", "%": "percent",
         "vs": "versus",
         # sound alike, or are written in two ways
         "you're": "your", "dieticians": "dietitians", "dietician": "dietitian",
         "'s": "", "tumour": "tumor", "mls": "milliliters", "ml": "milliliters"}
#: losing or adding one of these can hurt somebody
_NEGATIONS = frozenset("""no not never none nor neither cannot without nothing nobody don't doesn't didn't isn't aren't
wasn't weren't won't wouldn't shouldn't couldn't can't hasn't haven't less more least most""".split())
_DOSES = frozenset("""milligram milligrams microgram micrograms gram grams kilogram kilograms milliliter milliliters
percent dose doses daily twice once""".split())
_STAGES = frozenset("stage stages grade recurrent".split())
_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)|\d+|[a-z]+(?:'[a-z]+)?|%")


def words_heard(text: str) -> list[str]:
    """The words of a text in one form: small letters, numbers as digits in one row, letters one by one."""
    plain = text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace(".com", " dot com").replace(
        ".gov", " dot gov").replace(".org", " dot org")
    plain = re.sub(r"(?<=\d),(?=\d{3}\b)", "", plain)
    # "N C I's" and "NCI's", "MRIs": the letters, then an s
    plain = re.sub(r"\b([a-z])'s\b", r"\1 s", plain)
    # "3.5" is said "three point five"; "PDQ" is three letters, as "P D Q" is
    plain = re.sub(r"(?<=\d)\.(?=\d)", " point ", plain)
    words = [part for word in _TOKEN.findall(plain) for part in _SAME.get(word, word).split()]
    return _letters_together(_numbers_together(words))


def _numbers_together(words: list[str]) -> list[str]:
    """"nine one one" and "911", "twenty five" and "25", "eight hundred" and "800" become one."""
    said: list[str] = []
    row = ""
    at = 0
    while at < len(words):
        number, used = _number_at(words, at)
        if used:
            row += number
            at += used
            continue
        if row:
            said.append(row)
            row = ""
        said.append(_ORDINALS.get(words[at], words[at]))
        at += 1
    return [*said, row] if row else said


def _number_at(words: list[str], at: int) -> tuple[str, int]:
    """The number that begins here, in digits, and how many words it has."""
    word = words[at]
    if word.isdigit():
        return _scaled(int(word), words, at + 1, 1, word)
    if word in _TENS:
        ones = _ONES.get(words[at + 1], 0) if at + 1 < len(words) else 0
        small = 0 < ones < 10
        value = _TENS[word] + (ones if small else 0)
        return _scaled(value, words, at + 1 + small, 1 + small, str(value))
    if word in _ONES:
        return _scaled(_ONES[word], words, at + 1, 1, str(_ONES[word]))
    return "", 0


def _scaled(value: int, words: list[str], at: int, used: int, plain: str) -> tuple[str, int]:
    """"five hundred", "two thousand"; a hundred is followed by its rest as the row goes on."""
    for name, factor in (("hundred", 100), ("thousand", 1000), ("million", 1_000_000)):
        if at < len(words) and words[at] == name:
            return str(value * factor), used + 1
    return plain, used


def _letters_together(words: list[str]) -> list[str]:
    """"p d q" and "pdq" become one; the article stays a word."""
    said: list[str] = []
    row = ""
    for word in [*words, ""]:
        if len(word) == 1 and word.isalpha() and (row or word not in "ai"):
            row += word
            continue
        if row:
            said.append(row)
            row = ""
        if word:
            said.append(word)
    return said


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One clip: what was said, what was written down, and what is wrong."""

    said: str
    written: str
    errors: int
    words: int
    #: words that must not be lost and were, or were added: "not (lost)"
    unsafe: tuple[str, ...]


def compare(said: str, written: str) -> Heard:
    """Count the errors, and name each safety word that differs; what sounds as it should is heard right."""
    ours = words_heard(said)
    theirs = _with_ours(ours, words_heard(_without_list_numbers(said, written)))
    result = jiwer.process_words(" ".join(ours) or "-", " ".join(theirs) or "-")
    errors = result.substitutions + result.deletions + result.insertions
    lost, added = Counter(filter(_is_safety, ours)), Counter(filter(_is_safety, theirs))
    wrong = [f"{word} (lost)" for word in (lost - added)] + [f"{word} (added)" for word in (added - lost)]
    return Heard(said=said, written=written, errors=errors, words=len(ours), unsafe=tuple(wrong))


def _without_list_numbers(said: str, written: str) -> str:
    """"6. A person …" as "Sixth: A person …", where that was said: so the recogniser writes lists."""
    for word, ordinal in _ORDINALS.items():
        if said.lower().startswith(f"{word}:"):
            written = re.sub(rf"^{ordinal[:-2]}\.\s", f"{ordinal} ", written)
    return written


def _with_ours(ours: list[str], theirs: list[str]) -> list[str]:
    """What was heard, with our spelling of each row of words that sounds as ours does."""
    if not ours or not theirs or ours == theirs:
        return theirs
    kept: list[str] = []
    for (from_ours, to_ours), (from_theirs, to_theirs), same in _rows(ours, theirs):
        said, heard = ours[from_ours:to_ours], theirs[from_theirs:to_theirs]
        kept += said if same else _as_it_sounds(said, heard)
    return kept


def _as_it_sounds(said: list[str], heard: list[str]) -> list[str]:
    """Our spelling of what sounds alike: of the whole row, else of as many words as possible from its beginning."""
    for at in range(len(said), 0, -1):
        for to in range(len(heard), 0, -1):
            if sound_alike(said[:at], heard[:to]):
                return [*said[:at], *_as_it_sounds(said[at:], heard[to:])]
    return [*heard[:1], *_as_it_sounds(said[1:], heard[1:])] if said[1:] and heard[1:] else heard


def _rows(ours: list[str], theirs: list[str]) -> list[tuple[tuple[int, int], tuple[int, int], bool]]:
    """The two side by side: rows that are equal, and between them rows that are not, by their places."""
    rows: list[tuple[tuple[int, int], tuple[int, int], bool]] = []
    for chunk in jiwer.process_words(" ".join(ours), " ".join(theirs)).alignments[0]:
        same = chunk.type == "equal"
        row = ((chunk.ref_start_idx, chunk.ref_end_idx), (chunk.hyp_start_idx, chunk.hyp_end_idx), same)
        if rows and not same and not rows[-1][2]:
            row = ((rows[-1][0][0], row[0][1]), (rows[-1][1][0], row[1][1]), False)
            rows.pop()
        rows.append(row)
    return rows


def _is_safety(word: str) -> bool:
    return any(character.isdigit() for character in word) or word in _NEGATIONS or word in _DOSES or word in _STAGES
