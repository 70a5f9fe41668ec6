"""GET /metrics, for the operator's own Prometheus alone: requests, latencies, topics, opt-outs, the queue.

Whoever asks shows the token of OUTREACH_METRICS_TOKEN; without that setting the page is not there. No address is
trusted for it: behind a proxy everybody comes from one.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator

from flask import Blueprint, Response, abort, request

from outreach.bootstrap import Service
from outreach.errors import StoreUnavailable
from outreach.telemetry import log_trouble
from outreach.web.counting import told
from outreach.web.line import current_line

bp = Blueprint("metrics", __name__)

KIND = "text/plain; version=0.0.4; charset=utf-8"
#: topics that fewer people read are told together, so that no number leads to a person
LEAST_READERS = 10


@bp.get("/metrics")
def show_metrics() -> Response:
    """All numbers at this moment."""
    service = current_line().service
    token = service.settings.metrics_token
    if not token:
        abort(404)
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not hmac.compare_digest(shown.encode("utf-8", "replace"), token.encode()):
        abort(403)
    response = Response("\n".join((*told(), *_of_the_database(service))) + "\n", content_type=KIND)
    response.headers["Cache-Control"] = "no-store"
    return response


def _of_the_database(service: Service) -> Iterator[str]:
    """What the database counts; that it is down is a number, too."""
    try:
        lines = tuple(_counted(service))
    except StoreUnavailable as problem:
        log_trouble("metrics", problem)
        lines = ("outreach_database_up 0",)
    yield from lines


def _counted(service: Service) -> Iterator[str]:
    yield "# TYPE outreach_opt_outs gauge"
    for rule, number in service.store.opt_outs_by_rule().items():
        yield f'outreach_opt_outs{{rule="{rule}"}} {number}'
    yield "# TYPE outreach_topic_readings gauge"
    for script, number in _told_alone(service.store.readings()):
        yield f'outreach_topic_readings{{script="{script}"}} {number}'
    if service.settings.sending:
        yield "# TYPE outreach_queue gauge"
        for state, number in service.store.queue().items():
            yield f'outreach_queue{{state="{state}"}} {number}'
    yield f"outreach_stops_waiting {int(service.opt_outs.is_waiting())}"
    yield "outreach_database_up 1"


def _told_alone(readings: dict[str, int]) -> Iterator[tuple[str, int]]:
    rare = sum(number for number in readings.values() if number < LEAST_READERS)
    yield from ((script, number) for script, number in readings.items() if number >= LEAST_READERS)
    yield "others", rare if rare >= LEAST_READERS else 0
