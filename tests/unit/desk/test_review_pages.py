"""Reviewing at the desk: what waits, a script beside its source, edits, signatures, returns."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from outreach.catalog.programme_files import programme_path, read_programme, write_programme
from outreach.catalog.script_files import read_script, read_wording
from outreach.desk.office import add_desk
from outreach.desk.site import Site
from outreach.model.desk import Role
from outreach.model.programmes import Kind, Programme
from outreach.model.script import Status
from outreach.review.approve import approve
from outreach.review.queue import waiting
from outreach.whole_files import write_whole
from tests.factories import REVIEWER
from tests.unit.desk.visitor import Visitor, let_in, visitor_of, words_of
from tests.unit.review.office import OTHER, Office

NAPS = "/desk/script/sleep/en/naps"
KEPT = "A nap may help you in the afternoon."
NOT = "Do not nap for more than 30 minutes."


def fields(ann: Visitor, page: str = NAPS) -> dict[str, str]:
    """What the form of a page is filled in with when it is opened."""
    text = ann.get(page).text
    base = re.search(r'name="base" value="(\w+)"', text)
    found = dict(re.findall(r'<textarea id="(\w+)"[^>]*>(.*?)</textarea>', text, re.DOTALL))
    title = re.search(r'name="title" value="([^"]*)"', text)
    return found | {"base": base[1] if base else "", "title": title[1] if title else ""}


def send(ann: Visitor, do: str, *, page: str = NAPS, accept: list[str] | None = None, old: str = "", new: str = "",
         given: dict[str, str] | None = None) -> TestResponse:
    """Send the form with words changed."""
    given = given or fields(ann, page)
    changed = {name: value.replace(old, new) if old and name != "base" else value for name, value in given.items()}
    return ann.post(page, do=do, accept=accept or [], **changed)


def test_the_queue_tells_what_waits_and_why(ann: Visitor) -> None:
    """Words for frightened people and scripts, each with a link; found by word, reason and order."""
    page = ann.read("/desk/review")
    assert re.search(r"Naps draft Sleep, in English · source due \d+ \w+ \d{4} sleep/en/naps", page)
    assert "crisis draft The line's own words, in Spanish _service/es/crisis" in page
    assert "no page here" not in page
    assert "sleep/en/rest" not in ann.read("/desk/review?search=naps")
    assert "Nothing waits that fits these words." in ann.read("/desk/review?why=reopened")
    assert ann.read("/desk/review?order=due&page=99")
    assert "Look among all scripts" in ann.read("/desk/review?search=zebra")
    assert ann.read("/desk/review?page=-1&order=nonsense")


@pytest.mark.parametrize(("overdue", "told"), [
    ("say", "at the end of its topics"), ("warn", "on the first page"), ("hold", "does not give its topics")])
def test_what_becomes_of_overdue_topics_is_told(site: Site, overdue: str, told: str) -> None:
    """In words, by the operator's setting."""
    app = Flask("desk of another operator")
    add_desk(app, replace(site, settings=site.settings.with_changes(overdue=overdue)))
    visitor = visitor_of(app)
    visitor.log_in()
    assert told in visitor.read("/desk/freshness")


def test_what_is_signed_is_found_among_every_script(ann: Visitor, office: Office) -> None:
    """To be read, heard and edited again; the calendar leads there, and signing goes on to what waits."""
    office.sign()
    assert "sleep/en/naps" not in ann.read("/desk/review?search=naps")
    every = "/desk/review?why=every+script&search=naps"
    assert "Naps waits for nobody" in ann.read(every)
    assert "why=every+script&amp;search=sleep" in ann.get("/desk/freshness").text
    done = send(ann, "sign", given={**fields(ann, NAPS), "why": "every script"})
    assert "why=" not in done.location


def test_each_sentence_is_marked_in_words_on_both_sides(ann: Visitor, office: Office) -> None:
    """What is left out with a number or a "not" says so; nothing is told by colour alone."""
    script = read_script(office.naps)
    page = ann.read(NAPS)
    assert f"{KEPT} Kept as text sentence 1" in page
    assert f"{KEPT} Word for word from source sentence" in page
    if not any("7 hours" in unit for unit in (*script.sms, *script.voice)):
        assert "Left out. It holds: 7, at least" in page or "Left out. It holds: at least, 7" in page
    assert "segment" in page
    assert "seconds aloud" in page


def test_checking_writes_nothing(ann: Visitor, office: Office) -> None:
    """With and without a script in the browser."""
    before = office.naps.read_bytes()
    page = words_of(send(ann, "check", old=NOT, new="Nap for more than 30 minutes."))
    assert "In text sentence" in page
    assert "lost: not" in page
    fragment = ann.post(NAPS, do="check", fragment="1", **{
        name: value.replace(NOT, "Nap for more than 30 minutes.") for name, value in fields(ann).items()}).text
    assert "lost: not" in fragment
    assert "<html" not in fragment
    assert before == office.naps.read_bytes()


