"""Sections: headings joined, pictures dropped, names unique, lists and tables kept in order."""

from pathlib import Path

import pytest

from outreach.ingest.sections import slugify, without_site_name
from outreach.model.document import ItemList, Paragraph, Section, Subheading, Table
from tests.factories import read_page


def sections_of(folder: Path, body: str) -> tuple[Section, ...]:
    """The sections of a Markdown body."""
    return read_page(folder, body).sections


def texts(section: Section) -> list[str]:
    """Its sentences."""
    return [sentence.text for sentence in section.sentences()]


@pytest.mark.parametrize("body", [
    "## Why it matters\n\nWords.\n", "##\n\nWhy it matters\n\nWords.\n", "## \nWhy it matters\n\nWords.\n",
    "Why it matters\n--------------\n\nWords.\n", "## Why it matters ##\nWords.\n",
    "## *Why* it [matters](/x)\n\nWords.\n",
])
def test_every_way_to_write_a_heading(tmp_path: Path, body: str) -> None:
    """Also the empty "##" with its title in the next paragraph, and the underlined one."""
    (section,) = sections_of(tmp_path, body)

    assert ("why-it-matters", "Why it matters", ["Words."]) == (section.slug, section.heading, texts(section))


def test_an_empty_sub_heading_takes_the_next_paragraph_too(tmp_path: Path) -> None:
    """Below "###" as below "##"."""
    (section,) = sections_of(tmp_path, "## One\n\n###\n\nA closer look\n\nWords.\n")

    assert Subheading(text="A closer look") == section.blocks[0]
    assert ["Words."] == texts(section)


def test_sections_without_words_are_left_out(tmp_path: Path) -> None:
    """A keyword that answers nothing is none."""
    assert ["last"] == [s.slug for s in sections_of(tmp_path, "## Empty\n\n## Picture\n\n![x](y)\n\n## Last\n\nEnd.\n")]


def test_equal_headings_have_names_of_their_own(tmp_path: Path) -> None:
    """Also where a heading is called Introduction, as words before the first heading are."""
    body = "Hello.\n\n## Introduction\n\nA.\n\n## Care\n\nB.\n\n## Care\n\nC.\n\n## Care!\n\nD.\n"

    slugs = [section.slug for section in sections_of(tmp_path, body)]

    assert ["introduction", "introduction-2", "care", "care-2", "care-3"] == slugs


def test_an_empty_heading_above_a_list_has_a_name_of_its_own(tmp_path: Path) -> None:
    """A span names its section, so no two may share a name."""
    slugs = [section.slug for section in sections_of(tmp_path, "Hello.\n\n##\n\n- A.\n\n##\n\n- B.\n")]

    assert sorted(set(slugs)) == sorted(slugs)


def test_picture_caption_and_credit_go_together(tmp_path: Path) -> None:
    """A credit, or a link that enlarges, shows that the words between are a caption."""
    body = ("## One\n\n![p](a.jpg)\n\nA caption.\n\nCredit: Somebody\n\n[![p](b.jpg)](c)\n\nA caption too.\n\n"
            "[Enlarge](d)\n\nNo caption.\n")

    assert ["No caption."] == texts(sections_of(tmp_path, body)[0])


def test_enlarged_organs_are_no_enlarge_link(tmp_path: Path) -> None:
    """A sign of illness must not be dropped."""
    body = "## Signs\n\nSee a doctor.\n\nEnlarged lymph nodes may be a sign of lymphoma.\n"

    assert "Enlarged lymph nodes may be a sign of lymphoma." in texts(sections_of(tmp_path, body)[0])


def test_words_in_html_are_kept(tmp_path: Path) -> None:
    """A warning in a box is a warning; what is not words in it goes."""
    body = "## One\n\nFirst.\n\n<div class='x'>\nDo <b>not</b> drink\nalcohol.<!-- x --><script>y()</script>\n</div>\n"

    assert ["First.", "Do not drink alcohol."] == texts(sections_of(tmp_path, body)[0])


def test_marks_within_a_word_of_html_do_not_cut_it(tmp_path: Path) -> None:
    """As in the same words outside of a block."""
    body = "## One\n\n<p>Vitamin B<sub>12</sub> is <b>safe</b>.</p>\n"

    assert ["Vitamin B12 is safe."] == texts(sections_of(tmp_path, body)[0])


def test_short_lines_below_a_colon_are_a_list_again(tmp_path: Path) -> None:
    """Crawled pages lose their bullets; whole sentences stay paragraphs."""
    (section,) = sections_of(tmp_path, "## One\n\nBring these:\n\nyour card\n\na list of pills\n\nThen wait here.\n")

    assert [Paragraph, ItemList, Paragraph] == [type(block) for block in section.blocks]
    assert ["Bring these:", "your card", "a list of pills", "Then wait here."] == texts(section)


def test_blocks_keep_their_order_and_kind(tmp_path: Path) -> None:
    """Paragraph, list, table, sub-heading; a quotation is its words; code is not spoken."""
    body = ("## One\n\nRest. Eat.\n\n- Walk. Sit.\n- Run.\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n"
            "### Fish\n\n> Sharks *never* bite.\n\n"
            "```\ncode\n```\n")
    (section,) = sections_of(tmp_path, body)

    assert [Paragraph, ItemList, Table, Subheading, Paragraph] == [type(block) for block in section.blocks]
    assert ["Rest.", "Eat.", "Walk.", "Sit.", "Run.", "Sharks never bite."] == texts(section)
    assert Table(rows=2) == section.blocks[2]


def test_nested_items_follow_their_parent(tmp_path: Path) -> None:
    """Each is an item of its own, bullets and numbers alike; no word is lost or doubled."""
    body = "## One\n\n- Eat early.\n  - Water is fine.\n    1. Sip it.\n\n    Slowly.\n- Rest.\n\n  Sleep well.\n"
    (section,) = sections_of(tmp_path, body)
    (items,) = section.blocks

    assert isinstance(items, ItemList)
    assert "Eat early. Water is fine. Sip it. Slowly. Rest. Sleep well." == " ".join(texts(section))
    assert 4 == len(items.items)


@pytest.mark.parametrize(("heading", "slug"), [
    ("You're in Control", "youre-in-control"), ("¿Por qué vuelve el cáncer?", "por-que-vuelve-el-cancer"),
    ("24-Hour Care", "24-hour-care"), ("???", "section"), ("  A  &  B ", "a-b"),
])
def test_a_heading_as_a_file_name(heading: str, slug: str) -> None:
    """Lower case, no accents, single hyphens; never empty."""
    assert slug == slugify(heading)


@pytest.mark.parametrize(("title", "short"), [
    ("Recurrent Cancer - NCI", "Recurrent Cancer"), ("Self-care", "Self-care"),
    ("Sleep - what a long night teaches us", "Sleep - what a long night teaches us"), ("A - B - Elm Clinic", "A - B"),
])
def test_the_sites_name_is_cut_off_a_title(title: str, short: str) -> None:
    """Only after the last hyphen, and only a short name."""
    assert short == without_site_name(title)
