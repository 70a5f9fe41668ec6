"""Which lines a script tells: urgent advice, the list it is about, then by worth, within a limit."""

from hypothesis import given
from hypothesis import strategies as st

from outreach.condense.choose import Budget, chooser, join_pieces, main_list
from outreach.condense.rank import is_urgent
from outreach.condense.strategies import words_in
from outreach.condense.units import read_source
from outreach.condense.worth import worth_of
from outreach.model.document import Section
from tests.factories import make_section

SENTENCES = ("Most people rest for a week at home.", "Food and sleep matter to them.", "Walks do most people good.")
FILLER = " ".join(SENTENCES)
FEVER = "If a fever comes, call your doctor right away."
SIGNS = ["Pain in the chest.", "Pain in the arm.", "Pain in the jaw."]
some_sentences = st.lists(st.sampled_from(SENTENCES), min_size=1, unique=True)


def chosen(section: Section, limit: int, *, beside: int | None = 2, language: str = "en") -> list[str]:
    """The units that are told within so many words."""
    source = read_source(section)
    budget = Budget(limit=limit, size=words_in, allowed=lambda _: True, beside=beside)
    worth = worth_of(source, title="Rest", heading="Rest", language=language)
    return list(join_pieces(source, chooser(source, worth, budget).choose()))


def test_urgent_advice_is_kept_where_it_fits() -> None:
    """However late it comes, and however little room there is."""
    section = make_section(FILLER, FEVER)

    assert [FEVER] == chosen(section, 9)
    assert FEVER in chosen(section, 20)


def test_help_at_once_goes_before_other_advice() -> None:
    """Where there is room for one of them."""
    assert ["Call 911 if you cannot breathe."] == chosen(
        make_section("Ask your doctor about naps.", "Call 911 if you cannot breathe."), 6)


def test_the_list_that_a_section_is_about_is_told_whole_even_beyond_the_limit() -> None:
    """Three are announced: three are told, and the reader pages on."""
    told = " ".join(chosen(make_section("Rest.", "The signs are:", SIGNS), 6))

    assert "The signs are: Pain in the chest. Pain in the arm. Pain in the jaw." in told


def test_a_list_beside_much_else_is_told_whole_or_not_at_all() -> None:
    """A section of many lists would else fill thirty messages."""
    section = make_section(FILLER, FILLER.replace("week", "month"), "The signs are:", SIGNS)

    for limit in range(40):
        told = " ".join(chosen(section, limit))
        assert len({sign in told for sign in (*SIGNS, "The signs are:")}) == 1


def test_where_nothing_may_go_beyond_the_limit_nothing_does() -> None:
    """As in `outreach condense`."""
    section = make_section("The signs are:", SIGNS)

    assert [] == chosen(section, 6, beside=None)
    assert words_in(tuple(chosen(section, 16, beside=None))) == 15


def test_a_list_may_be_told_by_its_terms() -> None:
    """Where its items do not fit, the words before their colons do."""
    items = ["Rest: sleep as long as you can on each of the days.", "Food: eat well, and eat slowly, and eat enough."]
    section = make_section("Much can be done at home.", "These things help:", items)

    assert "These things help: Rest; Food." in " ".join(chosen(section, 11, beside=None))
    assert "sleep as long as you can" in " ".join(chosen(section, 60, beside=None))


def test_a_sentence_that_lost_its_beginning_is_not_told() -> None:
    """What leans on a pointer cannot be understood."""
    assert ["Rest."] == chosen(make_section("Rest. See our page on rest. It shows beds."), 99)


def test_what_is_told_already_stays() -> None:
    """A voice tells what the text told."""
    source = read_source(make_section(FILLER))
    worth = worth_of(source, title="", heading="", language="en")
    budget = Budget(limit=99, size=words_in, allowed=lambda _: True)

    assert frozenset({2}) < chooser(source, worth, budget).choose(frozenset({2}))


@given(some_sentences, st.integers(0, 40), st.sampled_from(["en", "es"]))
def test_without_lists_the_limit_holds(sentences: list[str], limit: int, language: str) -> None:
    """And what is chosen is told in the source's order."""
    told = chosen(make_section(" ".join(sentences)), limit, language=language)

    assert words_in(tuple(told)) <= limit
    assert told == [sentence for sentence in sentences if sentence in told]


def test_a_section_of_sentences_is_about_no_list() -> None:
    """Nor is one whose list is a small part of it."""
    assert () == main_list(read_source(make_section(FILLER)))
    assert () == main_list(read_source(make_section(FILLER, FILLER, "The signs are:", ["pain", "fever"])))


def test_what_counts_as_urgent() -> None:
    """To call, ask, tell or go; not to be called something."""
    urgent = ("Call 911.", "Ask your doctor.", "Tell the nurse.", "Get help right away.", "Hable con su médico.",
              "Talk with your health care team.")
    calm = ("It is called metastasis.", "Doctors talk.", "Calls are free.", "Rest well.")

    assert [True] * len(urgent) == [is_urgent(text) for text in urgent]
    assert [False] * len(calm) == [is_urgent(text) for text in calm]
