"""A page about naps, as its scripts are compared with it."""

from __future__ import annotations

from dataclasses import replace

from outreach.condense.draft import draft_scripts
from outreach.condense.topics import topics_of
from outreach.faithful.sources import Origin
from outreach.ingest.outline import outline
from outreach.ingest.sections import build_sections
from outreach.model.document import Document
from outreach.model.script import MessageScript
from tests.factories import make_book, make_document

PAGE = """
## Naps

A nap may help you in the afternoon.

Do not nap for more than 30 minutes. Most adults need at least 7 hours of sleep.

Sleep heals. Dreams are common. A dream is called a nightmare when it frightens you.

Good places are:

- a sofa
- a bed
- a garden

Tea helps many people. But it is no cure. Call your doctor if naps tire you.

## Rest

Rest is not sleep.
"""


def page(text: str = PAGE, **changes: str) -> Document:
    """The page as a document, with other words or other metadata."""
    return replace(make_document(*build_sections(outline(text, language="en")), **changes), slug="sleep")


def origin(text: str = PAGE, **changes: str) -> Origin:
    """The source of its first script."""
    document = page(text, **changes)
    return Origin(metadata=document.metadata, topic=topics_of(document, title="Sleep")[0])


def drafted() -> MessageScript:
    """The script about naps, as it is drafted."""
    return draft_scripts(page(), title="Sleep", book=make_book())[0]


def with_words(**changes: object) -> MessageScript:
    """The same with other words."""
    return replace(drafted(), **changes)  # type: ignore[arg-type]
