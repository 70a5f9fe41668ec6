"""Which guides are given out, and what is said in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from outreach.errors import BuildError
from outreach.model.guide import Guide
from outreach.model.holds import Act, HoldLine
from outreach.model.script import MessageScript
from outreach.publish.given_out import GivenOut, guides_given_out
from outreach.store import open_store
from outreach.wording.drafts import draft_wordings
from tests.factories import make_credit, make_script, sign
from tests.fakes import NOON
from tests.integration.store_people import new_database
from tests.unit.publish.shelves import fill, put_script, settings_of

#: the script's source was reviewed on 31 January 2026, and falls due each quarter
DUE, LATE = date(2026, 4, 30), date(2026, 5, 1)
WARNING = draft_wordings("en")["overdue-warning"].voice
DRAFT = draft_wordings("en")["draft-mark"].voice


def given(folder: Path, *, signed: bool = True, day: date = DUE, reviewed_only: bool = False,
          scripts: tuple[MessageScript, ...] = (), **changes: object) -> GivenOut:
    """What may be given out of a folder with the script of the factories, and these."""
    languages = changes.get("languages", ("en",))
    if not (folder / "scripts").exists():
        fill(folder / "scripts", signed=signed, languages=languages)  # type: ignore[arg-type]
    for script in scripts:
        put_script(folder / "scripts", script)
    return guides_given_out(settings_of(folder, **changes), folder / "scripts", today=day, reviewed_only=reviewed_only)


def words_of(guide: Guide) -> str:
    """All that is said in a guide."""
    return "\n".join(" ".join(paragraph) for topic in guide.sections for paragraph in topic.paragraphs)


@pytest.mark.parametrize(("policy", "day", "warned"), [("say", LATE, False), ("warn", DUE, False),
                                                       ("warn", LATE, True), ("hold", DUE, False)])
def test_a_warning_comes_before_the_words(tmp_path: Path, policy: str, day: date, *, warned: bool) -> None:
    """From the day after the review fell due, and only where the operator wants it."""
    [guide] = given(tmp_path, day=day, overdue=policy).guides

    assert [warned, warned] == [" ".join(topic.paragraphs[0]) == WARNING for topic in guide.sections]


def test_what_is_overdue_or_taken_back_is_left_out_with_a_reason(tmp_path: Path) -> None:
    """By the operator's policy."""
    found = given(tmp_path, day=LATE, overdue="hold")

    assert ((), ("illness/en/types: its source is overdue for review, and OUTREACH_OVERDUE is hold",)) == (
        found.guides, found.left_out)


def test_what_was_taken_back_is_left_out(tmp_path: Path) -> None:
    """On the machine on which somebody held it."""
    settings = settings_of(tmp_path)
    settings.data.mkdir()
    new_database(settings.data / "outreach.sqlite")
    store = open_store(settings.database)
    store.add_hold_lines([HoldLine(script="illness/en/types", act=Act.HOLD, at=NOON, by="Ann", reason="wrong number",
                                   words="")])
    store.close()

    found = given(tmp_path)

    assert ((), ("illness/en/types: it was taken back by `outreach hold`",)) == (found.guides, found.left_out)


def test_a_guide_opens_with_its_source_its_date_and_where_to_get_a_newer_copy(tmp_path: Path) -> None:
    """And whom to call in danger."""
    [guide] = given(tmp_path, line_number="+12165550142", operator_name="Elm County Health").guides
    said = words_of(guide)

    assert "about" == guide.opening.slug
    for words in ("From Elm Clinic, shortened by us.", "The page is dated January 31, 2026.",
                  "The page is due for a new check on April 30, 2026. After that day, ask for a newer copy.",
                  "We last reviewed these words on February 2, 2026.",
                  "For a newer copy, ask Elm County Health. The number to call is: 216-555-0142. Again: 216-555-0142.",
                  "In an emergency, call 911. For thoughts of suicide, call 988."):
        assert words in said
    assert ("", "2026-02-02", "From Elm Clinic, shortened by us.") == (guide.mark, guide.dated, guide.credit)


def test_a_topic_ends_with_its_source(tmp_path: Path) -> None:
    """Its words stand between, as they were signed."""
    [guide] = given(tmp_path).guides
    [topic] = guide.topics

    assert (("There are two types.",), ("One is short.",), ("One is long.",)) == topic.paragraphs[:3]
    assert "From Elm Clinic, shortened by us." == topic.paragraphs[-1][0]


def test_drafts_say_so_first_and_are_taken_only_while_nothing_is_signed(tmp_path: Path) -> None:
    """A new line can be tried; once somebody has signed, no draft is given out unless asked for."""
    [trial] = given(tmp_path, signed=False).guides
    assert ["(draft)", *[DRAFT] * 2] == [trial.mark, *(" ".join(topic.paragraphs[0]) for topic in trial.sections)]
    assert "2026-01-31" == trial.dated

    signed = tmp_path / "signed"
    [guide] = given(signed, scripts=(make_script(section="draft", keyword="NEW", menu_digit="2"),)).guides
    assert ["types"] == [topic.slug for topic in guide.topics]
    assert DRAFT not in words_of(guide)

    [asked] = given(signed, serve="drafts").guides
    assert ["types", "draft"] == [topic.slug for topic in asked.topics]
    assert [False, True] == [topic.is_draft for topic in asked.topics]
    assert "(draft)" == asked.mark


def test_reviewed_only_takes_no_draft_at_all(tmp_path: Path) -> None:
    """It refuses instead, and says what has to be signed."""
    with pytest.raises(BuildError, match=r"offline-credit\.md: nobody has signed it"):
        given(tmp_path, signed=False, reviewed_only=True)


def test_topics_come_as_in_the_menu_with_their_parts_below_them(tmp_path: Path) -> None:
    """A part whose topic is not given out stands alone."""
    others = (make_script(section="a-part", keyword="PART", parent="TYPES", menu_digit=""),
              make_script(section="zero", keyword="ZERO", menu_digit=""),
              make_script(section="before", keyword="BEFORE", menu_digit="2"))
    [guide] = given(tmp_path, scripts=tuple(sign(script) for script in others)).guides

    assert [("types", 1), ("a-part", 2), ("before", 1), ("zero", 1)] == [
        (topic.slug, topic.level) for topic in guide.topics]


def test_each_language_is_a_guide_of_its_own(tmp_path: Path) -> None:
    """With its own words; where a language has no script, none of its words must be signed."""
    spanish = sign(make_script(language="es", title="Tipos", source=make_credit(title="Vivir")))
    english, other = given(tmp_path, languages=("en", "es"), scripts=(spanish,)).guides

    assert ("illness/en", "illness/es") == (english.name, other.name)
    assert "Para una copia más nueva, pregunte a" in words_of(other)
    assert "llame al 988, y marque dos." in words_of(other)
    alone = tmp_path / "alone"
    fill(alone / "scripts", signed=True)
    assert 1 == len(given(alone, languages=("en", "es")).guides)


def test_every_source_of_a_guide_is_named(tmp_path: Path) -> None:
    """A guide of words from two places says so."""
    other = sign(make_script(section="other", keyword="OTHER", menu_digit="2",
                             source=make_credit(name="CDC", reviewed_on="", url="https://cdc.example.org/x")))
    [guide] = given(tmp_path, scripts=(other,)).guides

    assert "From Elm Clinic, shortened by us. From CDC, shortened by us." == guide.credit
    assert "From CDC, shortened by us." in words_of(guide)
    assert "The page gives no date." in words_of(guide)
    assert ["Elm Clinic", "CDC"] == [source.name for source in guide.sources]
