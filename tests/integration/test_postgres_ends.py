"""Servers of the tests do not stay behind when their pytest is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.sending_line import ROOT

BEGIN = """
import sys, time
from tests.postgres import ask, new_server
made = new_server()
sys.stdout.write(ask(made.address("postgres"), "SHOW data_directory")[0][0] + chr(10))
sys.stdout.flush()
time.sleep(600)
"""


def test_a_server_ends_with_a_process_that_was_killed() -> None:
    """Its folder goes last, so that a folder that is gone tells that the server is."""
    with subprocess.Popen([sys.executable, "-W", "ignore", "-c", BEGIN], cwd=ROOT, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True) as process:
        folder = Path(process.stdout.readline().strip())
        assert (folder / "postmaster.pid").exists()
        process.send_signal(signal.SIGKILL)
    until = time.monotonic() + 30
    while folder.exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert not folder.exists()
