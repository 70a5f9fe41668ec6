"""Logs that cannot hold private data: they know rules and counts, never words or numbers."""

from __future__ import annotations

import logging

from outreach.errors import OutreachError

_LOG = logging.getLogger("outreach")


def forbid_core_dumps() -> None:
    """Let no crash write the memory of this process, or of those that it starts, to the disk: numbers stand in it.

    Windows writes none by itself.
    """
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def log_trouble(where: str, problem: BaseException) -> None:
    """Note a failure: our own errors with their remedy, any other by kind and place in our code.

    The text of another's error may hold private words, so it is never written.
    """
    if isinstance(problem, OutreachError):
        _LOG.error("trouble in %s: %s", where, problem)
        return
    trace = problem.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    spot = f"{trace.tb_frame.f_code.co_filename.rpartition('outreach')[2]}:{trace.tb_lineno}" if trace else "?"
    _LOG.error("trouble in %s: %s at %s", where, type(problem).__name__, spot)
