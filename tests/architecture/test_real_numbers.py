"""No telephone of a real person stands anywhere in the repository."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: +1 and ten digits, or three groups with something between them
PHONE = re.compile(r"(?<![\w.])(?:\+?1[-. ]?)?\(?([2-9]\d\d)\)?[-. ]([2-9]\d\d)[-. ](\d{4})(?![\w-])"
                   r"|(?<!\w)\+1([2-9]\d\d)([2-9]\d\d)(\d{4})(?!\d)")
#: numbers of public services, as they stand on every one of their pages
PUBLIC = {"8004226237"}


def phones_in(text: str) -> set[str]:
    """The ten digits of each phone number in a text."""
    return {"".join(filter(None, groups)) for groups in PHONE.findall(text)}


def is_fictional(digits: str) -> bool:
    """True for 555-0100 to 555-0199, which are reserved for examples."""
    return digits[3:8] == "55501"


def texts() -> list[tuple[str, str]]:
    """Every text file that is, or is about to be, in the repository."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True,
                            check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    names = [name for name in listed.stdout.splitlines() if not name.endswith(".lock") and (ROOT / name).is_file()]
    return [(name, (ROOT / name).read_bytes().decode("utf-8", "ignore")) for name in names]


def test_only_fictional_and_public_numbers() -> None:
    """216-555-0142 and the like, and the few public services' own."""
    found = {f"{name}: {digits}" for name, text in texts() for digits in phones_in(text)
             if not is_fictional(digits) and digits not in PUBLIC}
    assert set() == found


@pytest.mark.parametrize("written", ["+1{}{}{}", "{}-{}-{}", "({}) {}-{}", "1 {} {} {}", "{}.{}.{}", "1-{}-{}-{}"])
def test_the_search_finds_a_number(written: str) -> None:
    """However it is written, and it is told from a fictional one."""
    real, example = ("212", "555", "0911"), ("216", "555", "0142")
    assert {"".join(real)} == phones_in(f"call {written.format(*real)}, please")
    assert {"".join(example)} == phones_in(f"call {written.format(*example)}, please")
    assert (False, True) == (is_fictional("".join(real)), is_fictional("".join(example)))