def test_a_lost_negation_is_refused_where_it_was_lost(ann: Visitor, office: Office, site: Site) -> None:
    """Nothing is written, whatever is accepted, and the reviewer's words stay in the form."""
    before = office.naps.read_bytes()
    refused = send(ann, "sign", old=NOT, new="Nap for more than 30 minutes.", accept=["rewording", "grade-above-8"])
    page = words_of(refused)
    assert refused.status_code == 422
    assert "It is not signed yet, and nothing was written" in page
    assert re.search(r'In text sentence \d+, in paragraph \d+: .*"Nap for more than 30 minutes." lost: not', page)
    assert "Nap for more than 30 minutes." in refused.text
    assert before == office.naps.read_bytes()
    assert "signed" not in [line.act for line in site.table.acts(before=99, most=99)]


def test_signing_writes_the_login_and_goes_on(ann: Visitor, office: Office, site: Site) -> None:
    """The name is the login's, whatever a form says; the next script follows, with what was written."""
    office.sign(office.scripts / "sleep" / "en" / "rest.md")
    given = fields(ann) | {"reviewer": OTHER, "signs_as": OTHER}
    done = send(ann, "sign", given=given)
    assert done.status_code == 303
    assert re.match(r"/desk/script/(?!sleep/en/naps).*\?done=\d+", done.location)
    read = read_script(office.naps)
    assert (read.review.status, read.review.reviewer) == (Status.REVIEWED, REVIEWER)
    page = ann.read(done.location)
    assert "Signed: sleep/en/naps. Next:" in page
    assert 'removed status: "draft"' in page
    assert 'added reviewed_by: "Ann Example, RN"' in page
    [line] = site.table.acts_of("sleep/en/naps", most=9)
    assert (line.who, line.act, line.words) == ("ann", "signed", read.words_sha256)
    assert "sleep/en/naps" not in ann.read("/desk/review?search=naps")


def test_signing_at_the_desk_is_signing_by_command(ann: Visitor, office: Office, tmp_path: Path, site: Site) -> None:
    """The same bytes."""
    copy = office.naps.read_bytes()
    send(ann, "sign")
    by_desk = office.naps.read_bytes()
    office.naps.write_bytes(copy)
    desk = office.desk
    approve(office.naps, reviewer=REVIEWER, desk=type(desk)(sources=desk.sources, today=site.clock().date()))
    assert by_desk == office.naps.read_bytes()


def test_own_wordings_are_accepted_by_name(ann: Visitor, office: Office) -> None:
    """Without the tick it is refused; with it the file keeps which ones were accepted."""
    change = {"old": KEPT, "new": "An afternoon nap may help you."}
    refused = send(ann, "sign", **change)
    assert refused.status_code == 422
    assert "accept it below" in words_of(refused)
    assert send(ann, "sign", accept=["rewording"], **change).status_code == 303
    read = read_script(office.naps)
    assert read.reworded == ("An afternoon nap may help you.",)
    assert read.review.accepted[0].startswith("rewording:")


def test_saving_keeps_a_draft(ann: Visitor, office: Office) -> None:
    """In the canonical form, with the difference in the trail."""
    done = send(ann, "save", old=KEPT, new="An afternoon nap may help you.")
    page = ann.read(done.location)
    assert "added An afternoon nap may help you." in page
    assert read_script(office.naps).review.status is Status.DRAFT
    assert read_script(office.naps).sms[0].startswith("An afternoon nap")


def test_the_second_of_two_is_told(ann: Visitor, app: Flask, site: Site, office: Office) -> None:
    """Somebody else was faster: nothing is overwritten, and no word is lost."""
    let_in(site, "bo", signs_as=OTHER)
    bo = visitor_of(app)
    bo.log_in("bo")
    opened = fields(bo)
    send(ann, "sign", old=KEPT, new="An afternoon nap may help you.", accept=["rewording"])
    written = office.naps.read_bytes()
    late = send(bo, "sign", given=opened, old="Tea helps many people.", new="Tea may help many people.")
    page = words_of(late)
    assert late.status_code == 409
    assert "was changed by somebody else since you opened it, so nothing was written" in page
    assert "removed An afternoon nap may help you." in page
    assert written == office.naps.read_bytes()
    assert send(bo, "save", given=opened).status_code == 409


