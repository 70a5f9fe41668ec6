"""Logs that cannot hold private data: they know rules and counts, never words or numbers."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from outreach.errors import OutreachError

_LOG = logging.getLogger("outreach")


class _Line(logging.Formatter):
    """One event as one line of JSON, so that no text of any error can begin a line of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """Time in UTC, level, where, and what; never a trace, whose lines may show values."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told = {"at": at, "level": record.levelname.lower(), "where": getattr(record, "where", record.name),
                "message": record.getMessage(), "process": record.process}
        return json.dumps(told, ensure_ascii=False)


def log_as_json() -> None:
    """Write what the line logs to standard error as lines of JSON: for a server, whose log is read by programs."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Line())
    _LOG.handlers[:] = [handler]
    _LOG.propagate = False


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
        _LOG.error("trouble in %s: %s", where, problem, extra={"where": where})
        return
    trace = problem.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    spot = f"{trace.tb_frame.f_code.co_filename.rpartition('outreach')[2]}:{trace.tb_lineno}" if trace else "?"
    _LOG.error("trouble in %s: %s at %s", where, type(problem).__name__, spot, extra={"where": where})
