"""GET /: what this line is, in plain words."""

from __future__ import annotations

from flask import Blueprint, render_template

from outreach.bootstrap.builds import written_numbers
from outreach.web.line import current_line

bp = Blueprint("home", __name__)


@bp.get("/")
def show_home() -> str:
    """What this line is, its numbers, and its topics."""
    service = current_line().service
    shelf = service.shelf()
    return render_template("home.html", settings=service.settings, topics=shelf.topics(),
                           language=shelf.language, **written_numbers(service.settings))
