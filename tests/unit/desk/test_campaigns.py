"""Broadcasts at the desk of a server: nothing begins that was not looked at, and each can be stopped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from outreach.bootstrap import Service
from outreach.campaigns.broadcasts import Broadcasts
from outreach.desk.office import add_desk
from outreach.desk.site import Mode, Site, open_site
from outreach.model.desk import Role
from outreach.model.programmes import Agreement, Change
from tests.fakes import PATIENT, FrozenClock
from tests.unit.desk.visitor import Visitor, let_in, visitor_of, words_of

PAGE = "/desk/campaigns"
NOTE = {"name": "march-note", "script": "recurrent-cancer/en/types"}


@pytest.fixture
def programme(line: Service) -> str:
    """What somebody joined."""
    served = Broadcasts(service=line).shelf()
    name = next(one.name for tongue in served.tongues for one in tongue.programmes if one.language == "en")
    line.agreements.agree(PATIENT, Agreement(change=Change.IN, programme=name, at=line.clock(), medium="text",
                                             wording="All of it", sid="SM1"))
    return name


@pytest.fixture
def site(line: Service, clock: FrozenClock) -> Iterator[Site]:
    """The desk beside it."""
    opened = open_site(Mode.WATCH, line.settings, line=line, clock=clock)
    let_in(opened, "max", Role.MANAGER, "")
    yield opened
    opened.table.close()


@pytest.fixture
def manager(site: Site) -> Visitor:
    """Max, logged in over https."""
    app = Flask("desk beside a line")
    add_desk(app, site)
    visitor = visitor_of(app)
    visitor.client.environ_base["wsgi.url_scheme"] = "https"
    assert visitor.log_in("max").status_code == 303
    return visitor


def test_a_broadcast_is_looked_at_begun_paused_resumed_and_cancelled(manager: Visitor, line: Service, site: Site,
                                                                     programme: str) -> None:
    """In the name of whoever is logged in, each step a line of the trail; the preview begins nothing."""
    seen = words_of(manager.post(PAGE, do="preview", programme=programme, **NOTE))
    assert "People 1" in seen
    assert line.store.casts() == ()
    assert manager.post(PAGE, do="start", programme=programme, **NOTE).status_code == 303
    [cast] = line.store.casts()
    assert (cast.name, cast.who) == ("march-note", "max")
    for act, state in (("pause", "paused"), ("resume", "going out"), ("cancel", "cancelled")):
        assert manager.post(f"{PAGE}/march-note", act=act).status_code == 303
        assert f"march-note {state}" in manager.read(PAGE)
    acts = [line.act for line in site.table.acts(before=99, most=4)]
    assert acts == ["broadcast cancelled", "broadcast resumed", "broadcast paused", "broadcast begun"]


@pytest.mark.parametrize("fields", [
    {"do": "start", "name": "Bad Name"}, {"do": "preview", "script": "recurrent-cancer/en/none"},
    {"do": "preview", "programme": "nothing/en"}])
def test_what_cannot_be_sent_is_refused(manager: Visitor, line: Service, programme: str,
                                        fields: dict[str, str]) -> None:
    """With words that say what to do."""
    assert manager.post(PAGE, **{"programme": programme, **NOTE, **fields}).status_code == 409
    assert manager.post(f"{PAGE}/march-note", act="pause").status_code == 409
    assert manager.post(f"{PAGE}/march-note", act="other").status_code == 400
    assert line.store.casts() == ()
