"""Logs that cannot hold private data: they know rules and counts, never words or numbers."""

from __future__ import annotations

import logging

_LOG = logging.getLogger("outreach")


def log_answer(channel: str, rule: str) -> None:
    """Note that a rule answered on a channel ("sms", "voice"); nothing about who or what."""
    _LOG.info("answered channel=%s rule=%s", channel, rule)


def log_trouble(where: str, problem: BaseException) -> None:
    """Note the kind of a failure and the place in our code; its text may hold private words."""
    trace = problem.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    spot = f"{trace.tb_frame.f_code.co_filename.rpartition('outreach')[2]}:{trace.tb_lineno}" if trace else "?"
    _LOG.error("trouble in %s: %s at %s", where, type(problem).__name__, spot)
