"""A section keeps what it has, whatever becomes of the others."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from outreach.condense.draft import draft_scripts
from outreach.model.document import AuthoredKeyword, Document, Section
from outreach.model.script import MessageScript
from outreach.wording.commands import plain_keyword, why_unusable
from tests.factories import make_book, make_document, make_section, sign

BOOK = make_book()
HEADINGS = ("Signs and Symptoms", "How is it diagnosed?", "Treatment", "Treatment Options", "Stage II", "Help",
            "Overview", "Living With Pain", "Pain", "Why Me?", "Stop Smoking", "Questions to Ask", "Dolor",
            "Immunotherapy")


def section(heading: str, *, words: str = "") -> Section:
    """A section whose sentences are all its own."""
    return make_section(f"Facts on {words or heading} number one.", f"Facts on {words or heading} number two.",
                        heading=heading)


def long_section(heading: str, *parts: str) -> Section:
    """A section whose parts become topics, too."""
    blocks = [block for part in parts for block in (
        f"### {part}", *(f"{heading} has many facts of {part} that fill a page number {n}." for n in range(20)))]
    return make_section(*blocks, heading=heading)


def drafted(document: Document, earlier: tuple[MessageScript, ...] = ()) -> tuple[MessageScript, ...]:
    """The drafts of a document."""
    return draft_scripts(document, title="Gout", book=BOOK, earlier=earlier)


def by_title(scripts: tuple[MessageScript, ...]) -> dict[tuple[str, str], tuple[str, str, str]]:
    """What must never change: file, keyword and menu key of each heading."""
    return {(script.title, script.parent): (script.section, script.keyword, script.menu_digit) for script in scripts}


headings = st.lists(st.sampled_from(HEADINGS), unique=True, max_size=8)


@given(headings, headings, st.booleans())
def test_other_sections_change_nothing(before: list[str], after: list[str], is_long: bool) -> None:
    """Sections come, go and change places: each that stays keeps its file, its word and its key."""
    first = [*map(section, before), *([long_section("Care", "Food", "Sleep")] if is_long else [])]
    later = [*([long_section("Care", "Sleep", "Sport", "Food")] if is_long else []), *map(section, after)]
    earlier = drafted(make_document(*first))
    now = drafted(make_document(*later), earlier)
    old, new = by_title(earlier), by_title(now)

    assert {title: old[title] for title in old.keys() & new.keys()} == {t: new[t] for t in old.keys() & new.keys()}
    together = {script.section: script for script in (*earlier, *now)}.values()
    words = [plain_keyword(word) for script in together for word in (script.keyword, *script.aliases)]
    assert len(set(words)) == len(words)
    assert [] == [word for word in words if why_unusable(word)]
    digits = [script.menu_digit for script in together if script.menu_digit]
    assert len(set(digits)) == len(digits)


@given(headings)
def test_drafting_again_changes_nothing(given_headings: list[str]) -> None:
    """The same document over its own scripts gives the same scripts."""
    document = make_document(*map(section, given_headings), long_section("Care", "Food", "Sleep"))
    first = drafted(document)

    assert first == drafted(document) == drafted(document, first) == drafted(document, tuple(map(sign, first)))


def test_a_persons_choice_stays() -> None:
    """A keyword, a menu key, an alias and a title that a person wrote into a script file hold."""
    document = make_document(section("Pain"), section("Sleep"))
    pain, sleep = drafted(document)
    edited = replace(pain, keyword="ACHES", aliases=("HURT",), menu_digit="4", title="Aches and Pains")
    again, _ = drafted(document, (edited, sleep))

    assert ("pain", "ACHES", ("HURT",), "4") == (again.section, again.keyword, again.aliases, again.menu_digit)


def test_a_reworded_heading_keeps_its_word() -> None:
    """Most of the sentences that the script rests on are still there."""
    scripts = drafted(make_document(section("Pain"), section("Sleep")))
    (again, _) = drafted(make_document(section("Easing What Hurts", words="Pain"), section("Sleep")), scripts)

    assert ("pain", "PAIN", "1", "Easing What Hurts") == (again.section, again.keyword, again.menu_digit, again.title)


def test_a_heading_that_vanished_keeps_its_word_too() -> None:
    """Its file is still there and may be served; a new section takes another word and key."""
    scripts = drafted(make_document(section("Pain")))
    (new,) = drafted(make_document(section("More About Pain and Sleep")), scripts)

    assert ("sleep", "SLEEP", "2") == (new.section, new.keyword, new.menu_digit)


def test_equal_headings_are_told_apart_by_their_sentences() -> None:
    """Two sections of one name that change places."""
    one, two = section("Pain", words="arms"), section("Pain", words="legs")
    scripts = drafted(make_document(one, replace(two, slug="pain-2")))
    again = drafted(make_document(two, replace(one, slug="pain-2")), scripts)

    assert ["PAIN", "PAIN2"] == [script.keyword for script in scripts]
    assert ["PAIN2", "PAIN"] == [script.keyword for script in again]


def test_parts_have_no_menu_key_and_name_their_section() -> None:
    """Sections choose their words first, parts after them."""
    care, food, sleep = drafted(make_document(long_section("Care", "Food", "Sleep")))[:3]

    assert ("CARE", "1", "") == (care.keyword, care.menu_digit, care.parent)
    assert [("FOOD", "", "CARE"), ("SLEEP", "", "CARE")] == [(s.keyword, s.menu_digit, s.parent) for s in (food, sleep)]
    document = make_document(long_section("Care", "Food", "Sleep"), section("Food"))
    assert ["CARE", "FOOD2", "SLEEP", "FOOD"] == [script.keyword for script in drafted(document)]


def test_parts_of_one_name_stay_with_their_section() -> None:
    """ "Food" of one section is not "Food" of the other."""
    document = make_document(long_section("Care", "Food", "Sleep"), long_section("Cure", "Food", "Sleep"))
    turned = replace(document, sections=tuple(reversed(document.sections)))
    scripts = drafted(document)

    assert by_title(scripts) == by_title(drafted(turned, scripts))


def choosing(document: Document, *words: tuple[str, str]) -> Document:
    """A document whose author chose words for sections."""
    return replace(document, keywords=tuple(AuthoredKeyword(section=slug, part="", word=word) for slug, word in words))


def test_the_authors_word_is_taken() -> None:
    """For new sections and for those that have a word already; the file stays."""
    document = make_document(section("Pain"), section("Sleep"))
    chosen = choosing(document, ("pain", "SLEEP"), ("sleep", "NIGHT"))

    assert [("sleep", "SLEEP"), ("night", "NIGHT")] == [(s.section, s.keyword) for s in drafted(chosen)]
    again = drafted(chosen, drafted(document))
    assert [("pain", "SLEEP"), ("sleep", "NIGHT")] == [(script.section, script.keyword) for script in again]


def test_the_authors_word_is_not_taken_from_another_topic() -> None:
    """Who texts SLEEP means what SLEEP has been until now."""
    document = make_document(section("Pain"), section("Sleep"))
    again = drafted(choosing(document, ("pain", "SLEEP")), drafted(document))

    assert ["PAIN", "SLEEP"] == [script.keyword for script in again]


def test_the_authors_word_for_a_part() -> None:
    """Named by the section and the sub-heading."""
    document = make_document(long_section("Care", "Food", "Sleep"))
    chosen = replace(document, keywords=(AuthoredKeyword(section="care", part="Food", word="MEALS"),))

    assert ["CARE", "MEALS", "SLEEP"] == [script.keyword for script in drafted(chosen)]
