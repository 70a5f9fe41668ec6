"""A script as its reviewer sees it: every page with what it costs, every part with its seconds."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.bootstrap.builds import fallback_phrasebook
from outreach.catalog.parts import in_one_line, split_into_parts, spoken_seconds
from outreach.model.language import is_english
from outreach.model.programmes import Programme
from outreach.model.script import MessageScript, ServiceWording, Status
from outreach.review.grades import grade_of, grade_of_script
from outreach.settings import Settings
from outreach.sms.page_form import page_form
from outreach.sms.pages import SmsPage, split_into_pages
from outreach.sms.segments import measure
from outreach.wording.drafts import LANGUAGES


def describe(read: MessageScript | ServiceWording | Programme) -> str:
    """The words of a script or wording with what they cost, as text."""
    if isinstance(read, Programme):
        return "\n".join(_programme(read))
    if isinstance(read, ServiceWording):
        return "\n".join(_wording(read))
    return "\n".join((*heading(read), *pages_and_parts(read)))


def heading(script: MessageScript) -> Iterator[str]:
    """What a script is, where it comes from, how it was made, and what to look at."""
    yield f"{script.title}  (keyword {script.keyword}, key {script.menu_digit or 'none'}, {script.review.status})"
    yield f"From {script.source.name}: {script.source.url}"
    if script.review.status is Status.REVIEWED:
        yield f"Signed by {script.review.reviewer} on {script.review.reviewed_on}"
    if script.checked_by:
        yield f"Compared with the live page by {script.checked_by} on {script.source.checked_on}"
    yield f"Look at: {', '.join(script.flags) or 'nothing in particular'}; drafted by: {script.strategy}"
    if (grade := grade_of_script(script)) is not None:
        yield f"Reading grade of its texts: {grade:.1f} (aim 6 or below; above 8 must be accepted by name)"


def pages_and_parts(script: MessageScript) -> Iterator[str]:
    """Each text message with its segments and grade, each spoken part with its seconds, each definition."""
    language = script.language if script.language in LANGUAGES else "en"
    book = fallback_phrasebook(Settings(), language)
    form = page_form(book, keyword=script.keyword, source=script.source.name, is_draft=False)
    for page in split_into_pages(script.sms, form):
        cost = f"{page.cost.encoding} {page.cost.units}, {page.cost.segments} segment(s)"
        yield f"  [{cost}{_grade(script, page)}] {page.text}"
    for part in split_into_parts(script.voice):
        yield f"  [{spoken_seconds(part):.0f} s] {in_one_line(part)}"
    yield from _definitions(script)


def _definitions(script: MessageScript) -> Iterator[str]:
    """Those that stand word for word in the texts or parts are counted, not shown once more."""
    words = " ".join((*script.sms, *script.voice))
    others = [passage for passage in script.passages if passage not in words]
    yield from (f"  [definition] {passage}" for passage in others)
    if same := len(script.passages) - len(others):
        yield f"  [definitions: {same} of the sentences above]"


def _grade(script: MessageScript, page: SmsPage) -> str:
    return f", grade {grade_of(page.text):.0f}" if is_english(script.language) else ""


def _wording(wording: ServiceWording) -> Iterator[str]:
    yield f"{wording.name}  ({wording.review.status})"
    if wording.sms:
        yield f"  [text, {measure(wording.sms).units} before filling] {wording.sms}"
    if wording.voice:
        yield f"  [spoken, {spoken_seconds(wording.voice):.0f} s] {wording.voice}"


def _programme(programme: Programme) -> Iterator[str]:
    """What people say yes to, and what is then done."""
    yield (f"JOIN {programme.code}  ({programme.kind}, by {programme.channel}, {programme.review.status}) "
           f"{programme.document} {programme.rhythm or ''}".rstrip())
    yield f"  [text, {measure(programme.sms).units} of the offer] {programme.sms}"
    yield f"  [spoken, {spoken_seconds(programme.voice):.0f} s] {programme.voice}"
