"""Document to draft scripts, one a topic: what `outreach draft` writes for a reviewer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from outreach.condense.choose import Budget
from outreach.condense.grade import ACCEPT_BY_NAME, reading_grade
from outreach.condense.passages import definitions
from outreach.condense.rank import is_urgent
from outreach.condense.strategies import Telling, Told, words_in
from outreach.condense.topics import Topic, topics_of
from outreach.model.document import Document, Section, Sentence, Subheading, Table
from outreach.model.language import is_english
from outreach.model.script import MessageScript, SourceCredit, Span
from outreach.sms.gsm7 import is_gsm7
from outreach.sms.page_form import page_form
from outreach.sms.pages import PageForm, fits_one_segment, page_counter
from outreach.sms.segments import measure
from outreach.wording.phrasebook import Phrasebook

AIM_PAGES = 3
#: a unit may go alone in two segments, never in more; in four where an accent halves what a segment holds
MOST_SEGMENTS = {"GSM-7": 2, "UCS-2": 4}
#: about 90 seconds at 150 words a minute
MOST_SPOKEN_WORDS = 225
#: pages, and words, that may stand beside a list which fills a script by itself
BESIDE_PAGES, BESIDE_WORDS = 2, 75


def draft_scripts(document: Document, *, title: str, book: Phrasebook,
                  earlier: Iterable[MessageScript] = ()) -> tuple[MessageScript, ...]:
    """Draft one script for each topic of a document; whole source sentences only.

    A topic keeps the keyword, the menu key and the file that it has among `earlier` scripts.
    """
    drafts = (_draft(document, topic, title, book) for topic in topics_of(document, title=title, earlier=earlier))
    return tuple(draft for draft in drafts if draft.sms)


def _draft(document: Document, topic: Topic, title: str, book: Phrasebook) -> MessageScript:
    section = topic.section
    form = page_form(book, keyword=topic.keyword, source=document.metadata.source, is_draft=True)
    telling = Telling(section=section, title=title, heading=topic.title, language=document.metadata.language)
    sms = _authored(document, topic, "sms") or telling.tell(_pages_budget(form))
    voice = _authored(document, topic, "voice") or telling.say(_words_budget(), sms)
    passages = definitions(section)
    return MessageScript(
        document=document.slug, section=topic.name, language=document.metadata.language,
        title=topic.title, keyword=topic.keyword, aliases=topic.aliases, menu_digit=topic.menu_digit,
        parent=topic.parent, sms=sms.units, voice=voice.units, passages=tuple(sentence.text for sentence in passages),
        source=_credit(document, title), source_sha256=section.sha256,
        spans=_spans(topic, (*sms.sentences, *voice.sentences, *passages)),
        strategy=sms.strategy, flags=_flags(document, section, sms, form),
    )


def _authored(document: Document, topic: Topic, channel: str) -> Told | None:
    for text in document.authored:
        if text.channel == channel and text.section in topic.called:
            return Told(strategy="author", units=text.units, sentences=())
    return None


def _pages_budget(form: PageForm) -> Budget:
    return Budget(
        limit=AIM_PAGES, beside=BESIDE_PAGES, size=page_counter(form),
        allowed=cache(lambda unit: all(_may_go_alone(form(unit, page, 2)) for page in (1, 2))),
    )


def _may_go_alone(page: str) -> bool:
    cost = measure(page)
    return cost.segments <= MOST_SEGMENTS[cost.encoding]


def _words_budget() -> Budget:
    return Budget(limit=MOST_SPOKEN_WORDS, beside=BESIDE_WORDS, size=words_in, allowed=lambda _: True)


def _credit(document: Document, title: str) -> SourceCredit:
    data = document.metadata
    return SourceCredit(name=data.source, title=title, url=data.url,
                        reviewed_on=data.last_reviewed, review_frequency=data.review_frequency)


def _spans(topic: Topic, sentences: tuple[Sentence, ...]) -> tuple[Span, ...]:
    """One span a source sentence, in the source's order."""
    told = {sentence.text for sentence in sentences}
    spans = (Span(section=part.slug, sentence=sentence.sha)
             for part in topic.parts for sentence in _all_sentences(part) if sentence.text in told)
    return tuple(dict.fromkeys(spans))


def _all_sentences(part: Section) -> tuple[Sentence, ...]:
    headings = tuple(Sentence(text=block.text) for block in part.blocks if isinstance(block, Subheading))
    return (*part.sentences(), *headings)


def _flags(document: Document, section: Section, sms: Told, form: PageForm) -> tuple[str, ...]:
    """What a reviewer must look at before signing."""
    found = {
        "long-unit": any(not fits_one_segment(form(unit, 1, 2)) for unit in sms.units),
        "more-than-three-pages": page_counter(form)(sms.units) > AIM_PAGES,
        "grade-above-8": is_english(document.metadata.language) and reading_grade(_sentences(sms)) > ACCEPT_BY_NAME,
        "not-gsm7": is_english(document.metadata.language) and not all(map(is_gsm7, sms.units)),
        "sub-headings-dropped": _drops_subheading(section, sms),
        "table": any(isinstance(block, Table) for block in section.blocks),
        "no-urgent-line": _loses_urgent_line(section, sms),
        "weak-strategy": sms.strategy == "lead",
        "no-source": not document.metadata.source,
    }
    return tuple(name for name, is_so in found.items() if is_so)


def _sentences(told: Told) -> tuple[str, ...]:
    return tuple(sentence.text for sentence in told.sentences) or told.units


def _drops_subheading(section: Section, sms: Told) -> bool:
    told = {sentence.text for sentence in sms.sentences}
    return any(isinstance(block, Subheading) and block.text not in told for block in section.blocks)


def _loses_urgent_line(section: Section, sms: Told) -> bool:
    in_source = any(is_urgent(sentence.text) for sentence in section.sentences())
    return in_source and not any(map(is_urgent, sms.units))
