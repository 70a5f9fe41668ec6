"""Which scripts a person on duty means."""

from __future__ import annotations

import pytest

from outreach.publish.hold import matching

NAMES = ("asthma/en/what", "cancer/en/types", "cancer/en/why", "types/en/one")
TYPES = ("cancer/en/types",)


@pytest.mark.parametrize(("path", "found"), [
    ("cancer/en/types", TYPES), ("cancer/en/types.md", TYPES), ("scripts/cancer/en/types.md", TYPES),
    ("/srv/line/scripts/cancer/en/types.md", TYPES), ("scripts\\cancer\\en\\types.md", TYPES),
    ("./cancer/en/types", TYPES), ("cancer", ("cancer/en/types", "cancer/en/why")),
    ("cancer/en/", ("cancer/en/types", "cancer/en/why")), ("scripts/cancer", ("cancer/en/types", "cancer/en/why")),
    ("cancer/en/typ", ()), ("types", ("types/en/one",)), ("en", ()), ("", ()), ("/", ()), ("cancer/es/types", ()),
    ("other/cancer/en/types.txt", ()), ("scripts/gout/en/types.md", ()),
])
def test_paths(path: str, found: tuple[str, ...]) -> None:
    """A name, a file or a document; never a part of a word, never more than was meant."""
    assert found == matching(path, NAMES)
