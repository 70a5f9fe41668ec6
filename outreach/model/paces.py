"""How fast the line speaks: a listener with a plain phone cannot slow it down by themselves."""

from __future__ import annotations

#: words a minute, pauses between sentences included
USUAL_WORDS_PER_MINUTE = 150
#: after key 9: for people who hear poorly, or for whom English is new
SLOW_WORDS_PER_MINUTE = 120
#: every prompt of a build is rendered at each of these
PACES = (USUAL_WORDS_PER_MINUTE, SLOW_WORDS_PER_MINUTE)
