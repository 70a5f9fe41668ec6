"""GET /audio/<sha256>.wav: clips by the hash of their bytes, so they never change."""

from __future__ import annotations

import io

from flask import Blueprint, Response, abort, send_file

from outreach.twiml.pick_up import SILENCE, SILENCE_SHA256
from outreach.web.line import current_line

bp = Blueprint("audio", __name__)

ONE_YEAR = 365 * 24 * 3600


@bp.get("/audio/<sha256>.wav")
def send_clip(sha256: str) -> Response:
    """One clip, 8 kHz mu-law in WAV; may be kept for a year."""
    path = current_line().service.clip_file(sha256) if sha256 != SILENCE_SHA256 else None
    if path is None and sha256 != SILENCE_SHA256:
        abort(404)
    clip = path.resolve() if path else io.BytesIO(SILENCE)
    response = send_file(clip, mimetype="audio/wav", conditional=True, etag=sha256, max_age=ONE_YEAR)
    response.cache_control.public = True
    response.cache_control.immutable = True
    return response
