"""No words of ours claim to be the source's own, or to have its blessing."""

from __future__ import annotations

import pytest

from outreach.review.claims import claims_of
from outreach.wording.drafts import draft_wordings
from tests.factories import make_credit, make_script, make_wording


@pytest.mark.parametrize(("text", "problem"), [
    ("NCI says that rest helps.", "the source's own"), ("The PDQ summary is long.", 'the name "PDQ"'),
    ("Rest with Restol\N{REGISTERED SIGN}.", "trade mark"), ("Rest with Restol(R).", "trade mark"),
    ("See the NCI logo.", "logo"), ("This line is approved by NCI.", "endorses"),
    ("The CDC endorses our texts.", "endorses"),
])
def test_a_script_that_claims_is_found(text: str, problem: str) -> None:
    """The text is named, and what to do."""
    (found,) = claims_of(make_script(sms=(text,), voice=("Rest.",), source=make_credit(name="NCI")))

    assert found.startswith(f'"{text}" ')
    assert problem in found


@pytest.mark.parametrize("text", [
    "The FDA approved this drug in 2019.", "Ask your doctor who says what.", "Who recommends rest?",
    "The CDC recommends a vaccine.", "Your doctor may state the stage.",
])
def test_facts_about_others_are_no_claims(text: str) -> None:
    """A source may tell what others found."""
    assert [] == list(claims_of(make_script(sms=(text,), source=make_credit(name="NCI"))))


@pytest.mark.parametrize("text", ["{source} says: rest.", "This line is endorsed by the CDC.", "Approved by NCI."])
def test_the_lines_own_words_claim_nothing(text: str) -> None:
    """For no body at all."""
    assert 1 == len(list(claims_of(make_wording(voice="", sms=text))))


def test_the_drafts_of_the_lines_own_words_claim_nothing() -> None:
    """Each of them."""
    assert [] == [claim for wording in draft_wordings("en").values() for claim in claims_of(wording)]
