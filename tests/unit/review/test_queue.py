"""What waits for a person: why, and in which order."""

from __future__ import annotations

import pytest

from outreach.catalog.reviewers import REVIEWERS
from outreach.catalog.script_files import read_script
from outreach.review.keep import Outcome
from outreach.review.queue import Waiting, Why, waiting
from outreach.review.renew import renew, renewals
from tests.factories import REVIEWER
from tests.unit.faithful.sleep import PAGE
from tests.unit.review.office import FRONT, OTHER, Office

KEPT = "A nap may help you in the afternoon."


def of_naps(office: Office) -> Waiting | None:
    """How the script about naps stands in the queue; None when nobody has to look at it."""
    return next((item for item in waiting(office.desk) if item.path == office.naps), None)


def test_drafts_wait_with_their_flags(office: Office) -> None:
    """What was signed waits no more."""
    assert Why.DRAFT is getattr(of_naps(office), "why", None)

    office.sign()

    assert of_naps(office) is None


@pytest.mark.parametrize(("old", "new", "why", "outcome"), [
    (KEPT, KEPT.replace("may", "might"), Why.REOPENED, Outcome.REOPENED),
    (KEPT + "\n\n", "", Why.REOPENED, Outcome.REOPENED),
    (KEPT, KEPT + " Naps do not suit everybody.", Why.REOPENED, Outcome.REOPENED),
    (KEPT, KEPT + " Call your doctor when you snore.", Why.REOPENED, Outcome.REOPENED),
    (KEPT, KEPT + " Beds are soft.", Why.LOOK, Outcome.LOOK),
    ("## Naps", "## Napps", Why.LOOK, Outcome.LOOK),
    ("Rest is not sleep.", "Rest is never sleep.", None, Outcome.REVIEWED),
])
def test_a_source_that_changes_reopens_only_what_rests_on_it(
        office: Office, old: str, new: str, why: Why | None, outcome: Outcome) -> None:
    """The queue and `outreach draft` say the same, and the signed file is not touched."""
    office.sign()
    signed = office.naps.read_bytes()
    assert old in PAGE
    office.write(PAGE.replace(old, new))

    assert why is getattr(of_naps(office), "why", None)
    assert outcome is office.draft()["naps.md"].outcome
    assert signed == office.naps.read_bytes()


def test_an_untold_warning_that_loses_its_not_reopens(office: Office) -> None:
    """The reviewer saw it left out as it was."""
    warned = PAGE.replace("Dreams are common.", "Dreams are common. Pears and plums do not bring sleep.")
    office.write(warned)
    office.sign()
    assert any(seen.endswith("!") for seen in read_script(office.naps).review.seen)
    office.write(warned.replace("plums do not bring", "plums bring"))

    assert Why.REOPENED is getattr(of_naps(office), "why", None)


def test_the_difference_is_shown_word_by_word(office: Office) -> None:
    """The old words are those that the script holds."""
    office.sign()
    office.write(PAGE.replace("in the afternoon", "in the late evening"))
    item = of_naps(office)

    assert item
    assert any("A nap may help you in the [-afternoon.-] {+late evening.+}" in reason for reason in item.reasons)


def test_a_renewal_is_one_batch(office: Office) -> None:
    """No sentence changed: all of it is signed at once, by name."""
    office.sign()
    office.sign(office.scripts / "sleep" / "en" / "rest.md")
    office.write(front=FRONT.replace("2026-01-31", "2026-02-01"))
    batch = renewals(office.desk)
    assert [Why.RENEWED] * 2 == [item.why for item in batch]
    assert ("the source's own review: 2026-01-31 -> 2026-02-01",) == batch[0].reasons

    renew(batch, reviewer=OTHER, desk=office.desk)

    assert () == renewals(office.desk)
    assert of_naps(office) is None


def test_a_change_in_words_is_no_renewal(office: Office) -> None:
    """However small."""
    office.sign()
    office.write(PAGE.replace("## Naps", "## Napps"), front=FRONT.replace("2026-01-31", "2026-02-01"))

    assert () == renewals(office.desk)


def test_a_signer_who_is_not_listed_any_more_is_named(office: Office) -> None:
    """The file waits for somebody who is."""
    office.sign()
    (office.scripts / REVIEWERS).write_text(f'[[reviewer]]\nname = "{OTHER}"\n', encoding="utf-8")

    assert Why.UNLISTED is getattr(of_naps(office), "why", None)


def test_what_was_edited_since_it_was_signed_waits_again(office: Office) -> None:
    """With the errors that stand against a new signature."""
    office.sign()
    office.edit(KEPT, "Bananas cure insomnia.")
    item = of_naps(office)

    assert item
    assert Why.CHANGED is item.why
    assert "is not in the source" in item.reasons[0]


def test_a_retired_script_waits_for_nobody(office: Office) -> None:
    """It was taken out of service on purpose."""
    office.edit('status: "draft"', 'status: "retired"')

    assert of_naps(office) is None


def test_a_script_whose_source_is_gone_waits(office: Office) -> None:
    """Somebody retires it, or brings the page back."""
    office.sign()
    (office.content / "sleep.md").unlink()
    office.write(name="other.md")

    assert Why.SOURCE_GONE is getattr(of_naps(office), "why", None)


def test_the_riskiest_comes_first(office: Office) -> None:
    """Reopened before drafts, drafts with a graver flag before others, looks after drafts."""
    rest, other = office.scripts / "sleep" / "en" / "rest.md", office.scripts / "other" / "en" / "rest.md"
    office.write(name="other.md")
    office.draft()
    office.edit('strategy: "', 'flags:\n  - "no-urgent-line"\nstrategy: "', other)
    office.sign()
    office.write(PAGE.replace(KEPT, "A nap may help you."))
    order = [item.path for item in waiting(office.desk) if item.path.parents[1].name != "_service"]

    assert [office.naps, other] == order[:2]
    assert order.index(rest) > 1


def test_only_chosen_documents_wait(office: Office) -> None:
    """A reviewer has two hours a week."""
    office.write(name="other.md")
    office.draft()
    (office.scripts / "chosen.txt").write_text("other\n", encoding="utf-8")

    assert of_naps(office) is None
    assert any(item.path.parents[1].name == "other" for item in waiting(office.desk))


def test_a_signature_by_the_reviewer_counts_whatever_the_case(office: Office) -> None:
    """The file keeps the name as it is listed."""
    office.sign()

    assert f'reviewed_by: "{REVIEWER}"' in office.naps.read_text(encoding="utf-8")
