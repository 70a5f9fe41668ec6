"""How gunicorn runs the line: threads, short time-outs, workers that are renewed.

Used by the Procfile, `outreach serve` and the demo alike. The application is imported here, in the first process:
workers are forked with all of it loaded, so that each starts at once and shares its memory. Each still puts a line of
its own together.
"""

from __future__ import annotations

import gc
from typing import Any

from outreach.bootstrap.ready import check_line
from outreach.bootstrap.upkeep import start_upkeep
from outreach.dialogue.meaning import Situation
from outreach.dialogue.understand import understand
from outreach.errors import OutreachError
from outreach.settings import Settings
from outreach.store.address import is_postgres
from outreach.telemetry import forbid_core_dumps, log_as_json
from outreach.web.app import LARGEST_REQUEST
from outreach.web.counting import COUNTS, Rows
from outreach.web.last_call import keep_last_call
from outreach.web.line import LINE
from outreach.web.short_way import ShortWay

_SETTINGS = Settings.from_env()
_ROWS = Rows()
#: understood once before workers are forked, so that the lists of words are read by then: no worker's first text waits
_ANY_WORDS = "what helps when it hurts"

worker_class = "outreach.web.at_once.AtOnceWorker"
workers = _SETTINGS.web_concurrency
threads = 4
bind = f"0.0.0.0:{_SETTINGS.port}"
#: the provider gives up after 15 seconds
timeout = 15
graceful_timeout = 20
max_requests = 10_000
max_requests_jitter = 1_000
#: more than any provider sends
limit_request_fields = 60
limit_request_field_size = 8190
# a control socket in the home folder is of no use here
control_socket_disable = True


def on_starting(server: Any) -> None:
    """Say what is missing in the operator's words before any worker starts."""
    forbid_core_dumps()
    if "create_app" not in server.app.app_uri:
        return
    try:
        warnings = check_line(Settings.from_env().for_production())
    except OutreachError as problem:
        raise RuntimeError(str(problem)) from None
    for warning in warnings:
        server.log.warning(warning)
    understand(_ANY_WORDS, Situation())
    _keep_loaded_shared()


def _keep_loaded_shared() -> None:
    """Leave what is loaded by now out of every look for cycles.

    Such a look writes into each object that it passes: the first full one, minutes after the start, would give each
    worker a copy of its own of all it shares with the first process, 11 to 17 MB.
    """
    gc.collect()
    gc.freeze()


def when_ready(server: Any) -> None:
    """When it is told to stop, nobody is let in whom no worker would answer."""
    keep_last_call(server)


def pre_fork(_server: Any, worker: Any) -> None:
    """Give the worker its row of numbers, while it is still part of the first process."""
    worker.metrics_row = _ROWS.take()


def post_fork(_server: Any, worker: Any) -> None:
    """Count in that row; and log lines that programs can read."""
    COUNTS.row = worker.metrics_row
    log_as_json()


def child_exit(_server: Any, worker: Any) -> None:
    """The next worker goes on counting where this one stopped."""
    _ROWS.give_back(worker.metrics_row)


def post_worker_init(worker: Any) -> None:
    """Answer texts at once; forget what is due and take in waiting STOPs: after the fork, where threads live on."""
    line = worker.wsgi.extensions[LINE]
    worker.short_way = ShortWay(line, largest=LARGEST_REQUEST).answer
    worker.answers_at_once = not is_postgres(_SETTINGS.database)
    start_upkeep(line.service)
