"""Who a text was written for, told from its words: evidence, each piece with a weight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: evidence of this weight refuses a document; a page whose title names patients needs more
ENOUGH, ENOUGH_AGAINST_TITLE = 3, 6
#: shorter texts have no style that could be counted, in words; longer ones show it early, in characters
FEWEST_WORDS, MOST_CHARACTERS = 80, 20_000

_OPENING = re.compile(
    r"\b(?:(?:summary|information|guidelines?|resource|page) (?:is )?(?:intended |written |designed )?for "
    r"(?:health|medical|healthcare) ?(?:care )?(?:professionals|providers)|"
    r"intended (?:as a resource )?(?:for|to inform and assist) (?:clinicians|physicians|health)|"
    r"para (?:los )?profesionales de (?:la )?salud)",
    re.IGNORECASE,
)
_OTHER_VERSION = re.compile(
    r"^\s*\[?(?:go to|see|view|switch to|vaya a|ver) (?:the |la )?(?:patient version|versi.n para pacientes)",
    re.IGNORECASE | re.MULTILINE,
)
_EVIDENCE = re.compile(r"\blevels? of evidence\b|\bnivel(?:es)? de (?:evidencia|comprobaci.n)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"\[\d+(?:\s*[-\N{EN DASH},]\s*\d+)*\]")
_CLINICAL = re.compile(
    r"\b(?:randomi[sz]ed|median (?:\w+ )?survival|(?:overall|event-free|progression-free|disease-free) survival|hazard "
    r"ratio|odds ratio|confidence interval|cohorts?|multicenter|phase (?:i{1,3}v?|[1-4])\b|et al|mg/m|m2|mg/kg|"
    r"etiolog\w+|histo\w*log\w+|immunohisto\w+|patholog\w+|contralateral|ipsilateral|metachronous|synchronous|"
    r"(?:neo)?adjuvant|toxicit\w+|pathogenesis|morbidity|mortality|incidence|prevalence|prognostic|comorbid\w+|"
    r"contraindicat\w+|pharmacokinetic\w*|administered|indicated|dos(?:e|es|ing|age)|regimens?|refractory|"
    r"asymptomatic|differential diagnosis|clinicians?|meta-analys\w+|retrospective\w*|prospective\w*|multivariate|"
    r"statistically|efficacy|cytogenetic\w*|germline|heterozyg\w+|alleles?|surveillance|resection|lesions?|baseline|"
    r"aleatorizad\w+|supervivencia (?:general|global|media\w*|sin)|cociente de|intervalo de confianza|cohortes?|"
    r"etiolog.a|histol\w+|toxicidad\w*|morbilidad|mortalidad|incidencia|prevalencia|resecci.n|"
    r"adyuvante|neoadyuvante)\b",
    re.IGNORECASE,
)
_THIRD_PERSON = re.compile(r"\b(?:patients?|individuals|subjects|pacientes?|sujetos)\b", re.IGNORECASE)
_SECOND_PERSON = re.compile(r"\b(?:you|your|yours|yourself|you're|usted|hable|llame|pregunte|consulte|tome)\b",
                            re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?:^|[-_/])(?:hp|hcp|health-professionals?|clinicians?|professionals?|profesionales)(?:[-_/.]|$)",
                   re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One sign that a text was written for health professionals."""

    weight: int
    sign: str


def evidence(*, name: str, opening: str, text: str, body: str) -> tuple[Evidence, ...]:
    """Every sign that a page is for professionals: its file's name, first words, style and references.

    `text` is what the page tells, `body` its Markdown.
    """
    found = (*_said(opening, body), *_cited(body), *_style(text[:MOST_CHARACTERS]))
    named = (Evidence(weight=1, sign=f'its name says so ("{name}")'),) if _NAME.search(name) else ()
    return (*found, *named)


def _said(opening: str, body: str) -> Iterator[Evidence]:
    if _OPENING.search(opening):
        yield Evidence(weight=3, sign="its opening words say so")
    if _OTHER_VERSION.search(body):
        yield Evidence(weight=3, sign="it points to a version for patients")


def _cited(body: str) -> Iterator[Evidence]:
    marks = len(_REFERENCE.findall(body))
    if marks >= 3:
        yield Evidence(weight=2 if marks >= 8 else 1, sign=f"{marks} reference marks")
    if _EVIDENCE.search(body):
        yield Evidence(weight=1, sign="levels of evidence")


def _style(text: str) -> Iterator[Evidence]:
    """How it speaks: clinical words, of patients but never to them, long words in long sentences."""
    words = _WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return
    clinical = _in_thousand(_CLINICAL, text, words)
    if clinical >= 8:
        yield Evidence(weight=2 if clinical >= 12 else 1, sign=f"{clinical:.0f} clinical words in 1,000")
    if _in_thousand(_THIRD_PERSON, text, words) >= 8 and _in_thousand(_SECOND_PERSON, text, words) < 2:
        yield Evidence(weight=1, sign="it speaks of patients and never to them")
    long_words = sum(len(word) >= 10 for word in words) / len(words)
    if long_words >= 0.1 and len(words) / (text.count(". ") + 1) >= 15:
        yield Evidence(weight=1, sign="long words in long sentences")


def _in_thousand(pattern: re.Pattern[str], text: str, words: list[str]) -> float:
    return len(pattern.findall(text)) * 1000 / len(words)
