"""A desk over a small office: one page about naps, drafted, and two people who may sign."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from outreach.desk.office import add_desk
from outreach.desk.site import Folders, Mode, Site, open_site
from outreach.settings import Settings
from tests.fakes import FrozenClock
from tests.integration.store_people import new_database
from tests.unit.desk.visitor import Visitor, let_in, visitor_of
from tests.unit.review.office import Office, open_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Documents, drafts and reviewers."""
    return open_office(tmp_path)


@pytest.fixture
def site(office: Office, tmp_path: Path, clock: FrozenClock) -> Iterator[Site]:
    """The desk in the office, where Ann has a login."""
    settings = Settings(data=tmp_path / "data", voice="provider")
    settings.data.mkdir()
    new_database(settings.data / "outreach.sqlite")
    opened = open_site(Mode.OFFICE, settings, folders=Folders(content=office.content, scripts=office.scripts),
                       clock=clock)
    let_in(opened)
    yield opened
    opened.table.close()
    opened.store.close()


@pytest.fixture
def app(site: Site) -> Flask:
    """Its pages."""
    app = Flask("desk of the tests")
    add_desk(app, site)
    return app


@pytest.fixture
def stranger(app: Flask) -> Visitor:
    """Somebody who is not logged in."""
    return visitor_of(app)


@pytest.fixture
def ann(app: Flask) -> Visitor:
    """Ann, who reviews and is logged in."""
    visitor = visitor_of(app)
    assert visitor.log_in().status_code == 303
    return visitor
