"""A script as its reviewer sees it: every page with what it costs, every part with its seconds."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.bootstrap.builds import fallback_phrasebook
from outreach.catalog.parts import split_into_parts, spoken_seconds
from outreach.model.script import MessageScript, ServiceWording
from outreach.review.grades import grade_of, grade_of_script
from outreach.settings import Settings
from outreach.sms.page_form import page_form
from outreach.sms.pages import SmsPage, split_into_pages
from outreach.sms.segments import measure


def describe(read: MessageScript | ServiceWording) -> str:
    """What a reviewer needs to see before signing, as text."""
    lines = _script(read) if isinstance(read, MessageScript) else _wording(read)
    return "\n".join(lines)


def _script(script: MessageScript) -> Iterator[str]:
    yield f"{script.title}  (keyword {script.keyword}, key {script.menu_digit or 'none'}, {script.review.status})"
    yield f"From {script.source.name}: {script.source.url}"
    yield f"Look at: {', '.join(script.flags) or 'nothing in particular'}"
    book = fallback_phrasebook(Settings())
    form = page_form(book, keyword=script.keyword, source=script.source.name, is_draft=False)
    if (grade := grade_of_script(script)) is not None:
        yield f"Reading grade of its texts: {grade:.1f} (aim 6 or below; above 8 must be accepted by name)"
    for page in split_into_pages(script.sms, form):
        cost = f"{page.cost.encoding} {page.cost.units}, {page.cost.segments} segment(s)"
        yield f"  [{cost}{_grade(script, page)}] {page.text}"
    for part in split_into_parts(script.voice):
        yield f"  [{spoken_seconds(part):.0f} s] {part}"
    yield from (f"  [definition] {passage}" for passage in script.passages)


def _grade(script: MessageScript, page: SmsPage) -> str:
    return "" if grade_of_script(script) is None else f", grade {grade_of(page.text):.0f}"


def _wording(wording: ServiceWording) -> Iterator[str]:
    yield f"{wording.name}  ({wording.review.status})"
    if wording.sms:
        yield f"  [text, {measure(wording.sms).units} before filling] {wording.sms}"
    if wording.voice:
        yield f"  [spoken, {spoken_seconds(wording.voice):.0f} s] {wording.voice}"
