"""Everything that keeps scripts/ from being served is said at once, not only the first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from outreach.errors import BuildError
from outreach.model.script import Review, Status
from outreach.publish.gather import gather
from outreach.wording.drafts import draft_wordings
from tests.factories import make_credit, make_script, make_wording, sign
from tests.unit.publish.shelves import fill, put_script, put_wording


def faults(folder: Path, *, drafts: bool = True) -> tuple[str, ...]:
    """Every reason that a build is refused for."""
    with pytest.raises(BuildError) as caught:
        gather(folder, drafts=drafts)
    assert all(reason in str(caught.value) for reason in caught.value.reasons)
    return caught.value.reasons


def test_drafts_are_gathered_where_drafts_are_served(tmp_path: Path) -> None:
    """With what is signed."""
    fill(tmp_path, signed=False)
    put_script(tmp_path, sign(make_script(section="why", keyword="WHY", menu_digit="2")))
    shelved = gather(tmp_path, drafts=True)

    assert [("TYPES", Status.DRAFT), ("WHY", Status.REVIEWED)] == [
        (script.keyword, script.review.status) for script in shelved.scripts]
    assert set(draft_wordings("en")) == {wording.name for wording in shelved.wordings}


def test_only_signed_scripts_are_gathered_where_they_are_served(tmp_path: Path) -> None:
    """Drafts and retired scripts wait, and stop nobody."""
    fill(tmp_path, signed=True)
    put_script(tmp_path, make_script(section="why", keyword="WHY", menu_digit="2"))
    put_script(tmp_path, replace(make_script(section="old", keyword="OLD", menu_digit="3"),
                                 review=Review(status=Status.RETIRED)))

    assert ["TYPES"] == [script.keyword for script in gather(tmp_path, drafts=False).scripts]
    assert ["TYPES", "WHY"] == [script.keyword for script in gather(tmp_path, drafts=True).scripts]


def test_all_faults_are_listed(tmp_path: Path) -> None:
    """Two broken scripts, a broken and a missing wording, a word used twice, a source that is not named."""
    fill(tmp_path, signed=False)
    broken = [put_script(tmp_path, make_script(section=name)) for name in ("one", "two")]
    for path in broken:
        path.write_text(path.read_text(encoding="utf-8").replace('"TYPES"', "NO"), encoding="utf-8")
    put_script(tmp_path, make_script(section="three", source=make_credit(name="")))
    put_wording(tmp_path, replace(draft_wordings("en")["help"], sms="Call {"))
    (tmp_path / "_service" / "en" / "stop.md").unlink()
    found = faults(tmp_path)

    for start in (f"{broken[0]}:3: keyword reads as", f"{broken[1]}:3: keyword reads as",
                  f"{tmp_path}/_service/en/help.md:1: ", f"{tmp_path}/_service/en/stop.md: this wording is missing",
                  "scripts/illness/en: TYPES is used 2 times", "scripts/illness/en: key 1 is used 2 times",
                  f"{tmp_path}/illness/en/three.md: it names no source"):
        assert [start] == [start for reason in found if reason.startswith(start)], start


def test_unsigned_wordings_refuse_a_reviewed_build(tmp_path: Path) -> None:
    """The line's own words are signed like any other; each that is not is named with the command."""
    fill(tmp_path, signed=True)
    for name in ("help", "crisis"):
        put_wording(tmp_path, draft_wordings("en")[name])
    found = faults(tmp_path, drafts=False)

    assert 2 == len(found)
    assert {f"{tmp_path}/_service/en/{name}.md: nobody has signed it. Run `outreach review "
            f"{tmp_path}/_service/en/{name}.md --approve --by NAME`" for name in ("help", "crisis")} == set(found)


def test_words_changed_after_they_were_signed_refuse_any_build(tmp_path: Path) -> None:
    """A signature that does not hold is worse than none."""
    fill(tmp_path, signed=True)
    path = put_script(tmp_path, sign(make_script()))
    path.write_text(path.read_text(encoding="utf-8").replace("One is short.", "One is brief."), encoding="utf-8")

    for drafts in (True, False):
        (reason,) = faults(tmp_path, drafts=drafts)
        assert "the words were changed after they were approved" in reason


def test_a_file_in_another_encoding_is_one_fault(tmp_path: Path) -> None:
    """It is named like the others."""
    fill(tmp_path, signed=False)
    path = put_script(tmp_path, make_script())
    path.write_bytes(path.read_bytes().replace(b"short", b"sh\xf6rt"))
    (reason,) = faults(tmp_path)

    assert reason.startswith(f"{path}:")
    assert "UTF-8" in reason


def test_the_same_word_in_two_documents_is_no_fault(tmp_path: Path) -> None:
    """Every illness has its types."""
    fill(tmp_path, signed=False)
    put_script(tmp_path, make_script(document="flu"))

    assert ["flu", "illness"] == [script.document for script in gather(tmp_path, drafts=True).scripts]


def test_an_alias_may_not_be_another_topics_keyword(tmp_path: Path) -> None:
    """One of the two could never be reached."""
    fill(tmp_path, signed=False)
    put_script(tmp_path, make_script(section="why", keyword="WHY", menu_digit="2", aliases=("TYPES",)))

    assert ("scripts/illness/en: TYPES is used 2 times. Give each topic its own",) == faults(tmp_path)


def test_accents_do_not_tell_two_words_apart(tmp_path: Path) -> None:
    """A text is compared without them."""
    fill(tmp_path, signed=False)
    put_script(tmp_path, make_script(section="other", keyword="TYPÉS", menu_digit="2"))

    assert ("scripts/illness/en: TYPES is used 2 times. Give each topic its own",) == faults(tmp_path)


def test_a_part_of_no_topic_is_a_fault(tmp_path: Path) -> None:
    """Nobody would be led to it; a part of a retired topic is led to from the menu's list."""
    fill(tmp_path, signed=False)
    part = make_script(section="part", keyword="PART", menu_digit="", parent="TYPES")
    put_script(tmp_path, part)
    assert {"TYPES", "PART"} == {script.keyword for script in gather(tmp_path, drafts=True).scripts}
    put_script(tmp_path, replace(part, section="lost", keyword="LOST", parent="PART"))
    assert (f"{tmp_path}/illness/en/lost.md: its parent PART is no topic of this document. "
            "Write the keyword of one, or leave parent out",) == faults(tmp_path)


def test_an_empty_folder_lacks_every_wording(tmp_path: Path) -> None:
    """And says so by name."""
    assert len(draft_wordings("en")) == len(faults(tmp_path))


def test_faults_are_listed_in_order(tmp_path: Path) -> None:
    """So that two runs can be compared."""
    found = faults(tmp_path)

    assert sorted(found) == list(found)


def test_wordings_that_are_not_needed_are_not_even_read(tmp_path: Path) -> None:
    """A broken or unsigned one in a language or for a setting that is not in use refuses nothing."""
    fill(tmp_path, signed=True)
    put_wording(tmp_path, draft_wordings("en")["help"])
    put_wording(tmp_path, make_wording(name="help", language="qq"))
    (tmp_path / "_service" / "en" / "stop.md").write_text("broken", encoding="utf-8")
    shelved = gather(tmp_path, drafts=False, needed={"en": frozenset(["crisis", "goodbye"])})

    assert [("en", "crisis"), ("en", "goodbye")] == [(wording.language, wording.name) for wording in shelved.wordings]
