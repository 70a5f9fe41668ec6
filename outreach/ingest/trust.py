"""Whether a document may reach patients, decided from its text and never from its labels.

A crawl may label every page "patient". What its titles, its words, its references and its
links say is harder to get wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from outreach.ingest.audience import evidence, is_enough
from outreach.ingest.furniture import Measure
from outreach.model.document import Section, Standing, Table

#: a page with fewer words, and no section with a title, has nothing to condense
FEWEST_WORDS = 50
#: a page that announces a film or a picture tells more than that from here on, in words
FEWEST_WORDS_BESIDE_FILM = 120
#: with this part of its characters in links, and no more words of its own, a page only leads to others
MOSTLY_LINKS, FEWEST_WORDS_BESIDE_LINKS = 0.4, 100

_PROFESSIONAL_TITLE = re.compile(
    r"health professional|for (?:health ?care )?(?:professionals|clinicians|providers|physicians)\b|"
    r"profesionales de (?:la )?salud", re.IGNORECASE,
)
_FOR_PROFESSIONALS = "written for health professionals, not for patients"
_PATIENT_TITLE = re.compile(r"patient version|para pacientes|versión para pacientes", re.IGNORECASE)
_STUB = re.compile(
    r"(?:enable|turn on|requires?|need) (?:\w+ )?javascript|"
    r"javascript (?:is|must be|has been) (?:\w+ )?(?:disabled|enabled|required)|(?:habilite|active) javascript|"
    r"\b(?:page|file) (?:was |could )?not (?:be )?found\b|\baccess denied\b|p.gina no encontrada|"
    r"verify(?:ing)? (?:that )?you are (?:a )?human|\berror 40[34]\b|checking your browser", re.IGNORECASE,
)
_FILM = re.compile(r"(?:^|[^a-z])(?:videos?|infographics?|infograf.as?|podcasts?)(?:[^a-z]|$)|audio-described",
                   re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a document is good for, and the evidence."""

    standing: Standing
    #: empty for an accepted document
    reason: str = ""
    #: signs of a text for professionals in an accepted document: too few to refuse it
    doubts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a verdict rests on."""

    #: the file's name without its ending
    name: str
    titles: tuple[str, ...]
    #: what the page tells, without what is about the page itself
    sections: tuple[Section, ...]
    #: its Markdown
    body: str
    measure: Measure
    #: its first words, as they stand
    opening: str


def refusal_by_title(titles: tuple[str, ...]) -> str:
    """Why a document is refused by its titles alone; empty where they do not say that it is for professionals."""
    title = next(filter(_PROFESSIONAL_TITLE.search, titles), "")
    return f'{_FOR_PROFESSIONALS}: its title says so: "{title}"' if title else ""


def judge(page: Page) -> Verdict:
    """Accept a document, refuse it for patients, or set it aside as no document at all."""
    by_title = refusal_by_title(page.titles)
    if by_title:
        return Verdict(standing=Standing.REFUSED, reason=by_title)
    text = " ".join(sentence.text for section in page.sections for sentence in section.sentences())
    refused, signs = _professional(page, text)
    if refused:
        return Verdict(standing=Standing.REFUSED, reason=f"{_FOR_PROFESSIONALS}: {signs}")
    why = _no_document(page, text)
    return Verdict(standing=Standing.QUARANTINED if why else Standing.ACCEPTED, reason=why, doubts=signs)


def _professional(page: Page, text: str) -> tuple[bool, str]:
    """Whether a page is for professionals, and every sign of it."""
    found = evidence(name=page.name, opening=page.opening, text=text, body=page.body)
    for_patients = any(map(_PATIENT_TITLE.search, page.titles))
    return is_enough(found, titled_for_patients=for_patients), ", ".join(sign.sign for sign in found)


def _no_document(page: Page, text: str) -> str:
    """Why a page is no document; empty when it is one. A short topic with a title of its own is one."""
    words = len(text.split())
    titled = any(section.heading and any(section.sentences()) for section in page.sections)
    if words < 4 * FEWEST_WORDS and _STUB.search(page.body):
        return "a stub: it only asks for a browser with JavaScript, or says that there is no page"
    if page.measure.linked >= MOSTLY_LINKS and page.measure.told < FEWEST_WORDS_BESIDE_LINKS:
        return f"only leads to other pages: {page.measure.linked:.0%} of it are links"
    if not titled and words < FEWEST_WORDS_BESIDE_FILM and _FILM.search(f"{page.name} {page.body}"):
        return f"announces a video or a picture, and tells {words} words"
    if words < FEWEST_WORDS and not titled:
        tables = any(isinstance(block, Table) for section in page.sections for block in section.blocks)
        return f"nearly empty: {words} words{', and a table' if tables else ''}, and no titled section"
    return ""
