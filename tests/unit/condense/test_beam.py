"""The search: within the budget, strict, in reading order, the same every time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.condense.condenser import condense
from outreach.condense.rank import is_urgent
from outreach.model.document import ItemList, Section
from tests.factories import make_section

sentences = st.sampled_from([
    "Rest helps most people.", "This does not mean that rest cures.", "But ask your doctor first.",
    "Tell your nurse about any fever over 38.5 degrees.", "It may take 3 weeks.", "However, some people need longer.",
    "Do not drive.", "Sleep is a kind of rest.", "Call 911 if you faint.", "Only a few need surgery.",
    "These are rare.", "See our page on rest.", "There are two kinds.", "The signs are", "Treatment may cause pain.",
])
items = st.sampled_from(["a fever", "Pain. It may come and go.", "Feeling tired.", "no sleep", "Scan: a picture.",
                         "Rest: lying down, not sleeping.", "Treatment may cause pain."])
blocks = st.one_of(st.lists(sentences, min_size=1, max_size=4, unique=True).map(" ".join),
                   st.lists(items, min_size=1, max_size=4, unique=True), st.just("Signs include:"))
sections = st.builds(lambda parts: make_section(*parts), st.lists(blocks, min_size=1, max_size=6))
languages = st.sampled_from(["en", "en-US", "es"])


def told(section: Section, budget: int, language: str = "en") -> tuple[str, ...]:
    """What is told of a section about treating tiredness."""
    return condense(section, title="Rest", heading="Treatment of Tiredness", language=language, budget=budget)


def bare(text: str) -> str:
    """A text without its marks, lower case."""
    return text.lower().strip(" -*.;:")


@given(sections, st.integers(0, 400), languages)
@settings(max_examples=150, deadline=None)
def test_every_sentence_is_the_sources_and_fits(section: Section, budget: int, language: str) -> None:
    """Each told text opens a sentence of the source, in reading order, and all fit the budget."""
    source = [sentence.text for sentence in section.sentences()]
    sentences_told = told(section, budget, language)

    assert len(" ".join(sentences_told)) <= budget
    assert all(any(text == sentence or sentence.startswith(f"{text}:") for sentence in source)
               for text in sentences_told)


@given(sections, st.integers(0, 400), languages)
@settings(max_examples=150, deadline=None)
def test_no_list_is_half_told(section: Section, budget: int, language: str) -> None:
    """Whoever hears one item of a list hears of every item."""
    words = [bare(text) for text in told(section, budget, language)]

    for block in section.blocks:
        if isinstance(block, ItemList):
            whole = [bare(" ".join(part.text for part in item)) for item in block.items]
            heard = [any(word in item for word in words) for item in whole]
            assert all(heard) or not any(heard)


@given(sections, st.integers(0, 400))
@settings(max_examples=30, deadline=None)
def test_the_same_section_gives_the_same_words(section: Section, budget: int) -> None:
    """Condensing twice gives the same sentences."""
    assert told(section, budget) == told(section, budget)


def test_urgent_advice_is_pinned() -> None:
    """Advice that speaks to the reader is kept where it fits, whatever else is worth more."""
    section = make_section("Tiredness treatment is rest. Treatment of tiredness may cause more tiredness. "
                           "Call your doctor right away if you faint.")

    assert any(map(is_urgent, told(section, 80)))
    assert not any(map(is_urgent, told(section, 30)))


def test_a_list_is_told_in_the_richest_form_that_is_worth_it() -> None:
    """Where definitions do not fit, the terms are told, every one."""
    section = make_section("Tests for tiredness include:", ["Scan: a picture made by a large machine.",
                                                            "Blood test: blood is looked at for signs."])

    assert ("Tests for tiredness include:", "Scan", "Blood test") == told(section, 60)
    assert () == told(section, 20)


def test_what_cannot_stand_alone_is_not_told() -> None:
    """A section of pointers and leaning sentences gives nothing rather than something misleading."""
    assert () == told(make_section("See our page on rest. It helps."), 160)
