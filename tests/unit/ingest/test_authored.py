"""Messages that a document's author wrote."""

from outreach.ingest.authored import read_authored
from outreach.model.document import AuthoredText


def test_blank_lines_separate_the_units() -> None:
    """Typography is folded; the section's name may be written in any case."""
    front = {"sms": {"Types": "One – two.\nStill one.\n\n \nThe next."}, "voice": {"types": "“All.”"}, "title": "x"}

    assert (
        AuthoredText(section="types", channel="sms", units=("One - two. Still one.", "The next.")),
        AuthoredText(section="types", channel="voice", units=('"All."',)),
    ) == read_authored(front)


def test_what_is_no_message_is_passed_over() -> None:
    """An empty text, or a key that means something else to the author."""
    assert () == read_authored({"sms": "a phone number", "voice": ["x"]})
    assert () == read_authored({"sms": {"types": "  \n\n "}, "voice": None})
