"""Pages: whole units, in order, as many as fit one segment."""

from hypothesis import example, given
from hypothesis import strategies as st

from outreach.sms.pages import PageForm, fits_one_segment, page_counter, split_into_pages
from outreach.sms.segments import measure

words = st.text(st.sampled_from("abcdefg hi.[€á’\N{GRINNING FACE}"), min_size=1, max_size=230)
many_units = st.lists(words, max_size=25).map(tuple)
short_units = st.lists(st.integers(1, 90).map("x".__mul__), min_size=1, max_size=120).map(tuple)


def plain(text: str, number: int, total: int) -> str:
    """A page with a heading as the line writes it."""
    return f"TYPES {number} of {total}. {text} Text MORE."


def bare(text: str, _number: int, _total: int) -> str:
    """A page that is its words alone."""
    return text


def test_units_share_a_page_while_they_fit() -> None:
    """79, a space and 80 septets fill one segment; one more opens the next page."""
    assert [159 + 1] == [page.cost.units for page in split_into_pages(("a" * 79, "b" * 80), bare)]
    assert [79, 81] == [page.cost.units for page in split_into_pages(("a" * 79, "b" * 81), bare)]


def test_pages_are_numbered_from_one() -> None:
    """Every page says where it is and how many there are."""
    pages = split_into_pages(("a" * 120, "b" * 120, "c" * 120), plain)

    assert [(1, 3), (2, 3), (3, 3)] == [(page.number, page.total) for page in pages]
    assert "TYPES 2 of 3. " + "b" * 120 + " Text MORE." == pages[1].text


def test_a_unit_that_does_not_fit_goes_alone() -> None:
    """It is never cut, and takes no neighbour into its two segments."""
    pages = split_into_pages(("short.", "x" * 200, "short."), bare)

    assert ["short.", "x" * 200, "short."] == [page.text for page in pages]
    assert [1, 2, 1] == [page.cost.segments for page in pages]


def test_labels_of_two_digits_are_counted() -> None:
    """Pages filled to the last septet stay one segment when there are ten of them or more."""
    pages = split_into_pages(("x" * 132,) * 9, plain)
    more = split_into_pages(("x" * 132,) * 12, plain)

    assert [1] * 9 == [page.cost.segments for page in pages]
    assert 12 == len(more)


def test_no_units_give_no_pages() -> None:
    """A script without words has nothing to send."""
    assert () == split_into_pages((), plain)


@given(many_units)
@example(("€" * 80, "a"))
def test_joined_pages_tell_everything_in_order(units: tuple[str, ...]) -> None:
    """No unit is lost, doubled, cut or moved."""
    pages = split_into_pages(units, bare)

    assert " ".join(units) == " ".join(page.text for page in pages)


@given(many_units)
def test_a_page_holds_whole_units(units: tuple[str, ...]) -> None:
    """Walking through the pages, each ends where a unit ends."""
    rest = list(units)
    for page in split_into_pages(units, bare):
        told = _take_units(rest, page.text)

        assert page.text == " ".join(told)
    assert [] == rest


@given(many_units)
def test_only_a_lone_unit_takes_two_segments(units: tuple[str, ...]) -> None:
    """A page over one segment is a unit that fits nowhere, by itself."""
    for page in split_into_pages(units, plain):
        body = page.text.removeprefix(f"TYPES {page.number} of {page.total}. ").removesuffix(" Text MORE.")

        assert page.cost == measure(page.text)
        assert page.cost.segments == 1 or body in units


@given(short_units)
def test_labels_tell_how_many_pages_there_are(units: tuple[str, ...]) -> None:
    """Also where the number of pages changes how much fits on them."""
    pages = split_into_pages(units, plain)
    total = len(pages)

    assert [f"TYPES {n} of {total}. " for n in range(1, total + 1)] == [p.text[:len(f"TYPES {p.number} of {total}. ")]
                                                                         for p in pages]
    assert all(fits_one_segment(page.text) for page in pages)


@given(st.lists(st.text(max_size=300), max_size=20).map(tuple), st.integers(0, 200), st.booleans())
def test_splitting_ends_for_any_words_and_any_form(units: tuple[str, ...], extra: int, shrinks: bool) -> None:
    """Also with labels longer than a page, and with labels that shrink as pages become more."""
    pages = split_into_pages(units, _odd_form(extra, shrinks=shrinks))

    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert all(page.total == len(pages) for page in pages)


def _odd_form(extra: int, *, shrinks: bool) -> PageForm:
    def write(text: str, number: int, total: int) -> str:
        return f"{number}/{total} {text} " + "-" * (extra // total if shrinks else extra)

    return write


def _take_units(rest: list[str], text: str) -> list[str]:
    told: list[str] = []
    while rest and " ".join(told) != text:
        told.append(rest.pop(0))
    return told


@given(many_units)
def test_pages_are_counted_as_they_are_split(units: tuple[str, ...]) -> None:
    """Drafting counts many times, and splits once."""
    assert len(split_into_pages(units, plain)) == page_counter(plain)(units)
