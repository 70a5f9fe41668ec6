"""Keywords: the one word that a person texts for a topic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.condense.keywords import keyword_for, other_spelling, speaks_of_feelings
from outreach.wording.commands import RESERVED_KEYWORDS, plain_keyword, why_unusable
from tests.factories import make_section

words = st.one_of(st.sampled_from(sorted(RESERVED_KEYWORDS)), st.text(max_size=15),
                  st.sampled_from(["of", "Types", "Treatment", "What's", "Cancer", "¿Qué", "cáncer", "III", "24-Hour"]))
headings = st.lists(words, max_size=6).map(" ".join)


@pytest.mark.parametrize(("heading", "keyword"), [
    ("You're in Control", "CONTROL"), ("Why Cancer Comes Back", "WHY"), ("Types of Recurrent Cancer", "TYPES"),
    ("Staging Recurrent Cancer", "STAGING"), ("Treatment for Recurrent Cancer", "TREATMENT"),
    ("Recurrent Cancer", "RECURRENT"), ("Help Lines", "LINES"), ("Stop Smoking", "SMOKING"),
    ("General Information", "RECURRENT"), ("", "RECURRENT"), ("Is It OK", "RECURRENT"), ("Overview", "RECURRENT"),
    ("Chemoradiotherapeutics and Rest", "REST"), ("Children's Teeth", "CHILDREN"), ("Don't Wait", "WAIT"),
])
def test_the_most_telling_word(heading: str, keyword: str) -> None:
    """Words of the title are passed over unless nothing else is left; so are commands, and long words."""
    assert keyword == keyword_for(heading, document_title="Recurrent Cancer", taken=())


@pytest.mark.parametrize(("heading", "keyword"), [
    ("How is asthma diagnosed?", "DIAGNOSED"), ("What happens during a biopsy?", "BIOPSY"),
    ("What causes gout?", "CAUSES"), ("Learn how gout is treated", "TREATED"), ("What should I expect?", "EXPECT"),
    ("What Happens Next?", "HAPPENS"), ("Signs and Symptoms", "SYMPTOMS"), ("Signs of Gout", "SIGNS"),
    ("Questions to Ask", "QUESTIONS"), ("Side Effects", "EFFECTS"),
    ("Getting a second opinion", "OPINION"), ("Clinical Trials", "TRIALS"), ("How can I tell?", "TELL"),
    ("¿Cómo se diagnostica?", "DIAGNOSTICA"), ("¿Qué causa la gota?", "GOTA")
])
def test_words_of_questions(heading: str, keyword: str) -> None:
    """A noun or the verb that matters, never an invented word; vague verbs only where nothing else is there."""
    assert keyword == keyword_for(heading, document_title="Gout and Asthma" if "gota" not in heading else "x", taken=())


@pytest.mark.parametrize(("heading", "keyword", "other"), [
    ("Stage III Colon Cancer", "STAGE3", "STAGEIII"), ("Stage IVB", "STAGE4B", "STAGEIVB"), ("Stage 0", "STAGE0", ""),
    ("Phase II", "PHASE2", "PHASEII"), ("Etapa I", "ETAPA1", "ETAPAI"), ("Stage by Stage", "STAGE", ""),
    ("What Type of Test", "TYPE", ""), ("Living With Type 2", "TYPE2", ""),
])
def test_numbers_that_belong_to_a_word(heading: str, keyword: str, other: str) -> None:
    """The heading's own numeral is kept, in digits, for those are what people text."""
    assert keyword == keyword_for(heading, document_title="Colon Cancer", taken=())
    assert other == other_spelling(keyword, heading)


def test_the_titles_own_number_tells_nothing() -> None:
    """Every topic of a page on type 2 diabetes has it."""
    assert "FOOD" == keyword_for("Type 2 Diabetes and Food", document_title="Type 2 Diabetes", taken=())


@pytest.mark.parametrize(("heading", "keyword"), [
    ("Complications", "COMPLICATION"), ("Immunotherapy", "IMMUNO"), ("Neuroblastoma", "NEURO"),
    ("Incompatibility", "GOUT"), ("Immunotherapy and Surgery", "SURGERY"),
])
def test_long_words(heading: str, keyword: str) -> None:
    """Without the plural, or as the first half of a medical word; a shorter word goes first."""
    assert keyword == keyword_for(heading, document_title="Gout", taken=())


@pytest.mark.parametrize(("heading", "taken", "keyword"), [
    ("Treatment of Pain", ["TREATMENT"], "PAIN"), ("Treatment", ["TREATMENT"], "TREATMENT2"),
    ("Treatment", ["TREATMENT", "TREATMENT2"], "TREATMENT3"), ("Testing Your Blood", ["TESTS"], "BLOOD"),
    ("Testing", ["TESTS"], "TESTING"), ("Cirugía", ["CIRUGIA"], "CIRUGÍA2"), ("OK", ["TOPIC1"], "TOPIC2"),
])
def test_a_word_that_is_taken_is_passed_over(heading: str, taken: list[str], keyword: str) -> None:
    """The next one serves; a word that differs by its ending alone would mislead; a number is the last way out."""
    assert keyword == keyword_for(heading, document_title="x", taken=taken)


def test_a_part_falls_back_on_the_heading_above_it() -> None:
    """The second "Surgery" of a page is told from the first by what it is a part of."""
    assert "RELAPSE" == keyword_for("Surgery", document_title="x", taken=["SURGERY"], above="After a Relapse")


@given(headings, headings, st.lists(st.sampled_from(["TYPES", "TREATMENT", "TOPIC1", "III"]), unique=True))
def test_a_keyword_can_always_be_texted(heading: str, title: str, taken: list[str]) -> None:
    """It is never a command, never taken, never too short or too long, whatever the heading."""
    keyword = keyword_for(heading, document_title=title, taken=taken)

    assert "" == why_unusable(keyword)
    assert plain_keyword(keyword) not in {*RESERVED_KEYWORDS, *taken}


@pytest.mark.parametrize("heading", ["Suicide", "Suicides", "Overdose", "Choking", "Ahogo", "Infarto"])
def test_a_word_of_danger_is_no_keyword(heading: str) -> None:
    """Texting it would never reach the topic."""
    assert heading.upper() != keyword_for(heading, document_title="x", taken=())


def test_a_section_about_feelings() -> None:
    """Four words of feeling; people reach it by FEEL too."""
    assert speaks_of_feelings(make_section("Feeling fear, anger and sadness is common."))
    assert not speaks_of_feelings(make_section("Feeling fear and anger is common."))
