"""Ends a server of the tests once the pytest that started it is gone, however it went.

`python tests/postgres_watch.py FOLDER` waits until nobody holds the other end of its standard input.
"""

from __future__ import annotations

import shutil
import signal
import sys
from contextlib import suppress
from pathlib import Path

import psutil

END_SECONDS = 20


def end_server(folder: Path) -> None:
    """End the server of a folder, if one still runs there, and remove the folder."""
    with suppress(OSError, ValueError, psutil.Error):
        server = psutil.Process(int((folder / "postmaster.pid").read_text().split("\n")[0]))
        if str(folder) in server.cmdline():  # else the number is another program's by now
            server.send_signal(signal.SIGQUIT)
            server.wait(END_SECONDS)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.stdin.buffer.read()
    end_server(Path(sys.argv[1]))
