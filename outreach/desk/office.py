"""The desk put together: alone in the office, or beside whatever else an application shows."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, redirect
from werkzeug.serving import BaseWSGIServer, make_server
from werkzeug.wrappers import Response

from outreach.desk import pages
from outreach.desk.showing import add_filters
from outreach.desk.site import DESK, Folders, Mode, Site, open_site
from outreach.settings import Settings

HOST = "127.0.0.1"
#: the desk in the office has a port of its own, beside a demo on the same computer
PORT = 8010


def create_office(settings: Settings, folders: Folders) -> Flask:
    """The desk in the office: no line, no webhooks.

    Raises:
        StoreUnavailable: the database is not there, or has no tables for the desk; says what to do.
    """
    app = Flask("outreach-desk", root_path=str(Path(__file__).parent), static_folder=None)
    add_desk(app, open_site(Mode.OFFICE, settings, folders=folders))
    app.add_url_rule("/", view_func=_to_desk)
    return app


def office_server(app: Flask, port: int) -> BaseWSGIServer:
    """A server for this computer alone; each request has a thread of its own."""
    return make_server(HOST, port, app, threaded=True)


def add_desk(app: Flask, site: Site) -> None:
    """Give an application the desk's pages; those over scripts only where there are scripts."""
    app.extensions[DESK] = site
    add_filters(app)
    app.register_blueprint(pages.bp)
    if site.line is not None:
        from outreach.desk import campaigns  # what sends loads only beside a line

        app.register_blueprint(campaigns.bp)
    if site.folders is not None:
        from outreach.desk import review  # what drafts and compares loads only where there are scripts
        from outreach.desk.shelf import Shelf

        app.extensions[review.SHELF] = Shelf(site.folders, site.settings.memory_folder, site.clock)
        app.extensions[pages.SUMMARY] = lambda: review.summary(app.extensions[review.SHELF], site)
        app.register_blueprint(review.bp)


def _to_desk() -> Response:
    return redirect("/desk/")
