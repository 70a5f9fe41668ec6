"""Whether a document may reach patients, decided from its text and never from its labels.

A crawl may label every page "patient". What its titles, its opening words, its references
and its length say is harder to get wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from outreach.model.document import Section, Standing

#: a page with fewer words, and no section with a title, has nothing to condense
FEWEST_WORDS = 50
#: this many reference marks are found in papers, not in pages for patients
MANY_REFERENCES = 8

_PROFESSIONAL_TITLE = re.compile(
    r"health professional|for (?:health ?care )?(?:professionals|clinicians|providers|physicians)\b|"
    r"profesionales de (?:la )?salud", re.IGNORECASE,
)
_PROFESSIONAL_OPENING = re.compile(
    r"\b(?:(?:summary|information|guidelines?|resource) (?:is )?(?:intended )?for (?:health|medical) professionals|"
    r"intended (?:as a resource )?(?:for|to inform and assist) clinicians|para profesionales de (?:la )?salud)",
    re.IGNORECASE,
)
_PATIENT_TITLE = re.compile(r"patient version|para pacientes|versión para pacientes", re.IGNORECASE)
_EVIDENCE = re.compile(r"\blevels? of evidence\b", re.IGNORECASE)
_REFERENCE = re.compile(r"\[\d+(?:\s*[-\N{EN DASH},]\s*\d+)*\]")
_NEEDS_A_BROWSER = re.compile(
    r"(?:enable|turn on|requires?|need) (?:\w+ )?javascript|"
    r"javascript (?:is|must be|has been) (?:\w+ )?(?:disabled|enabled|required)", re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a document is good for, and the evidence."""

    standing: Standing
    #: empty for an accepted document
    reason: str = ""


def judge(*, titles: tuple[str, ...], sections: tuple[Section, ...], body: str) -> Verdict:
    """Accept a document, refuse it for patients, or set it aside as no document at all."""
    if any(map(_PROFESSIONAL_TITLE.search, titles)):
        title = next(filter(_PROFESSIONAL_TITLE.search, titles))
        return _refused(f'its title says so: "{title}"')
    if not any(map(_PATIENT_TITLE.search, titles)):
        evidence = _professional_text(sections, body)
        if evidence:
            return _refused(evidence)
    return _no_document(sections, body) or Verdict(standing=Standing.ACCEPTED)


def _refused(evidence: str) -> Verdict:
    return Verdict(standing=Standing.REFUSED, reason=f"written for health professionals, not for patients: {evidence}")


def _professional_text(sections: tuple[Section, ...], body: str) -> str:
    opening = " ".join(sentence.text for section in sections[:2] for sentence in list(section.sentences())[:8])
    if _PROFESSIONAL_OPENING.search(opening):
        return "its opening words say so"
    references = len(_REFERENCE.findall(body))
    if references >= MANY_REFERENCES and _EVIDENCE.search(body):
        return f"{references} reference marks and levels of evidence"
    return ""


def _no_document(sections: tuple[Section, ...], body: str) -> Verdict | None:
    words = sum(len(sentence.text.split()) for section in sections for sentence in section.sentences())
    if _NEEDS_A_BROWSER.search(body) and words < 4 * FEWEST_WORDS:
        return Verdict(standing=Standing.QUARANTINED, reason="a stub: it only asks for a browser with JavaScript")
    has_topics = any(section.heading for section in sections)
    if words < FEWEST_WORDS and not (has_topics and words):
        return Verdict(standing=Standing.QUARANTINED, reason=f"nearly empty: {words} words, and no titled section")
    return None
