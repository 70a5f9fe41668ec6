"""Which sections become topics."""

from outreach.condense.topics import topics_of
from outreach.model.document import Section
from tests.factories import make_document, make_section

INTRODUCTION = make_section("Hello.", heading="")
FEELINGS = "Fear, anger, sadness and worry are common."


def sections(*headings: str) -> list[Section]:
    """A section for each heading."""
    return [make_section("Words.", heading=heading) for heading in headings]


def test_the_introduction_joins_the_first_topic() -> None:
    """Its words come first; the title is the section's."""
    first, second = topics_of(make_document(INTRODUCTION, *sections("Pain", "Sleep")), title="x")

    assert ("PAIN", "Pain", "1", "pain") == (first.keyword, first.title, first.menu_digit, first.name)
    assert ["Hello.", "Words."] == [sentence.text for sentence in first.section.sentences()]
    assert ("SLEEP", "2") == (second.keyword, second.menu_digit)


def test_a_document_without_headings_is_one_topic() -> None:
    """It is called as the document is."""
    (topic,) = topics_of(make_document(INTRODUCTION), title="Living With Pain")

    assert ("LIVING", "Living With Pain") == (topic.keyword, topic.title)
    assert () == topics_of(make_document(), title="x")


def test_a_menu_has_five_keys() -> None:
    """A sixth topic is reached by its word alone."""
    topics = topics_of(make_document(*sections("Arms", "Backs", "Chests", "Drips", "Eyes", "Feet")), title="x")

    assert ["1", "2", "3", "4", "5", ""] == [topic.menu_digit for topic in topics]


def test_only_one_topic_answers_to_feel() -> None:
    """The first that speaks of feelings; a topic called FEEL needs no alias."""
    first, second = make_section(FEELINGS, heading="Hope"), make_section(FEELINGS, heading="Pain")

    assert [("FEEL",), ()] == [topic.aliases for topic in topics_of(make_document(first, second), title="x")]
    assert [()] == [t.aliases for t in topics_of(make_document(make_section(FEELINGS, heading="Feel")), title="x")]


def test_a_topic_answers_to_the_names_that_an_author_may_use() -> None:
    """Its keyword, and a section's own name."""
    (topic,) = topics_of(make_document(make_section("Words.", heading="Arms and Legs")), title="x")

    assert {"arms", "arms-and-legs"} == topic.called


def test_a_numbered_topic_is_reached_in_both_spellings() -> None:
    """STAGE3 and STAGEIII."""
    (topic,) = topics_of(make_document(make_section("Words.", heading="Stage III")), title="x")

    assert ("STAGE3", ("STAGEIII",), "stage3") == (topic.keyword, topic.aliases, topic.name)


def test_a_keyword_with_accents_has_a_plain_file_name() -> None:
    """Files go between machines that write accents differently."""
    (topic,) = topics_of(make_document(make_section("Palabras.", heading="Cirugía")), title="x")

    assert "cirugia" == topic.name
