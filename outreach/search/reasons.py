"""Why a question got its passage, or none: a sentence for the educator who looks after the scripts."""

from __future__ import annotations

from outreach.search.answer import Answer


def reason(found: Answer) -> str:
    """What was understood, what answered it, and what else came near; or what kept every script from answering."""
    if found.rule == "about-person":
        return "It asks advice about a person (what to do, a dose, results, a fate). That is never answered."
    if found.rule == "no-words":
        return "It names no guide, and none is being read: nobody can tell what it is about."
    if found.found is None:
        return f"{_refused(found)} It was read as {_read(found)}."
    unit = found.found.unit
    rival = f' The guide "{found.rival.unit.source_title}" answers as well.' if found.rival else ""
    return (f'It was read as {_read(found)}. The guide "{unit.source_title}" has the heading "{unit.title}", and unit '
            f"{unit.number} of that script answers best ({found.found.score:.1f}).{rival}")


def _refused(found: Answer) -> str:
    if found.disease:
        return f"No guide is about {found.disease}."
    return "No guide is named by these words that also has a heading, or a sentence, for what is asked."


def _read(found: Answer) -> str:
    asks = " and ".join(found.asked.kinds) or "an explanation"
    return f'"{found.asked.read}", a question for {asks}'
