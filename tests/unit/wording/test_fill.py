"""Placeholders: filled, listed, and refused when nothing fills them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.errors import WordingError
from outreach.wording.fill import fill, placeholders


def test_values_are_put_in() -> None:
    """Numbers too; what the wording does not mention is left out."""
    assert "TYPES 1 of 3" == fill("{keyword} {page} of {pages}", keyword="TYPES", page=1, pages=3, url="unused")


@given(st.text(max_size=60))
def test_a_value_is_never_read_as_a_wording(value: str) -> None:
    """Braces in an operator's name or in a script are just braces."""
    assert f"<{value}>" == fill("<{text}>", text=value)


def test_a_placeholder_that_nothing_fills_is_named() -> None:
    """The error says which, and in which wording."""
    with pytest.raises(WordingError, match=r"\{doctor\}.*Ask \{doctor\}"):
        fill("Ask {doctor} or {operator}", operator="Oak Clinic")


@pytest.mark.parametrize("broken", ["{", "}", "a {b", "{}", "{0}", "{a.b}", "{a[0]}", "{two words}", "{!r}"])
def test_braces_that_are_no_placeholder_are_refused(broken: str) -> None:
    """The error says how placeholders are written."""
    with pytest.raises(WordingError, match=r"Write placeholders as \{name\}"):
        placeholders(broken)


@given(st.text(st.sampled_from("{}ab!:.[]0 "), max_size=20))
def test_any_wording_is_read_or_refused(text: str) -> None:
    """Never any other error, whatever a person types."""
    try:
        names = placeholders(text)
    except WordingError:
        return

    assert all(name.isidentifier() for name in names)


def test_the_names_in_braces() -> None:
    """Each once; doubled braces are braces."""
    assert frozenset({"a", "b"}) == placeholders("{a} {b} {a} {{c}}")
