"""Signing: a listed person's name, the day, the words as they stand, and what they rest on."""

from __future__ import annotations

import pytest

from outreach.catalog.reviewers import REVIEWERS
from outreach.catalog.script_files import read_script, read_wording
from outreach.errors import OutreachError, ScriptFormatError
from outreach.faithful.sources import SourceGone
from outreach.model.script import Status
from outreach.review.approve import REWORDING, NotSignable, approve, read_either
from outreach.review.reword import mark_rewordings
from tests.factories import REVIEWER
from tests.unit.review.office import DAY, OTHER, Office

PLAIN = "An afternoon nap may help you."
KEPT = "A nap may help you in the afternoon."
NOT = "Do not nap for more than 30 minutes."


def test_an_approval_writes_name_day_hash_and_spans(office: Office) -> None:
    """Reading it back gives the same script, signed, with what the reviewer saw left out."""
    before = read_script(office.naps)
    signed = approve(office.naps, reviewer=f"  {REVIEWER.upper()} ", desk=office.desk)
    read = read_script(office.naps)

    assert signed == read
    assert (Status.REVIEWED, REVIEWER, DAY.isoformat(), before.words_sha256) == (
        read.review.status, read.review.reviewer, read.review.reviewed_on, read.review.words_sha256)
    assert set(before.spans) == set(read.spans)
    assert f'reviewed_by: "{REVIEWER}"\nreviewed_on: "2026-02-02"\n' in office.naps.read_text(encoding="utf-8")


def test_a_wording_is_signed_the_same_way(office: Office) -> None:
    """The line's own words are words that patients hear."""
    office.sign(office.goodbye)

    assert (Status.REVIEWED, REVIEWER) == (read_wording(office.goodbye).review.status,
                                           read_wording(office.goodbye).review.reviewer)


@pytest.mark.parametrize(("name", "why"), [
    ("", "needs a person's name. Add --by NAME"), (" \t", "needs a person's name"),
    ("Mallory", rf"{REVIEWERS}: Mallory is not listed as a reviewer \(listed: {REVIEWER}; {OTHER}\)"),
])
def test_only_who_is_listed_signs(office: Office, name: str, why: str) -> None:
    """The file stays a draft."""
    before = office.naps.read_bytes()
    with pytest.raises(OutreachError, match=why):
        approve(office.naps, reviewer=name, desk=office.desk)

    assert before == office.naps.read_bytes()


def test_without_a_list_nobody_signs(office: Office) -> None:
    """And the error says how to add a person."""
    (office.scripts / REVIEWERS).unlink()

    with pytest.raises(OutreachError, match=r'listed: nobody\).* add to that file: \[\[reviewer\]\] name = "Ann'):
        office.sign()


def test_an_error_keeps_a_script_from_being_signed(office: Office) -> None:
    """The word that is lost is named, and nothing is written."""
    office.edit(NOT, NOT.replace("Do not nap", "Nap"))
    before = office.naps.read_bytes()

    with pytest.raises(NotSignable, match="lost: not"):
        office.sign(accept=(REWORDING,))
    assert before == office.naps.read_bytes()


def test_a_rewording_is_accepted_by_name(office: Office) -> None:
    """Marked by the editor, listed for the reviewer, and recorded."""
    office.edit(KEPT, PLAIN)
    assert [PLAIN] == [told.text for told in mark_rewordings(office.naps, office.desk.sources)]
    with pytest.raises(NotSignable, match=f'reworded: "{PLAIN}" The source says: "{KEPT}" If .* --accept rewording'):
        office.sign()

    office.sign(accept=(REWORDING,))
    read = read_script(office.naps)

    assert ((PLAIN,), 1) == (read.reworded, len(read.review.accepted))
    assert read.review.accepted[0].startswith("rewording:")


def test_changed_words_are_signed_anew(office: Office) -> None:
    """The first signature does not hold for them; the second does."""
    office.sign()
    office.edit('title: "Naps"', 'title: "Short naps"')
    with pytest.raises(ScriptFormatError, match="changed after they were approved"):
        read_script(office.naps)

    approve(office.naps, reviewer=OTHER, desk=office.desk)

    assert OTHER == read_script(office.naps).review.reviewer
    assert "Short naps" == read_script(office.naps).title


def test_nothing_is_signed_without_its_source(office: Office) -> None:
    """The error says what is missing."""
    (office.content / "sleep.md").unlink()

    with pytest.raises(SourceGone, match="the document sleep is not there"):
        office.sign()


def test_a_claim_keeps_words_from_being_signed(office: Office) -> None:
    """Also in the line's own words."""
    office.edit("Thank you", "NCI says thank you", office.goodbye)

    with pytest.raises(NotSignable, match="passes our words off as the source's own"):
        office.sign(office.goodbye)


def test_a_signature_takes_the_day_of_the_source(office: Office) -> None:
    """What the reviewer compared with is the page of today."""
    office.write(front="---\ntitle: Sleep\nsource: Elm Clinic\nlastReviewed: '2026-02-01'\n---\n")
    office.sign()

    assert "2026-02-01" == read_script(office.naps).source.reviewed_on


def test_a_file_is_read_as_what_its_folder_holds(office: Office) -> None:
    """Scripts by document, wordings below _service."""
    assert "Naps" == getattr(read_either(office.naps), "title", "")
    assert "goodbye" == getattr(read_either(office.goodbye), "name", "")
