"""A production build rests on signatures that count: by listed people, over sources that say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.catalog.reviewers import REVIEWERS
from outreach.catalog.script_files import wording_files
from outreach.errors import BuildError
from outreach.publish.gather import gather
from tests.unit.faithful.sleep import PAGE
from tests.unit.review.office import OTHER, Office, open_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Everything signed."""
    office = open_office(tmp_path)
    for path in (office.naps, office.scripts / "sleep" / "en" / "rest.md", *wording_files(office.scripts)):
        office.sign(path)
    return office


def faults(office: Office) -> tuple[str, ...]:
    """Why a build for the public is refused."""
    with pytest.raises(BuildError) as caught:
        gather(office.scripts, drafts=False, content=office.content)
    return caught.value.reasons


def test_what_is_signed_and_unchanged_is_served(office: Office) -> None:
    """Also where the source says more, that the scripts do not rest on."""
    office.write(PAGE.replace("Dreams are common.", "Dreams are common. Beds are soft."))

    assert 2 == len(gather(office.scripts, drafts=False, content=office.content).scripts)


def test_a_reopened_script_refuses_the_build(office: Office) -> None:
    """The file is named, with what changed and what to do; the last build goes on being served."""
    office.write(PAGE.replace("Do not nap", "Nap"))
    (fault,) = faults(office)

    assert fault.startswith(f"{office.naps}: reopened: a sentence that the script rests on changed: [-Do not nap-]")
    assert fault.endswith(f"`outreach review {office.naps}`")
    assert gather(office.scripts, drafts=True, content=office.content).scripts


def test_a_source_that_is_gone_refuses_the_build(office: Office) -> None:
    """Nobody can say that its words are still true."""
    (office.content / "sleep.md").unlink()

    assert 2 == len(faults(office))
    assert "its source is gone" in faults(office)[0]


def test_a_signer_who_is_not_listed_refuses_the_build(office: Office) -> None:
    """Each file of hers is named, wordings too."""
    (office.scripts / REVIEWERS).write_text(f'[[reviewer]]\nname = "{OTHER}"\n', encoding="utf-8")
    found = faults(office)

    assert len(found) == 2 + len([path for path in wording_files(office.scripts) if path.parent.name == "en"])
    assert any(reason.startswith(f"{office.naps}: signed by") for reason in found)
