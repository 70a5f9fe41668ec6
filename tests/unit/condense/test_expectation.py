"""Expectations: stems, the rows of numbers, and the weights that come with the project."""

import re
from pathlib import Path

import pytest

from outreach.condense.expectation import TIMES, expect
from outreach.condense.features import NAMES, WordUse, kind_of, uses_of
from outreach.condense.stems import stems_of
from outreach.condense.units import read_source
from outreach.condense.weights import SHIPPED, Models, Weights, as_json, read_models, shipped_models
from tests.factories import make_section

SECTION = make_section("Thyroid cancer is a disease of the thyroid gland. Tests find it.", "Signs include:",
                       ["a lump", "trouble swallowing"])


@pytest.mark.parametrize(("words", "stem"), [
    ("test tests tested testing", "test"), ("stage stages staged staging", "stag"), ("body bodies", "bodi"),
    ("stop stopped stopping", "stop"), ("cell cells", "cell"),
])
def test_forms_of_a_word_share_a_stem(words: str, stem: str) -> None:
    """Plural, past and -ing count as the word itself."""
    assert {stem} == set(stems_of(words))


def test_short_words_and_numbers_stay() -> None:
    """What is too short to have an ending is kept."""
    assert ("was", "is", "5", "iv") == stems_of("Was is 5 IV")


@pytest.mark.parametrize(("heading", "kind"), [
    ("General Information About Thyroid Cancer", "general"), ("Treatment Option Overview", "options"),
    ("Stages of Thyroid Cancer", "stages"), ("Your Feelings", "other"),
])
def test_headings_tell_the_kind(heading: str, kind: str) -> None:
    """A section's kind is read off its heading."""
    assert kind == kind_of(heading)


def test_each_stem_has_one_row() -> None:
    """One row a stem, as wide as the names say and as the weights are."""
    uses = used()

    assert len({use.stem for use in uses}) == len(uses)
    assert {len(NAMES)} == {len(use.numbers) for use in uses} == {len(row) for row in shipped_models().long.numbers}


def test_a_use_is_named_by_its_neighbours() -> None:
    """The stem, the stem in its kind of section, and the words before and after it, with a sentence's ends."""
    names = {use.stem: use.names for use in used()}

    assert ("gland", "gland general", "gland<$", "thyroid>gland") == names["gland"]
    assert {"^>thyroid", "the>thyroid", "thyroid<canc", "thyroid<gland"} & set(names["thyroid"]) >= {"^>thyroid"}


def test_a_longer_summary_is_expected_where_more_is_likely() -> None:
    """The expected length rises with the words that are likely."""
    quiet = Weights(numbers=((-4.0,) + (0.0,) * (len(NAMES) - 1),), names={}, length=(1.0, 0.0, 0.5))
    loud = Weights(numbers=quiet.numbers, names={"thyroid": (9.0,), "cancer": (9.0,)}, length=quiet.length)
    lengths = [expect(read_source(SECTION), title="", heading="", weights=weights).length for weights in (quiet, loud)]

    assert lengths[0] < lengths[1]


def test_chances_fall_and_titles_count() -> None:
    """More uses are never likelier than fewer; a word of the title is likelier than one of a list."""
    found = expect(read_source(SECTION), title="Thyroid Cancer Treatment", heading="General Information About It",
                   weights=shipped_models().long)

    assert not found.chances, "further uses are reckoned for nobody"
    assert all(list(row) == sorted(row, reverse=True) for row in map(found.chances.__getitem__, found.likely))
    assert found.likely == {stem: row[0] for stem, row in found.chances.items()}
    assert found.chances["thyroid"][0] > found.chances["swallow"][0]
    assert found.length > 0


def test_no_more_uses_are_asked_for_than_a_section_has() -> None:
    """A word that stands once is told once at most: of its further uses nothing is reckoned."""
    section = make_section("Rest and rest.", " ".join(["Sleep."] * (TIMES + 1)))
    found = expect(read_source(section), title="", heading="", weights=shipped_models().long)

    assert (1, 2, TIMES) == tuple(len(found.chances[stem]) for stem in ("and", "rest", "sleep"))


def test_only_weighed_names_are_kept_for_weighing() -> None:
    """With weights, a use has the names that they know, and no other changes."""
    weights = Weights(numbers=((0.0,) * len(NAMES),), names={"gland": (1.0,), "thyroid>gland": (1.0,)},
                      length=(0.0, 0.0, 0.0))
    known = uses_of(read_source(SECTION), title="Thyroid Cancer", heading="General Information", weights=weights)

    weighed = [tuple(name for name in use.names if name in weights.names) for use in used()]

    assert weighed == [use.names for use in known]
    assert [use.numbers for use in used()] == [use.numbers for use in known]


def test_weights_are_written_as_they_were_read(tmp_path: Path) -> None:
    """Reading and writing the shipped weights gives the same bytes; they are small."""
    text = as_json(read_models(SHIPPED))

    assert SHIPPED.read_text(encoding="utf-8") == text
    assert len(text) < 600_000


def test_weights_hold_no_sentences() -> None:
    """Every name in the weights is a word, a word and a kind of section, or two neighbours."""
    names = [name for weights in both(shipped_models()) for name in weights.names]

    assert all(re.fullmatch(r"[a-z0-9]+( [a-z]+)?|[a-z0-9^]+>[a-z0-9]+|[a-z0-9]+<[a-z0-9$]+", name) for name in names)


def test_what_hardly_counts_is_not_written() -> None:
    """Weights under a tenth and zeros at the end are left out."""
    weights = Weights(numbers=((1.0,),), names={"rest": (0.5, 0.05), "rain": (0.09,), "sun": (0.0, -0.5)},
                      length=(1.0, 0.0, 0.0))
    text = as_json(Models(long=weights, short=weights))

    assert '"rest":[50]' in text
    assert '"sun":[0,-50]' in text
    assert "rain" not in text


def used() -> tuple[WordUse, ...]:
    """The uses of the words of a section."""
    return uses_of(read_source(SECTION), title="Thyroid Cancer", heading="General Information")


def both(models: Models) -> tuple[Weights, Weights]:
    """The weights for long and for short sections."""
    return models.long, models.short
