"""Runs one disposable process and never waits longer than its limit."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerOutcome:
    """How a worker ended."""

    output: str = ""
    #: empty when it ended well
    problem: str = ""


def run_worker(command: tuple[str, ...], order: Mapping[str, object], limit_seconds: float) -> WorkerOutcome:
    """Hand a worker its order as JSON on standard input and wait; past the limit it is killed."""
    try:
        # an argument list without a shell; the order goes through standard input only
        ended = subprocess.run(command, input=json.dumps(order), capture_output=True, text=True,
                               encoding="utf-8", errors="replace", timeout=limit_seconds, check=False)
    except subprocess.TimeoutExpired:
        return WorkerOutcome(problem=f"no answer within {limit_seconds:g} seconds")
    except OSError as error:
        return WorkerOutcome(problem=f"the process does not start: {error.strerror}")
    if ended.returncode != 0:
        return WorkerOutcome(problem=_describe(ended.returncode, ended.stderr))
    return WorkerOutcome(output=ended.stdout)


def _describe(code: int, errors: str) -> str:
    last = errors.strip().splitlines()[-1:]
    return f"the process ended with code {code}" + (f" ({last[0][:120]})" if last else "")
