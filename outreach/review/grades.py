"""How hard a script is to read, message by message."""

from __future__ import annotations

from outreach.condense.grade import ACCEPT_BY_NAME, reading_grade
from outreach.ingest.sentences import split_sentences
from outreach.model.language import is_english
from outreach.model.script import MessageScript

#: what a reviewer accepts by name when a script must stay hard to read
TOO_HARD = "grade-above-8"


def grade_of(text: str) -> float:
    """The Flesch-Kincaid grade of a text; a rough one where it has few words."""
    return reading_grade(split_sentences(text))


def grade_of_script(script: MessageScript) -> float | None:
    """The grade of all that a script texts; None where the measure does not apply, outside English."""
    if not is_english(script.language):
        return None
    return grade_of(" ".join(script.sms))


def is_too_hard(script: MessageScript) -> bool:
    """True where a reviewer has to accept the grade by name."""
    grade = grade_of_script(script)
    return grade is not None and grade > ACCEPT_BY_NAME
