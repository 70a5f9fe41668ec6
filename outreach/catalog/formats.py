"""What a build's file is called, and of which form it is: known to whoever writes one and to whoever serves one."""

from __future__ import annotations

FORMAT = "9"
#: builds of these formats are served too: 7 does not know which sentences of its source a script tells, 8 no
#: programmes
STILL_READ = frozenset(("7", "8"))
#: the file that names the build which is served
CURRENT = "current"
