"""Which lines a script tells: urgent advice, whole lists, then by rank, within a limit."""

from hypothesis import given
from hypothesis import strategies as st

from outreach.condense.choose import choose_lines
from outreach.condense.lines import Line, read_lines
from outreach.condense.rank import is_urgent
from outreach.condense.strategies import words_in
from tests.factories import make_section

SENTENCES = ("Most people rest for a week at home.", "Food and sleep matter to them.", "Walks do most people good.")
FILLER = " ".join(SENTENCES)
some_sentences = st.lists(st.sampled_from(SENTENCES), min_size=1, unique=True)


def chosen(lines: tuple[Line, ...], limit: int) -> list[str]:
    """The texts that are chosen within so many words."""
    numbers = choose_lines(lines, limit=limit, size=words_in, allowed=lambda _: True)
    return [lines[number].text for number in sorted(numbers)]


def test_urgent_advice_is_kept_where_it_fits() -> None:
    """However late it comes, and however little room there is."""
    lines = read_lines(make_section(FILLER, "If a fever comes, call your doctor right away."))

    assert ["If a fever comes, call your doctor right away."] == chosen(lines, 9)
    assert "If a fever comes, call your doctor right away." in chosen(lines, 20)


def test_a_list_is_told_whole_even_beyond_the_limit() -> None:
    """Three are announced: three are told."""
    items = ["Pain in the chest.", "Pain in the arm.", "Pain in the jaw."]
    lines = read_lines(make_section(FILLER, "The signs are:", items))

    assert ["The signs are:", *items] == [text for text in chosen(lines, 6) if text not in FILLER]


def test_a_sentence_that_lost_its_beginning_is_not_told() -> None:
    """What leans on a pointer cannot be understood."""
    lines = read_lines(make_section("Rest. See our page on rest. It shows beds."))

    assert ["Rest."] == chosen(lines, 99)


@given(some_sentences, st.integers(0, 40))
def test_without_lists_the_limit_holds(sentences: list[str], limit: int) -> None:
    """And what is chosen is told in the source's order."""
    told = chosen(read_lines(make_section(" ".join(sentences))), limit)

    assert words_in(tuple(told)) <= limit
    assert told == [sentence for sentence in sentences if sentence in told]


def test_what_counts_as_urgent() -> None:
    """To call, ask, tell or go; not to be called something."""
    urgent = ("Call 911.", "Ask your doctor.", "Tell the nurse.", "Get help right away.", "Hable con su médico.",
              "Talk with your health care team.")
    calm = ("It is called metastasis.", "Doctors talk.", "Calls are free.", "Rest well.")

    assert [True] * len(urgent) == [is_urgent(text) for text in urgent]
    assert [False] * len(calm) == [is_urgent(text) for text in calm]
