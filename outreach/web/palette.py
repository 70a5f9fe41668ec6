"""The colours that all pages share: one style sheet, served beside each room's own."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, send_file

_FILE = Path(__file__).parent / "static" / "palette.css"
#: seconds for which a browser keeps it
KEPT = 3600


def add_palette(pages: Blueprint) -> None:
    """Serve the colours as `palette.css` below a room's own address."""
    pages.add_url_rule("/palette.css", "palette", send_palette)


def send_palette() -> Response:
    """The colours of light and dark."""
    return send_file(_FILE, mimetype="text/css", max_age=KEPT)
