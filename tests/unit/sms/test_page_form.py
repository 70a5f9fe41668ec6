"""How a page of a topic is written out: heading, prompt, credit."""

from hypothesis import given
from hypothesis import strategies as st

from outreach.sms.page_form import page_form
from outreach.sms.pages import fits_one_segment, split_into_pages
from tests.factories import make_book

BOOK = make_book()
FORM = page_form(BOOK, keyword="TYPES", source="NCI", is_draft=False)
CREDIT = " From NCI, shortened by us."
MORE = " Text MORE."
NEXT, MENU = " Text MORE or MENU.", " Text MENU."

units_of_any_size = st.lists(st.integers(1, 200).map("x".__mul__), min_size=1, max_size=9).map(tuple)


def test_a_page_says_its_keyword_and_place() -> None:
    """The keyword at the front tells which topic a page of yesterday belongs to."""
    assert "TYPES 1 of 3. Some words. Text MORE." == FORM("Some words.", 1, 3)


def test_the_last_page_closes_with_the_credit() -> None:
    """Who said it, that we shortened it, and what can be texted next."""
    assert "TYPES 3 of 3. Some words. From NCI, shortened by us. Text MORE or MENU." == FORM("Some words.", 3, 3)


def test_what_comes_next_costs_nothing() -> None:
    """It is shortened, and left out, where it would take a segment more."""
    room = 160 - len("TYPES 1 of 1. ") - len(CREDIT)
    endings = [FORM("x" * size, 1, 1).partition(CREDIT)[2] for size in (
        room - len(NEXT), room - len(NEXT) + 1, room - len(MENU), room - len(MENU) + 1, room, room + 1)]

    assert [NEXT, MENU, MENU, "", "", NEXT] == endings


def test_the_last_page_closes_with_the_credit_whatever_it_costs() -> None:
    """Nobody is left without it, not even after a unit that fills the segment."""
    assert CREDIT in FORM("x" * 146, 1, 1)
    assert FORM("x" * 146, 1, 2).endswith(MORE)


def test_a_draft_says_that_it_is_one() -> None:
    """On every page, for pages are forwarded one by one."""
    draft = page_form(BOOK, keyword="TYPES", source="NCI", is_draft=True)

    assert "TYPES 1 of 2 (draft). a Text MORE." == draft("a", 1, 2)
    assert f"TYPES 2 of 2 (draft). b{CREDIT}{NEXT}" == draft("b", 2, 2)


def test_braces_in_a_script_are_words() -> None:
    """Only wordings have placeholders; a script's own braces are sent as they are."""
    assert "TYPES 1 of 2. Take {two} {0}. Text MORE." == FORM("Take {two} {0}.", 1, 2)


def test_room_is_left_for_the_credit() -> None:
    """Two units that fit a page with MORE, but not with the longer credit, become two pages."""
    room = 160 - len("TYPES 1 of 1. ") - len(CREDIT)
    fits = split_into_pages(("x" * (room - 2), "x"), FORM)
    one_more = split_into_pages(("x" * (room - 1), "x"), FORM)

    assert (1, 2) == (len(fits), len(one_more))


def test_a_source_with_accents_counts_as_it_is_sent() -> None:
    """A credit with í makes its page a wide one; units move to a page of their own for it."""
    form = page_form(BOOK, keyword="TYPES", source="Clínica", is_draft=False)
    pages = split_into_pages(("x" * 40, "x" * 20), form)

    assert ["GSM-7", "UCS-2"] == [page.cost.encoding for page in pages]
    assert [1, 1] == [page.cost.segments for page in pages]


def test_ten_pages_where_nine_almost_do() -> None:
    """The label of ten takes a septet more, and no page with two units may pay for it."""
    sizes = (60, 133, 65, 65, 67, 67, 66, 60, 67, 133, 132, 60, 67)
    pages = split_into_pages(tuple("x" * size for size in sizes), FORM)

    assert [] == [page.number for page in pages if page.cost.segments > 1]


@given(units_of_any_size)
def test_pages_of_the_line_fit_one_segment(units: tuple[str, ...]) -> None:
    """With real headings and prompts; only a unit that fits nowhere takes two."""
    for page in split_into_pages(units, FORM):
        body = page.text.removeprefix(f"TYPES {page.number} of {page.total}. ")
        alone = body.removesuffix(MORE).removesuffix(NEXT).removesuffix(MENU).removesuffix(CREDIT) in units

        assert fits_one_segment(page.text) or alone


@given(units_of_any_size)
def test_more_on_every_page_and_the_credit_on_the_last(units: tuple[str, ...]) -> None:
    """Whoever reads a page that is not the last is told how to go on."""
    *earlier, last = split_into_pages(units, FORM)

    assert all(page.text.endswith(MORE) for page in earlier)
    assert last.text.endswith((CREDIT, CREDIT + NEXT, CREDIT + MENU))
