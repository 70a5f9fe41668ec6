"""Which sections and parts may become topics."""

from dataclasses import replace

from outreach.condense.subjects import subjects_of
from outreach.model.document import Block, Subheading
from tests.factories import make_document, make_section

WORDS = "word " * 59 + "end."
LONG = "word " * 159 + "end."


def headings(*blocks: str | list[str]) -> list[tuple[str, str]]:
    """The subjects of a document of one section, each with what it is a part of."""
    subjects = subjects_of(make_document(make_section(*blocks, heading="Treatment")), title="x")
    return [(subject.heading, subject.above.heading if subject.above else "") for subject in subjects]


def test_the_long_parts_of_a_long_section() -> None:
    """Each is a subject of its own behind the section; a full stop is no part of its title."""
    assert [("Treatment", ""), ("Surgery", "Treatment"), ("Drugs help", "Treatment")] == headings(
        LONG, "### Surgery", WORDS, "### Drugs help.", WORDS, WORDS)


def test_a_short_section_has_no_parts() -> None:
    """Three pages tell it."""
    assert [("Treatment", "")] == headings("### Surgery", LONG, "### Drugs", WORDS)


def test_one_part_divides_nothing() -> None:
    """Nor do parts of a few words."""
    assert [("Treatment", "")] == headings(LONG, "### Surgery", LONG, "### Drugs", "Few words.", "### Rest", "None.")


def test_short_parts_stay_with_the_section() -> None:
    """They are told with it alone."""
    assert [("Treatment", ""), ("A", "Treatment"), ("C", "Treatment")] == headings(
        "### A", LONG, "### B", "Few words.", "### C", LONG)


def test_key_points_are_no_part() -> None:
    """They are what the section itself tells."""
    assert [("Treatment", ""), ("A", "Treatment"), ("B", "Treatment")] == headings(
        "### Key Points", [WORDS], "### A", LONG, "### B", LONG)


def test_deeper_headings_stay_inside_their_part() -> None:
    """Only the highest sub-headings of a section divide it."""
    section = make_section("### A", LONG, "### Deeper", WORDS, "### B", LONG, heading="Treatment")
    deeper = tuple(map(_deeper, section.blocks))
    _, first, second = subjects_of(make_document(replace(section, blocks=deeper)), title="x")

    assert ["A", "B"] == [first.heading, second.heading]
    assert [LONG, WORDS] == [sentence.text for sentence in first.sentences()]
    assert Subheading(text="Deeper", level=4) in first.parts[0].blocks


def test_a_part_keeps_the_sections_name() -> None:
    """Spans name the section of the source; the introduction is in no part."""
    introduction = make_section("Hello.", heading="")
    section = make_section(LONG, "### A", LONG, "### B", LONG, heading="Treatment")
    head, *parts = subjects_of(make_document(introduction, section), title="x")

    assert ["introduction", "treatment"] == [part.slug for part in head.parts]
    assert [["treatment"], ["treatment"]] == [[section.slug for section in part.parts] for part in parts]
    assert [LONG] == [sentence.text for sentence in parts[0].sentences()]


def told(*blocks: str | list[str]) -> list[str]:
    """The first words of the sentences that a section itself is told from."""
    head = subjects_of(make_document(make_section(*blocks, heading="Treatment")), title="x")[0]
    return [sentence.text.split()[0] for sentence in head.sentences()]


def test_a_section_is_told_without_its_parts() -> None:
    """The text above the first of them, and what is too short for a part."""
    opening = f"Opening {WORDS}"

    assert ["Opening", "Short"] == told(opening, "### A", LONG, "### B", "Short it is.", "### C", LONG)


def test_a_section_with_little_of_its_own_is_told_with_its_parts() -> None:
    """So is one whose source gives its points, by a list or by headings that are sentences."""
    assert ["Few", "word", "word"] == told("Few words.", "### A", LONG, "### B", LONG)
    assert "word" in told(f"Opening {WORDS}", "### Key Points", ["One."], "### A", LONG, "### B", LONG)
    assert "word" in told(f"Opening {WORDS}", "### A helps.", LONG, "### B helps.", LONG)


def test_a_document_without_headings_is_one_subject() -> None:
    """It is called as the document is; no sections, no subjects."""
    (subject,) = subjects_of(make_document(make_section("Hello.", heading="")), title="Living With Pain")

    assert ("Living With Pain", "introduction") == (subject.heading, subject.slug)
    assert () == subjects_of(make_document(), title="x")


def _deeper(block: Block) -> Block:
    return replace(block, level=4) if isinstance(block, Subheading) and block.text == "Deeper" else block