def test_a_script_is_returned_with_a_reason(ann: Visitor, office: Office) -> None:
    """Its file stays; the reason stands in the queue until the words change."""
    before = office.naps.read_bytes()
    assert ann.post("/desk/script-return/sleep/en/naps", reason=" ").status_code == 400
    assert ann.post("/desk/script-return/sleep/en/naps", reason="Say who may nap").status_code == 303
    assert before == office.naps.read_bytes()
    assert "Returned by ann: Say who may nap" in ann.read("/desk/review?search=naps")
    send(ann, "save", old=KEPT, new="An afternoon nap may help you.")
    assert "Returned by" not in ann.read("/desk/review?search=naps")


def test_a_manager_sees_and_signs_nothing(app: Flask, site: Site, office: Office) -> None:
    """Pages without forms; and forms of somebody's own making are refused."""
    let_in(site, "max", Role.MANAGER, "")
    manager = visitor_of(app)
    manager.log_in("max")
    assert "Edit and sign" not in manager.read(NAPS)
    assert manager.post(NAPS, do="sign").status_code == 403
    assert manager.post("/desk/script-return/sleep/en/naps", reason="x").status_code == 403


def test_who_is_not_listed_cannot_sign(app: Flask, site: Site, office: Office) -> None:
    """A login alone is no leave to sign: scripts/reviewers.toml decides."""
    let_in(site, "eve", signs_as="Eve Example")
    eve = visitor_of(app)
    eve.log_in("eve")
    refused = send(eve, "sign")
    assert refused.status_code == 422
    assert "Eve Example is not listed as a reviewer" in words_of(refused)
    assert read_script(office.naps).review.status is Status.DRAFT


def test_the_lines_own_words_are_signed_too(ann: Visitor, office: Office) -> None:
    """With their placeholders whole."""
    page = "/desk/script/_service/en/goodbye"
    assert send(ann, "sign", page=page, old="oodbye", new="oodbye, {friend").status_code == 422
    assert send(ann, "sign", page=page).status_code == 303
    assert read_wording(office.goodbye).review.reviewer == REVIEWER


@pytest.mark.parametrize("part", ["title", "sms", "voice"])
def test_no_part_may_be_empty(ann: Visitor, part: str) -> None:
    """A file that nobody could read again is never written."""
    refused = send(ann, "save", given=fields(ann) | {part: " \n\n "})
    assert (refused.status_code, "There are no words under" in words_of(refused)) == (422, True)


@pytest.mark.parametrize("name", ["sleep/en/none", "../en/naps", "sleep/../naps", "sleep/en/../../../etc", "sleep/en",
                                  "sleep/en/naps/more", "sleep/en/.naps", "sleep%2fen%2fnaps%00"])
def test_no_other_file_is_shown(ann: Visitor, name: str) -> None:
    """Only scripts, where scripts lie."""
    assert ann.get(f"/desk/script/{name}").status_code in (404, 308)


def test_it_says_why_nothing_is_heard(ann: Visitor) -> None:
    """The voice of the provider is not on this computer."""
    answer = ann.get("/desk/hear/sleep/en/naps/1.wav")
    assert (answer.status_code, "It cannot be heard on this computer" in words_of(answer)) == (400, True)
    assert ann.get("/desk/hear/sleep/en/naps/99.wav").status_code == 404


def test_a_packet_holds_source_and_script(ann: Visitor) -> None:
    """For those who read on paper."""
    page = ann.read("/desk/packet?search=naps")
    assert f"{KEPT} [Kept as" in page
    assert "Name and day:" in page


def test_freshness_lists_documents_by_month(ann: Visitor) -> None:
    """The day follows from the source's last review and its rhythm; in November it is long over."""
    page = ann.read("/desk/freshness")
    assert "April 2026" in page
    assert "30 Apr" in page
    assert "overdue" in page
    assert "No document with a day fits." in ann.read("/desk/freshness?search=nothing")


def test_a_promise_is_signed_like_a_wording(ann: Visitor, office: Office, site: Site) -> None:
    """What people may join waits, is shown, and is signed, at the desk as by command; a save without change is none."""
    programme = Programme(code="NAPS", language="en", kind=Kind.BROADCAST, sms="Notes on naps.", voice="Notes on naps.")
    path = programme_path(office.scripts, programme)
    write_whole(path, write_programme(programme))
    assert [one.title for one in waiting(office.desk) if one.path == path] == ["JOIN NAPS"]
    page = "/desk/script/_programmes/en/naps"
    waits = ann.read("/desk/review?search=join")
    assert "JOIN NAPS draft What people may join, in English _programmes/en/naps" in waits
    send(ann, "save", page=page)
    assert site.table.acts_of("_programmes/en/naps", most=9) == ()
    assert send(ann, "sign", page=page, old="Notes on naps.", new="Notes on short naps.").status_code == 303
    read = read_programme(path)
    assert (read.sms, read.review.reviewer) == ("Notes on short naps.", REVIEWER)
    office.edit("short", "long", path)
    office.sign(path)
    assert read_programme(path).sms == "Notes on long naps."
