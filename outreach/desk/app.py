"""The application that the Procfile's server runs: the line, and the watching desk where one is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask

from outreach.web.app import create_app as create_public_line
from outreach.web.line import LINE


def create_app(environ: Mapping[str, str] | None = None) -> Flask:
    """The line for the public, with the watching desk where OUTREACH_DESK asks for one.

    Raises:
        SettingsError: names the setting that is missing and what to do.
        StoreUnavailable: the desk is asked for, and the database has no tables for it.
    """
    app = create_public_line(environ)
    line = app.extensions[LINE].service
    if line.settings.desk == "watch":
        from outreach.desk.office import add_desk  # a line without a desk loads nothing of it
        from outreach.desk.site import Mode, open_site

        add_desk(app, open_site(Mode.WATCH, line.settings, line=line))
    return app
