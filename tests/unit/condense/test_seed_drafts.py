"""The first draft scripts of the seed document: what must be in them, and in which words."""

from functools import cache

import pytest

from outreach.catalog.script_files import write_script
from outreach.condense.draft import draft_scripts
from outreach.model.script import MessageScript, Status
from tests.factories import make_book, seed_document, seed_title
from tests.unit.condense.told import said_in, without_labels

KEYWORDS = ("CONTROL", "WHY", "TYPES", "STAGING", "TREATMENT")


@cache
def drafts() -> dict[str, MessageScript]:
    """Each draft by its keyword."""
    return {draft.keyword: draft
            for draft in draft_scripts(seed_document(), title=seed_title(), book=make_book())}


def test_five_topics_with_their_keys() -> None:
    """In the document's order; the first also answers to FEEL, for it speaks of fear and shock."""
    assert KEYWORDS == tuple(drafts())
    assert ["1", "2", "3", "4", "5"] == [draft.menu_digit for draft in drafts().values()]
    assert [("FEEL",), (), (), (), ()] == [draft.aliases for draft in drafts().values()]
    assert ["control", "why", "types", "staging", "treatment"] == [draft.section for draft in drafts().values()]


def test_types_tells_all_three_kinds() -> None:
    """Three are announced by the lead-in, so three are told, with what follows from them."""
    told = " ".join(drafts()["TYPES"].sms)

    for start in ("Local", "Regional", "Distant"):
        assert f"{start} recurrence means" in told
    assert "The different types of recurrence are:" in told
    assert "it is still the same type of cancer" in told


def test_why_takes_the_blame_off_in_one_breath() -> None:
    """The reassurance stands in one unit with the sentence that it corrects."""
    (unit,) = [unit for unit in drafts()["WHY"].sms if "treatment you received was wrong." in unit]

    assert unit.index("that the first treatment didn't fully remove or destroy. ") < unit.index(
        "This doesn't mean that the treatment you received was wrong.")


def test_treatment_sends_people_to_their_doctor() -> None:
    """Advice to ask somebody is kept whenever it fits."""
    assert "It's important to ask your doctor questions about all your treatment choices." in drafts()["TREATMENT"].sms


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_every_sentence_is_the_sources_own(keyword: str) -> None:
    """Text and voice are made of whole sentences of the source, in their order, and of nothing else."""
    draft = drafts()[keyword]
    sentences = [s.text for section in seed_document().sections for s in section.sentences()]
    for units in (draft.sms, draft.voice):
        parts = [said_in(unit, sentences) for unit in units]
        places = [sentences.index(text) for told, _ in parts for text in told]

        assert ["" for _ in units] == [rest for _, rest in parts]
        assert sorted(set(places)) == places


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_spans_name_exactly_what_is_told(keyword: str) -> None:
    """Every span is a sentence of its section, and every told sentence has one."""
    draft = drafts()[keyword]
    named = {(section.slug, sentence.sha): sentence.text
             for section in seed_document().sections for sentence in section.sentences()}
    spans = [named.get((span.section, span.sentence)) for span in draft.spans]
    told = {text for unit in (*draft.sms, *draft.voice, *draft.passages)
            for text in said_in(unit, filter(None, spans))[0]}

    assert None not in spans
    assert told == set(spans)
    assert [] == [unit for unit in (*draft.sms, *draft.voice) if said_in(unit, filter(None, spans))[1]]


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_nothing_points_to_a_screen(keyword: str) -> None:
    """A phone opens no page on Diagnosis, and has no treatment summaries."""
    told = " ".join((*drafts()[keyword].sms, *drafts()[keyword].voice))

    assert "See our information" not in told
    assert "PDQ" not in told


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_hedges_and_negations_stay_in_their_sentences(keyword: str) -> None:
    """The voice tells what the text tells, word for word, and more."""
    voice = " ".join(map(without_labels, drafts()[keyword].voice))

    assert [] == [sentence for unit in drafts()[keyword].sms for sentence in unit.split(". ")
                  if sentence.rstrip(".:;") not in voice]


def test_nobody_has_signed_them() -> None:
    """Drafting claims no review."""
    assert {Status.DRAFT} == {draft.review.status for draft in drafts().values()}
    assert {""} == {draft.review.reviewer + draft.review.words_sha256 for draft in drafts().values()}


def test_drafting_again_gives_the_same_bytes() -> None:
    """A diff shows what changed in the source or in the rules, and nothing else."""
    again = draft_scripts(seed_document(), title=seed_title(), book=make_book())

    assert [write_script(draft) for draft in drafts().values()] == [write_script(draft) for draft in again]
