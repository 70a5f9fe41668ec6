"""GET /healthz and /readyz: is the process alive, and can it answer?"""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from outreach.errors import StoreUnavailable
from outreach.web.line import current_line

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def is_alive() -> Response:
    """The process answers. Touches no file and no database."""
    return jsonify(status="alive")


@bp.get("/readyz")
def is_ready() -> tuple[Response, int]:
    """The database answers, which build is served, and when what was due was forgotten last (UTC)."""
    service = current_line().service
    build = service.builds.shelf().catalogue.name
    try:
        service.store.check()
        forgotten_at = service.store.forgotten_at()
    except StoreUnavailable:
        return jsonify(status="not ready", database="down", build=build), 503
    return jsonify(status="ready", database="up", build=build, forgotten_at=forgotten_at), 200
