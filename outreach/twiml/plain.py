"""Characters that XML 1.0 forbids: a single one makes the whole answer unreadable."""

from __future__ import annotations

import re

#: everything outside #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]
#: (XML 1.0, production 2)
_FORBIDDEN = re.compile("[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def without_forbidden(text: str) -> str:
    """A text that XML can carry."""
    return _FORBIDDEN.sub("", text)
