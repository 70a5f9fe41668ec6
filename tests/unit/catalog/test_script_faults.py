"""Script files that a person broke: the error names file, line and remedy."""

from pathlib import Path

import pytest

from outreach.catalog.script_files import read_script, read_wording, write_script, write_wording
from outreach.errors import ScriptFormatError
from tests.factories import make_script, make_wording, sign

SCRIPT = write_script(make_script(aliases=("KINDS",)))
SIGNED = write_script(sign(make_script()))


def fault(folder: Path, text: str) -> tuple[int, str]:
    """The line and the words of the error that a script with this text gives."""
    path = folder / "illness" / "en" / "types.md"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ScriptFormatError) as caught:
        read_script(path)
    assert str(caught.value).startswith(f"{path}:{caught.value.line}: ")
    return caught.value.line, str(caught.value).removeprefix(f"{path}:{caught.value.line}: ")


def test_an_unquoted_no(tmp_path: Path) -> None:
    """YAML reads it as false; the whole error, as an editor sees it."""
    assert (3, 'keyword reads as the YAML value False. Put it in quotes: keyword: "NO"') == fault(
        tmp_path, SCRIPT.replace('keyword: "TYPES"', "keyword: NO"))


def test_a_reserved_keyword(tmp_path: Path) -> None:
    """In quotes it is a word, but one that the phone companies answer."""
    line, words = fault(tmp_path, SCRIPT.replace('keyword: "TYPES"', 'keyword: "STOP"'))

    assert 3 == line
    assert ("STOP is a command of the line or of the phone companies, so texting it never reaches a topic. "
            "Choose another word") == words


@pytest.mark.parametrize(("old", "new", "line", "words"), [
    ('menu_digit: "1"', "menu_digit: 1", 6, 'menu_digit reads as the YAML value 1. Put it in quotes: menu_digit: "1"'),
    ('menu_digit: "1"', 'menu_digit: "6"', 6, 'Use "1" to "5"'),
    ('status: "draft"', 'status: "done"', 8, "Use one of: draft, reviewed, retired"),
    ('status: "draft"', 'status: "reviewed"', 1, "reviewed_by has no value"),
    ('title: "Types of Illness"', 'subtitle: "x"', 7, "subtitle is not known. Use one of: accepted, aliases, checked"),
    ('title: "Types of Illness"\n', "", 1, "title has no value"),
    ('  - "KINDS"', '  - "MORE"', 4, "MORE is a command"),
    ('  - "KINDS"', '  - "Kinds"', 4, "capital letters"),
    ('format: "1"', 'format: "7"', 2, 'Write format: "1"'),
    ('strategy: "ranker"', 'strategy:\n  - "a"', 15, "strategy has no value"),
    (":0123456789ab", "", 16, "a span is written section:hash"),
    ("One is short.", "One is\0 short.", 24, "this line holds a character that nobody sees (U+0000). Delete it"),
    ("One is short.", "One\x1b[1m is\uffff short.", 24, "(U+001B)"),
    ('title: "Types of Illness"', 'title: "Types\\x01 of Illness"', 7, "(U+0001)"),
    ('  - "KINDS"', '  - "KINDS\\0"', 4, "(U+0000)"),
    ("## SMS", "## Text", 20, 'the part "Text" is not known'),
    ("## Voice", "## SMS", 28, 'the part "SMS" is not known, or stands here twice'),
    ("## SMS", "Words.\n\n## SMS", 20, 'Put them below "## SMS" or "## Voice"'),
    ("There are two types.\n\nOne is short.\n\nOne is long.\n\n## Voice", "## Voice", 1, '"## SMS" has no words'),
])
def test_a_slip_is_named_with_its_line_and_remedy(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    """Each is what a person could do to a file with an editor."""
    assert old in SCRIPT
    found = fault(tmp_path, SCRIPT.replace(old, new, 1))

    assert (line, True) == (found[0], words in found[1]), found


def test_words_that_were_changed_after_their_approval(tmp_path: Path) -> None:
    """A signature holds for the words that were signed, and for no others."""
    line, words = fault(tmp_path, SIGNED.replace("One is short.", "One is very short."))

    assert SIGNED.split("\n").index(next(row for row in SIGNED.split("\n") if row.startswith("words_"))) + 1 == line
    assert "the words were changed after they were approved. Review them again: `outreach review PATH" in words


def test_a_reviewer_may_read_changed_words(tmp_path: Path) -> None:
    """Otherwise nobody could sign them anew."""
    path = tmp_path / "illness" / "en" / "types.md"
    path.parent.mkdir(parents=True)
    path.write_text(SIGNED.replace("One is short.", "One is very short."), encoding="utf-8")

    assert "One is very short." in read_script(path, changed_words=True).sms


def test_a_file_that_is_no_script(tmp_path: Path) -> None:
    """Words alone are in no part."""
    expected = 'words stand before the first part. Put them below "## SMS" or "## Voice"'

    assert (1, expected) == fault(tmp_path, "Words.\n")


def test_an_empty_file(tmp_path: Path) -> None:
    """As an editor that crashed leaves it: without a front part there is no format."""
    assert (1, 'format has no value. Write it as format: "…"') == fault(tmp_path, "")


@pytest.mark.parametrize("text", ["Hello {operator", "Hello {}", "Hello {0}", "Hello }"])
def test_a_wording_with_broken_braces(tmp_path: Path, text: str) -> None:
    """Found when it is read, not when a patient should hear it."""
    path = tmp_path / "_service" / "en" / "goodbye.md"
    path.parent.mkdir(parents=True)
    path.write_text(write_wording(make_wording(voice=text)), encoding="utf-8")

    with pytest.raises(ScriptFormatError, match=r"Write placeholders as \{name\}"):
        read_wording(path)


def test_a_wording_with_a_scripts_keys(tmp_path: Path) -> None:
    """A script that lies in the wrong folder is not spoken as a wording."""
    path = tmp_path / "_service" / "en" / "goodbye.md"
    path.parent.mkdir(parents=True)
    path.write_text(SCRIPT, encoding="utf-8")

    with pytest.raises(ScriptFormatError, match="keyword is not known"):
        read_wording(path)


def test_a_front_part_that_does_not_parse_names_its_line(tmp_path: Path) -> None:
    """A quote that was deleted, on line 3."""
    assert 3 == fault(tmp_path, SCRIPT.replace('keyword: "TYPES"', "keyword: a: b"))[0]


def test_a_day_that_no_calendar_has(tmp_path: Path) -> None:
    """YAML refuses it in words of its own."""
    line, _ = fault(tmp_path, SCRIPT.replace('status: "draft"', "status: 2026-02-30"))

    assert line in (1, 8)


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    """One bad file must not end a check of all files."""
    path = tmp_path / "types.md"
    path.write_bytes(SCRIPT.replace("short", "sh\xf6rt").encode("latin-1"))

    with pytest.raises(ScriptFormatError):
        read_script(path)


def test_an_unquoted_no_in_a_list(tmp_path: Path) -> None:
    """The remedy must name the item."""
    assert 'aliases: ""' not in fault(tmp_path, SCRIPT.replace('  - "KINDS"', "  - NO"))[1]
