"""Sections about the page itself: kept as data, never turned into messages."""

from __future__ import annotations

import re

_BOILERPLATE = re.compile(
    r"^(?:references?|bibliography|about (?:this|the) (?:pdq )?(?:summary|page|site)\b.*|"
    r"(?:latest )?(?:updates?|changes) to this (?:summary|page)\b.*|(?:latest )?updates?|purpose of this summary|"
    r"reviewers and updates|"
    r"permission to use this summary|disclaimer|contact us|clinical trials?(?: information| accepting patients)?|"
    r"(?:get )?more information(?: from .*)?|for more information|(?:to )?learn more(?: about .*)?|"
    r"(?:research results and )?related (?:resources|pages|links|information|topics)|resources|links|"
    r"(?:where (?:can i )?(?:to )?(?:get|find) )?more (?:help|information)|credits?|acknowledge?ments?|glossary|"
    r"copyright|citation|how to cite.*|follow us|share this page|"
    r"referencias|bibliografía|más información(?: .*)?|actualizaciones?.*|acerca de este sumario.*|enlaces|recursos|"
    r"contáctenos|créditos)$",
    re.IGNORECASE,
)


def is_boilerplate(heading: str) -> bool:
    """True for a heading such as "References" or "About This PDQ Summary"."""
    return bool(_BOILERPLATE.match(heading.strip().rstrip(":?.")))
