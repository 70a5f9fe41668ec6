"""Who a text was written for, told from its words: evidence, each piece with a weight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

#: evidence of this weight refuses a document; more is needed where nothing but its style speaks, and most
#: against a title that names patients
ENOUGH, ENOUGH_OF_STYLE, ENOUGH_AGAINST_TITLE = 3, 4, 6
#: shorter texts have no style that could be counted, in words; longer ones show it early, in characters
FEWEST_WORDS, MOST_CHARACTERS = 80, 12_000

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
#: what such a line says in any case: a whole page is searched for it only where these words stand
_VERSIONS = ("patient version", "para pacientes")
_EVIDENCE = re.compile(r"\blevels? of evidence\b|\bnivel(?:es)? de (?:evidencia|comprobaci.n)\b", re.IGNORECASE)
_OF_EVIDENCE = ("of evidence", "de evidencia", "de comprobaci")
_REFERENCE = re.compile(r"\[\d+(?:\s*[-\N{EN DASH},]\s*\d+)*\]")
#: words of clinical papers
_CLINICAL = re.compile(
    r"randomi[sz]ed|cohorts?|multicenter|etiolog\w+|histo\w*log\w+|immunohisto\w+|patholog(?:y|ic|ical|ically)|"
    r"(?:contra|ipsi)lateral|(?:meta|syn)chronous|(?:neo)?adjuvant|toxicit\w+|pathogenesis|morbidity|mortality|incidence|"
    r"prevalence|prognostic|comorbid\w+|contraindicat\w+|pharmacokinetic\w*|administered|indicated|dos(?:e|es|ing|age)|"
    r"regimens?|refractory|asymptomatic|clinicians?|retrospective\w*|prospective\w*|multivariate|statistically|efficacy|"
    r"cytogenetic\w*|germline|heterozyg\w+|alleles?|surveillance|resection|lesions?|baseline|aleatorizad\w+|cohortes?|"
    r"etiolog.a|histol.\w+|toxicidad\w*|morbilidad|mortalidad|incidencia|prevalencia|resecci.n|(?:neo)?adyuvante"
)
_PHRASES = ("overall survival", "median survival", "hazard ratio", "odds ratio", "confidence interval", " et al",
            "mg/m", "mg/kg", "differential diagnosis", "meta-analys", "event-free", "progression-free", "disease-free",
            "intervalo de confianza", "cociente de riesgo", "tasa de supervivencia", "supervivencia general")
_THIRD_PERSON = frozenset("patient patients individuals subjects paciente pacientes sujetos".split())
_SECOND_PERSON = frozenset("you your yours yourself usted hable llame pregunte consulte tome".split())
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?:^|[-_/])(?:hp|hcp|health-professionals?|clinicians?|professionals?|profesionales)(?:[-_/.]|$)",
                   re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One sign that a text was written for health professionals."""

    weight: int
    sign: str
    #: True for its way of speaking, which some pages for everybody share
    style: bool = False


def evidence(*, name: str, opening: str, text: str, body: str) -> tuple[Evidence, ...]:
    """Every sign that a page is for professionals: its file's name, first words, style and references.

    `text` is what the page tells, `body` its Markdown.
    """
    found = (*_said(opening, body), *_cited(body), *_style(text[:MOST_CHARACTERS]))
    named = (Evidence(weight=1, sign=f'its name says so ("{name}")'),) if _NAME.search(name) else ()
    return (*found, *named)


def is_enough(found: tuple[Evidence, ...], *, titled_for_patients: bool) -> bool:
    """True when the evidence refuses a document."""
    weight = sum(sign.weight for sign in found)
    if titled_for_patients:
        return weight >= ENOUGH_AGAINST_TITLE
    return weight >= (ENOUGH_OF_STYLE if all(sign.style for sign in found) else ENOUGH)


def _said(opening: str, body: str) -> Iterator[Evidence]:
    if _OPENING.search(opening):
        yield Evidence(weight=3, sign="its opening words say so")
    if any(map(body.lower().__contains__, _VERSIONS)) and _OTHER_VERSION.search(body):
        yield Evidence(weight=3, sign="it points to a version for patients")


def _cited(body: str) -> Iterator[Evidence]:
    marks = len(_REFERENCE.findall(body))
    if marks >= 3:
        yield Evidence(weight=2 if marks >= 8 else 1, sign=f"{marks} reference marks")
    if any(map(body.lower().__contains__, _OF_EVIDENCE)) and _EVIDENCE.search(body):
        yield Evidence(weight=1, sign="levels of evidence")


def _style(text: str) -> Iterator[Evidence]:
    """How it speaks: clinical words, of patients but never to them, long words in long sentences."""
    words = _WORD.findall(text.lower())
    if len(words) < FEWEST_WORDS:
        return
    share = 1000 / len(words)
    clinical = share * (sum(map(_is_clinical, words)) + sum(map(text.lower().count, _PHRASES)))
    if clinical >= 8:
        weight = 2 if clinical >= 12 else 1
        yield Evidence(weight=weight, sign=f"{clinical:.0f} clinical words in 1,000", style=True)
    if _count(words, _THIRD_PERSON) * share >= 8 and _count(words, _SECOND_PERSON) * share < 2:
        yield Evidence(weight=1, sign="it speaks of patients and never to them", style=True)
    long_words = sum(len(word) >= 10 for word in words) / len(words)
    if long_words >= 0.1 and len(words) / (text.count(". ") + 1) >= 15:
        yield Evidence(weight=1, sign="long words in long sentences", style=True)


@lru_cache(maxsize=20_000)
def _is_clinical(word: str) -> bool:
    return bool(_CLINICAL.fullmatch(word))


def _count(words: list[str], wanted: frozenset[str]) -> int:
    return sum(word in wanted for word in words)
