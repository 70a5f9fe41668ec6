"""`outreach build`: what is served from then on, and what refuses a build."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from outreach.catalog.current import current_build
from outreach.catalog.opening import open_build
from outreach.errors import BuildError
from outreach.publish.build import build
from outreach.publish.gather import gather
from outreach.publish.listening import not_listened_to
from outreach.speech.pronunciation import PRONUNCIATION
from outreach.wording.drafts import draft_wordings
from outreach.wording.needed import needed_by_languages, needed_by_line
from tests.factories import ROOT, make_script, sign
from tests.fakes import LINE, PERSON
from tests.unit.publish.shelves import fill, put_script, put_wording, settings_of

TODAY = date(2026, 11, 22)
LONG_NAME = "The Department of Public Health and Wellbeing of the County of Upper Elm and Lower Oak"


def test_a_reviewed_build_serves_what_is_signed(tmp_path: Path) -> None:
    """The pointer names it, and it holds the topic and its words."""
    folder = fill(tmp_path / "scripts", signed=True)
    put_script(folder, make_script(section="why", keyword="WHY", menu_digit="2"))
    settings = settings_of(tmp_path)
    built = build(settings, folder, today=TODAY)
    catalogue = open_build(settings.build_folder, current_build(settings.build_folder), drafts=False)

    assert (1, 0, ()) == (built.scripts, built.clips, built.failures)
    assert built.path == settings.build_folder / f"{catalogue.name}.sqlite"
    assert ["TYPES"] == [topic.keyword for topic in catalogue.topics("illness", "en")]
    assert needed_by_line(settings) == set(catalogue.wordings("en"))


def test_drafts_are_built_only_as_drafts(tmp_path: Path) -> None:
    """Their pages say so."""
    folder, settings = fill(tmp_path / "scripts", signed=False), settings_of(tmp_path, serve="drafts")
    build(settings, folder, today=TODAY)
    catalogue = open_build(settings.build_folder, current_build(settings.build_folder), drafts=True)
    (topic,) = catalogue.topics("illness", "en")

    assert topic.is_draft
    assert "(draft)" in catalogue.pages(topic)[0]
    with pytest.raises(BuildError, match="nobody has signed it"):
        build(settings_of(tmp_path), folder, today=TODAY)


def test_the_same_input_gives_the_same_build(tmp_path: Path) -> None:
    """On any machine, on any day."""
    folder = fill(tmp_path / "scripts", signed=True)
    first = build(settings_of(tmp_path / "a"), folder, today=TODAY)
    second = build(settings_of(tmp_path / "b"), folder, today=date(2027, 1, 1))

    assert first.path.name == second.path.name
    assert first.path.read_bytes() == second.path.read_bytes()


def test_a_long_operator_name_refuses_the_build(tmp_path: Path) -> None:
    """Texts for a frightened person arrive in one piece; those that no longer do are named, all of them."""
    folder = fill(tmp_path / "scripts", signed=True)
    with pytest.raises(BuildError) as caught:
        build(settings_of(tmp_path, operator_name=LONG_NAME), folder, today=TODAY)

    named = {reason.split(":")[0] for reason in caught.value.reasons}
    assert {"scripts/_service/en/help.md", "scripts/_service/en/stop.md", "scripts/_service/en/notice.md"} <= named
    assert all(LONG_NAME in reason and "over one segment" in reason for reason in caught.value.reasons)


def test_what_a_sending_line_says_fits_too(tmp_path: Path) -> None:
    """With a person's number and a name of the usual length, nothing has to be shortened to begin with programmes."""
    folder = fill(tmp_path / "scripts", signed=True)
    settings = settings_of(tmp_path, sending=True, operator_name="Elm County Health", person_number=PERSON,
                           line_number=LINE)
    assert build(settings, folder, today=TODAY).path.is_file()


def test_a_wording_that_is_too_long_refuses_the_build(tmp_path: Path) -> None:
    """Named with what it costs."""
    folder = fill(tmp_path / "scripts", signed=True)
    put_wording(folder, sign(replace(draft_wordings("en")["crisis"], sms="x" * 161)))
    with pytest.raises(BuildError) as caught:
        build(settings_of(tmp_path), folder, today=TODAY)

    (reason,) = caught.value.reasons
    assert reason.startswith("scripts/_service/en/crisis.md: the text takes 161 GSM-7 units, over one segment")


def test_a_greeting_that_is_too_long_refuses_the_build(tmp_path: Path) -> None:
    """Nobody listens for half a minute before the first choice."""
    folder = fill(tmp_path / "scripts", signed=True)
    put_wording(folder, sign(replace(draft_wordings("en")["greeting"], voice="Hello." + " Hello." * 80)))

    with pytest.raises(BuildError, match="waits over 20 seconds for the first key"):
        build(settings_of(tmp_path), folder, today=TODAY)


