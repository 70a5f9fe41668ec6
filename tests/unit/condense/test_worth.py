"""What telling a line more is worth."""

from outreach.condense.units import read_source
from outreach.condense.worth import worth_of
from tests.factories import make_section

NOTHING = frozenset[int]()


def test_what_was_told_already_gains_less() -> None:
    """A second sentence in the same words adds nothing."""
    source = read_source(make_section("Treatment may help the cancer cells. Cancer cells may help the treatment."))
    worth = worth_of(source, title="Cancer", heading="Treatment", language="en")

    assert worth.gain(frozenset({1}), frozenset({0})) < worth.gain(frozenset({1}), NOTHING)


def test_what_was_asked_before_changes_no_gain() -> None:
    """What is noted for one script, and grown with it, is what a script told at once gives."""
    text = "Rest and rest helps. Rest is good, and good rest is best. Good food helps the rest of you. Walk and rest."
    source = read_source(make_section(text))
    asked, fresh = (worth_of(source, title="", heading="", language="en") for _ in range(2))
    for told in (NOTHING, frozenset({0}), frozenset({2}), frozenset({0, 1})):
        asked.gain(frozenset({1, 2, 3}) - told, told)

    assert asked.gain(frozenset({2, 3}), frozenset({0, 1})) == fresh.gain(frozenset({2, 3}), frozenset({0, 1}))
    assert asked.gain(frozenset({3}), frozenset({0, 1, 2})) == fresh.gain(frozenset({3}), frozenset({0, 1, 2}))


def test_a_corrected_fear_gains() -> None:
    """ "It is not" weighs more than the same words without it."""
    source = read_source(make_section("Rest. The test is a sign of cancer. The test is not a sign of cancer."))
    worth = worth_of(source, title="", heading="", language="en")

    assert worth.gain(frozenset({2}), NOTHING) > worth.gain(frozenset({1}), NOTHING)


def test_other_languages_are_weighed_by_rank() -> None:
    """The expectations know English words alone; an early place counts in any language."""
    source = read_source(make_section("El agua es buena. El pan es bueno."))
    worth = worth_of(source, title="", heading="", language="es-MX")

    assert worth.gain(frozenset({0}), NOTHING) > worth.gain(frozenset({1}), NOTHING)
