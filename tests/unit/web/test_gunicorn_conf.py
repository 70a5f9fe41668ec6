"""What workers share with the process that they are forked from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from outreach.settings import Settings
from tests.integration.test_holds_processes import environ_of

#: of what is loaded a look for cycles would copy 11 to 17 MB; it writes a little of its own as well
MOST_MB = 2.0
#: a worker's first full look for cycles, at once instead of after some 80,000 texts
_WORKER = """
import gc, os, types
from outreach.web import gunicorn_conf
server = types.SimpleNamespace(app=types.SimpleNamespace(app_uri="outreach.web.app:create_app()"), log=None)
server.log = types.SimpleNamespace(warning=print)
gunicorn_conf.on_starting(server)
if os.fork():
    os.wait()
    raise SystemExit
def own_kb():
    lines = open("/proc/self/smaps_rollup").read().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))
before = own_kb()
gc.collect()
print("grew", (own_kb() - before) / 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells what a process shares")
def test_a_look_for_cycles_copies_nothing_that_is_shared(settings: Settings, environ: dict[str, str]) -> None:
    """A worker holds as much of its own after its first full one as before."""
    said = subprocess.run([sys.executable, "-c", _WORKER], env=environ | environ_of(settings, 8000), check=True,
                          capture_output=True, text=True).stdout
    assert MOST_MB > float(said.partition("grew ")[2].split()[0])
