"""What goes into a row, and what is read back out of one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from outreach.model.conversation import Contact, FirstAnswer, Question, ReadingPosition, Recalled, TextState
from outreach.model.holds import Holds
from outreach.store.hold_rows import Known, numbers
from outreach.store.traffic_rows import read_traffic, written_traffic

OUT = "out"
IN = "in"

#: what a statement takes, by the names in it
Values = dict[str, str | int]


class RecallRow(NamedTuple):
    """The one row that `statements.RECALL` answers with, column by column."""

    seq: int
    #: the newest consent that this message did not give itself
    consent: str | None
    first_at: str | None
    first_build: str | None
    opted_out_before: int | None
    notice: str | None
    document: str | None
    section: str | None
    page: int | None
    expires_at: str | None
    question: str | None
    question_page: int | None
    question_expires_at: str | None
    told: str | None
    language: str | None
    traffic: str | None
    #: the number of the newest hold or lift; None when there never was one
    holds_version: int | None
    first_rule: str | None


def recalled(row: RecallRow, holds: Holds, known: Known) -> Recalled:
    """What the store knows of a person, read from the row, beside what is held and what they read."""
    state = TextState(opted_out=row.consent == OUT or bool(row.opted_out_before),
                      notice=row.notice or "", position=_position(row), question=_question(row),
                      language=row.language or "", traffic=read_traffic(row.traffic))
    return Recalled(state=state, seq=row.seq, answered=_first_answer(row), holds=holds, served=known.served,
                    told=known.told)


def searched(contact: Contact, message_sid: str) -> Values:
    """The values that look a person up, under every key."""
    # digests are hex digits, so nothing has to be escaped
    phones = ",".join([f'"{known.digest}"' for known in contact.ids])
    return {"sid": message_sid, "phones": f"[{phones}]",
            "phone": contact.current.digest}


def written(contact: Contact, message_sid: str, at: datetime) -> Values:
    """The values that every new row begins with, under the key in use today."""
    current = contact.current
    return {"sid": message_sid, "phone": current.digest, "key_id": current.key_id, "at": moment(at)}


def reading(state: TextState) -> Values:
    """The values that keep what a person was told, in which language, read last and was asked last."""
    told: Values = {"notice": state.notice, "language": state.language, "traffic": written_traffic(state.traffic)}
    return told | _reading_position(state.position) | _asked(state.question)


def moment(at: datetime) -> str:
    """A time as text that sorts by time: UTC, with microseconds.

    Raises:
        ValueError: the time has no zone.
    """
    if at.tzinfo is None:
        raise ValueError("a time without a zone cannot be kept; give it one, such as UTC")
    return (at if at.tzinfo is UTC else at.astimezone(UTC)).isoformat(timespec="microseconds")


def _reading_position(place: ReadingPosition | None) -> Values:
    if place is None:
        return {"document": "", "section": "", "page": 0, "expires_at": ""}
    return {"document": place.document, "section": place.section, "page": place.page,
            "expires_at": moment(place.expires_at)}


def _asked(question: Question | None) -> Values:
    if question is None:
        return {"question": "", "question_page": 0, "question_expires_at": ""}
    return {"question": question.word, "question_page": question.page,
            "question_expires_at": moment(question.expires_at)}


def _question(row: RecallRow) -> Question | None:
    if not row.question or row.question_page is None or not row.question_expires_at:
        return None
    return Question(word=row.question, page=row.question_page,
                    expires_at=datetime.fromisoformat(row.question_expires_at))


def _position(row: RecallRow) -> ReadingPosition | None:
    if not row.document or row.section is None or row.page is None or row.expires_at is None:
        return None
    return ReadingPosition(document=row.document, section=row.section, page=row.page,
                           expires_at=datetime.fromisoformat(row.expires_at))


def _first_answer(row: RecallRow) -> FirstAnswer | None:
    if row.first_at is None or row.first_build is None:
        return None
    return FirstAnswer(at=datetime.fromisoformat(row.first_at), build=row.first_build,
                       told=numbers(row.told or ""), rule=row.first_rule or "")
