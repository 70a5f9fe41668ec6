"""The demo's phone takes up what was practised at its desk: a build, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from outreach.desk.site import Folders
from outreach.settings import Settings

#: a build of the demo takes seconds; a voice that hangs must not keep a page for ever
LONGEST_S = 300


def build_practice(settings: Settings, folders: Folders) -> dict[str, Any]:
    """Build the demo's copy of the scripts; whether it went well, and what the command said."""
    command = (sys.executable, "-m", "outreach", "demo", "--build-practice", "--content", str(folders.content))
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST_S)
    except subprocess.TimeoutExpired:
        return {"went_well": False, "said": f"The build took more than {LONGEST_S} seconds and was ended."}
    said = "\n".join(filter(None, (done.stdout.strip(), done.stderr.strip())))
    return {"went_well": done.returncode == 0, "said": said[-4000:], "address": settings.public_url}