def test_after_a_refused_build_the_last_good_one_is_served(tmp_path: Path) -> None:
    """And nothing half made is left."""
    folder, settings = fill(tmp_path / "scripts", signed=True), settings_of(tmp_path)
    good = build(settings, folder, today=TODAY)
    put_script(folder, make_script(section="bad", keyword="WHY", menu_digit="1"))
    for refused in (settings, settings.with_changes(operator_name=LONG_NAME)):
        with pytest.raises(BuildError):
            build(refused, folder, today=TODAY)

    assert good.path.stem == current_build(settings.build_folder)
    assert {good.path.name, "current"} == {path.name for path in settings.build_folder.iterdir()}


def test_this_repositorys_drafts_can_be_built(tmp_path: Path) -> None:
    """Five topics; as reviewed they cannot, for nobody has signed them."""
    settings = settings_of(tmp_path, serve="drafts")

    assert 5 == build(settings, ROOT / "scripts", today=TODAY).scripts


def test_all_unsigned_words_are_named_and_the_last_signed_build_is_served(tmp_path: Path) -> None:
    """In one message; those that these settings never speak need no signature."""
    folder, settings = fill(tmp_path / "scripts", signed=True), settings_of(tmp_path)
    good = build(settings, folder, today=TODAY)
    for wording in draft_wordings("en").values():
        put_wording(folder, wording)
    with pytest.raises(BuildError) as caught:
        build(settings, folder, today=TODAY)

    assert {f"{folder}/_service/en/{name}.md: nobody has signed it" for name in needed_by_line(settings)} == {
        reason.partition(". ")[0] for reason in caught.value.reasons}
    assert good.path.stem == current_build(settings.build_folder)


def test_a_setting_that_needs_more_words_asks_for_their_signature(tmp_path: Path) -> None:
    """A person's number does; without one nobody has to read what is said of a person."""
    folder, settings = fill(tmp_path / "scripts", signed=True), settings_of(tmp_path)
    put_wording(folder, draft_wordings("en")["ask-person"])
    build(settings, folder, today=TODAY)

    with pytest.raises(BuildError, match=r"ask-person\.md: nobody has signed it"):
        build(settings.with_changes(person_number="+12165550119"), folder, today=TODAY)


def test_every_language_that_is_served_needs_its_signed_words(tmp_path: Path) -> None:
    """All that is unsigned is named in one message, Spanish and English alike."""
    folder = fill(tmp_path / "scripts", signed=False, languages=("en", "es"))
    settings = settings_of(tmp_path, languages=("en", "es"))
    with pytest.raises(BuildError) as caught:
        build(settings, folder, today=TODAY)
    for language, names in needed_by_languages(settings).items():
        assert {name for name in names if f"_service/{language}/{name}.md: nobody has signed it" in str(caught.value)
                } == names

    assert build(settings.with_changes(serve="drafts"), folder, today=TODAY).scripts


def test_a_language_that_is_not_served_is_left_out(tmp_path: Path) -> None:
    """Its scripts wait, and its words need no signature."""
    folder = fill(tmp_path / "scripts", signed=True, languages=("en", "es"))
    put_script(folder, sign(make_script(document="enfermedad", language="es", keyword="TIPOS")))
    for languages, topics in ((("en",), 1), (("en", "es"), 2)):
        settings = settings_of(tmp_path / languages[-1], languages=languages)
        built = build(settings, folder, today=TODAY)
        catalogue = open_build(settings.build_folder, built.path.stem, drafts=False)
        assert (topics, topics - 1) == (built.scripts, len(catalogue.documents("es")))
        assert bool(catalogue.wordings("es")) == ("es" in languages)
    page = catalogue.pages(catalogue.topics("enfermedad", "es")[0])[-1]
    assert page.endswith("De Elm Clinic, resumido por nosotros. Mande MAS o MENU.")


def test_a_spanish_text_that_is_too_long_refuses_the_build(tmp_path: Path) -> None:
    """One accent, and a text of 100 letters takes two segments; the file is named."""
    folder = fill(tmp_path / "scripts", signed=True, languages=("en", "es"))
    accented = "Llame al {crisis}. " + "Está bien. " * 6 + "Ya."
    put_wording(folder, sign(replace(draft_wordings("es")["crisis"], sms=accented)))

    with pytest.raises(BuildError, match=r"_service/es/crisis\.md: the text takes \d+ UCS-2 units, over one segment"):
        build(settings_of(tmp_path, languages=("en", "es")), folder, today=TODAY)


def test_a_word_that_nobody_listened_to_refuses_a_reviewed_build(tmp_path: Path) -> None:
    """Drafts name it and are built; a reviewer's mark opens the gate."""
    folder = fill(tmp_path / "scripts", signed=True)
    path = put_script(folder, sign(make_script(voice=("Lead harms.",))))
    drafts = settings_of(tmp_path / "drafts", serve="drafts", voice="pyttsx3")
    with pytest.raises(BuildError) as caught:
        build(drafts.with_changes(serve="reviewed"), folder, today=TODAY)

    (fault,) = caught.value.reasons
    assert fault.startswith(f"{path}:")
    assert "nobody has listened to Lead" in fault
    assert fault in not_listened_to(gather(folder, drafts=True), folder, drafts)
    (folder / PRONUNCIATION).write_text('[en.heard]\n"J. Okafor, RN" = ["lead"]\n', encoding="utf-8")
    assert () == not_listened_to(gather(folder, drafts=False), folder, drafts)
