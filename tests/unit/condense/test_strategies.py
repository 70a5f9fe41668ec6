"""The order of strategies, each with a small document."""

from pathlib import Path

import pytest

from outreach.condense.draft import draft_scripts
from outreach.ingest.reader import document_title
from outreach.model.script import MessageScript
from tests.factories import make_book, read_page

AUTHOR = "---\ntitle: Sleep\nsource: Elm Clinic\nsms:\n  naps: |\n    Nap early.\n\n    Nap short.\n---\n\n"
KEY_POINTS = "### Key Points\n\n- Nap before 3 p.m.\n- Ask your doctor about pills.\n\n"
SUBHEADINGS = "### Naps are fine before noon.\n\nThey refresh.\n\n### Long naps harm your night.\n\nKeep short.\n\n"
LIST = "A good nap is:\n\n- early\n- short\n- rare\n\n"
WORDS = "Naps can help tired people. Most people nap in the afternoon.\n\n"
#: a sentence that no page can hold, not even in two segments
ENDLESS = f"A nap {'and another nap ' * 30}is enough.\n\n"


def draft(folder: Path, body: str, front: str = "---\ntitle: Sleep\nsource: Elm Clinic\n---\n\n") -> MessageScript:
    """The one draft of a page with one section."""
    document = read_page(folder, f"{front}## Naps\n\n{body}")
    (script,) = draft_scripts(document, title=document_title(document), book=make_book())
    return script


@pytest.mark.parametrize(("front", "body", "strategy", "sms"), [
    (AUTHOR, KEY_POINTS + SUBHEADINGS + LIST + WORDS, "author", ("Nap early.", "Nap short.")),
    ("", KEY_POINTS + SUBHEADINGS + LIST + WORDS, "key-points", ("Nap before 3 p.m.", "Ask your doctor about pills.")),
    ("", SUBHEADINGS + LIST + WORDS, "sub-headings",
     ("Naps are fine before noon.", "Long naps harm your night.")),
    ("", LIST + WORDS, "list",
     ("A good nap is: early;", "short;", "rare.", "Naps can help tired people.", "Most people nap in the afternoon.")),
    ("", WORDS, "ranker", ("Naps can help tired people.", "Most people nap in the afternoon.")),
    ("", ENDLESS, "lead", (ENDLESS.strip(),)),
], ids=["author", "key points", "sub-headings", "list", "ranker", "lead"])
def test_the_first_strategy_that_applies(tmp_path: Path, front: str, body: str, strategy: str,
                                         sms: tuple[str, ...]) -> None:
    """Each body lacks only what the strategy before it needs."""
    script = draft(tmp_path, body, front) if front else draft(tmp_path, body)

    assert (strategy, sms) == (script.strategy, script.sms)


def test_points_that_leave_out_advice_get_it_behind_them(tmp_path: Path) -> None:
    """NCI's own key points seldom say whom to ask."""
    told = draft(tmp_path, "### Key Points\n\n- Nap before 3 p.m.\n\nSleep can heal. Ask your doctor about pills.\n")

    assert ("key-points", ("Nap before 3 p.m.", "Ask your doctor about pills.")) == (told.strategy, told.sms)


def test_a_list_that_was_flattened_into_the_points_is_a_list_again(tmp_path: Path) -> None:
    """Its items are no points of their own."""
    points = ("The following harm sleep:", "Noise", "Light", "Naps are fine.", "Quiet rooms")
    told = draft(tmp_path, "### Key Points\n\n" + "".join(f"- {point}\n" for point in points) + "\n")

    assert ("The following harm sleep: Noise;", "Light.", "Naps are fine.", "Quiet rooms.") == told.sms


def test_the_authors_words_stand_for_one_channel_alone(tmp_path: Path) -> None:
    """Without words for the voice, the voice is drafted from the source."""
    script = draft(tmp_path, WORDS, AUTHOR)

    assert ("Naps can help tired people.", "Most people nap in the afternoon.") == script.voice


@pytest.mark.parametrize("name", ["naps", "Naps", "NAPS"])
def test_an_author_may_name_a_section_in_any_case(tmp_path: Path, name: str) -> None:
    """By its keyword or its heading's name."""
    assert "author" == draft(tmp_path, WORDS, AUTHOR.replace("naps:", f"{name}:")).strategy


def test_one_sub_heading_does_not_tell_a_section(tmp_path: Path) -> None:
    """Nor do titles that are no sentences."""
    assert "ranker" == draft(tmp_path, f"### Naps are fine.\n\n{WORDS}").strategy
    assert "ranker" == draft(tmp_path, f"### Early\n\n{WORDS}### Late\n\n{WORDS}").strategy


@pytest.mark.parametrize(("body", "flag"), [
    (ENDLESS, "weak-strategy"), (ENDLESS, "long-unit"), (f"{WORDS}| a | b |\n|---|---|\n| 1 | 2 |\n", "table"),
    ("Naps of 10² minutes.\n", "not-gsm7"),
    ("Individualized multidisciplinary rehabilitation necessitates considerable physiological deliberation.\n",
     "grade-above-8"),
    (LIST.replace("rare", "- ".join(f"{'word ' * 20}{n}\n" for n in range(8))), "more-than-three-pages"),
    (f"### Key Points\n\n- Nap before 3 p.m.\n\nAsk your doctor about {'pills and ' * 60}pills.\n", "no-urgent-line"),
])
def test_what_a_reviewer_must_look_at_is_flagged(tmp_path: Path, body: str, flag: str) -> None:
    """Nothing is left long, hard or out without a note."""
    assert flag in draft(tmp_path, body).flags


def test_a_plain_draft_has_no_flags(tmp_path: Path) -> None:
    """Flags that are always there are never read."""
    assert () == draft(tmp_path, "Naps can help you. Take one each day.\n").flags


def test_a_list_that_fits_nowhere_is_not_told_in_part(tmp_path: Path) -> None:
    """One sign out of twelve reassures wrongly."""
    items = [f"Sign number {number} is a pain that lasts and that nobody can explain to you at once, with fever or "
             "chills or a cough that will not go away." for number in range(12)]
    told = " ".join(draft(tmp_path, "".join(f"- {item}\n" for item in items)).sms)

    assert 1 == len({item in told for item in items})


def test_an_authors_words_that_reach_no_section_are_reported(tmp_path: Path) -> None:
    """A slip in the name, and the author's own words are not used."""
    document = read_page(tmp_path, AUTHOR.replace("naps:", "nabs:") + f"## Naps\n\n{WORDS}")

    assert document.findings
