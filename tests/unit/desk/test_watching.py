"""Watching, holding and releasing at the desk of a server: no scripts, and none of the code that drafts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from outreach.bootstrap import Service
from outreach.desk.health import Sign, health_of, worst
from outreach.desk.office import add_desk
from outreach.desk.paging import Wanted
from outreach.desk.site import Mode, Site, open_site
from outreach.desk.use import told, use_of
from outreach.model.desk import Role
from outreach.model.holds import Act
from outreach.settings import Settings
from tests.databases import on_both
from tests.fakes import OTHER, PATIENT, FrozenClock, Provider
from tests.phones import messages_of
from tests.unit.desk.visitor import Visitor, let_in, visitor_of, words_of

TYPES = "recurrent-cancer/en/types"
HOLDS = "/desk/holds"


@pytest.fixture
def site(settings: Settings, clock: FrozenClock) -> Iterator[Site]:
    """The desk of a server whose line has a build, where Max the manager has a login."""
    opened = open_site(Mode.WATCH, settings, clock=clock)
    let_in(opened, "max", Role.MANAGER, "")
    yield opened
    opened.table.close()
    opened.store.close()


@pytest.fixture
def provider(provider_of: Callable[[Service], Provider], service: Service) -> Provider:
    """The provider of that line."""
    return provider_of(service)


@pytest.fixture
def desk_app(site: Site) -> Flask:
    """Its pages."""
    app = Flask("desk of a server")
    add_desk(app, site)
    return app


@pytest.fixture
def manager(desk_app: Flask) -> Visitor:
    """Max, logged in over https."""
    visitor = visitor_of(desk_app)
    visitor.client.environ_base["wsgi.url_scheme"] = "https"
    assert visitor.log_in("max").status_code == 303
    return visitor


def test_a_hold_counts_from_the_next_text_on(manager: Visitor, provider: Provider, service: Service,
                                             site: Site) -> None:
    """By the rules of `outreach hold`, under the login's name; a release gives it again."""
    assert messages_of(provider.text("TYPES"))[0].startswith("TYPES 1")
    done = manager.post(HOLDS, act="hold", path=TYPES, reason="A number is wrong", by="Somebody Else")
    assert "Held: recurrent-cancer/en/types ." in manager.read(done.location)
    assert not any(text.startswith("TYPES 1") for text in messages_of(provider.text("TYPES")))
    [line] = service.store.hold_lines()
    assert (line.act, line.by, line.reason) == (Act.HOLD, "max", "A number is wrong")
    manager.post(HOLDS, act="lift", path=TYPES, reason="It is right after all")
    assert messages_of(provider.text("TYPES", number=OTHER))[0]
    assert service.store.holds().held == frozenset()
    assert [line.act for line in site.table.acts_of(TYPES, most=9)] == ["released", "held"]


@pytest.mark.parametrize(("fields", "status"), [
    ({"path": TYPES, "reason": " "}, 400), ({"path": "", "reason": "x"}, 400), ({"path": "none", "reason": "x"}, 409),
    ({"path": "all", "reason": "x"}, 400), ({"path": TYPES, "reason": "x", "act": "lift"}, 409)])
def test_what_cannot_be_held_is_refused(manager: Visitor, service: Service, fields: dict[str, str],
                                        status: int) -> None:
    """With words that say why, and nothing is held."""
    assert manager.post(HOLDS, **fields).status_code == status
    assert service.store.hold_lines() == ()


def test_everything_is_held_only_on_purpose(manager: Visitor, service: Service) -> None:
    """A tick more than for one script."""
    assert manager.post(HOLDS, path="all", reason="Wrong numbers everywhere", sure="yes").status_code == 303
    assert service.store.holds().is_everything
    assert "everything" in manager.read(HOLDS)


@on_both
def test_use_is_counted_and_small_counts_are_not_told(site: Site, provider: Provider, clock: FrozenClock) -> None:
    """Ten people are told of, nine are not: in the chart, the table and the list of topics."""
    clock.advance(days=-1)
    for number in range(10):
        provider.text("TYPES", number=f"+1216555{number + 110:04}")
    clock.advance(days=1)
    for number in range(9):
        provider.text("WHY", number=f"+1216555{number + 110:04}")
    provider.text("STOP")
    use = use_of(site, Wanted())
    assert [bar.count for bar in use.texts.bars[-3:]] == [0, 10, 10]
    assert use.topics.items == (
        (TYPES, "Types of Recurrent Cancer", 10), ("recurrent-cancer/en/why", "Why Cancer Comes Back", None))
    assert [bar.count for bar in use.stops.bars[-2:]] == [0, None]
    assert (use.stops.bars[-1].label, use.stops.highest) == ("Nov 2026", 10)
    assert (told(0), told(1), told(9), told(10)) == (0, None, None, 10)


def test_the_page_of_use_has_each_chart_as_a_table(manager: Visitor, provider: Provider) -> None:
    """And no number of anybody."""
    provider.text("TYPES")
    text = manager.get("/desk/use").text
    assert text.count("<svg") == text.count("As a table") >= 1
    assert "None from" in text
    assert "fewer than 10" in text
    assert PATIENT not in text
    assert "style=" not in text
    assert "<script" not in text


def test_a_long_list_of_use_is_searched_and_paged(manager: Visitor, site: Site, provider: Provider) -> None:
    """By words of the script's name; those too few to be told stand by name, whoever had more."""
    for _ in range(2):
        provider.text("WHY", number=OTHER)
    provider.text("WHY")
    provider.text("CONTROL")
    assert [name for name, *_ in use_of(site, Wanted()).topics.items] == [
        "recurrent-cancer/en/control", "recurrent-cancer/en/why"]
    text = manager.read("/desk/use?search=WHY")
    assert "1 script that fits." in text
    assert "recurrent-cancer/en/control" not in text
    assert "Nobody got a topic that fits these words." in manager.read("/desk/use?search=nothing")


def test_health_says_what_to_do(manager: Visitor, site: Site, service: Service) -> None:
    """Where there is nothing wrong, and where there is."""
    points = {point.name: point for point in health_of(site)}
    assert points["Build"].sign is Sign.WELL
    assert points["Keys"].sign is Sign.WELL
    assert points["Audio"].sign is Sign.LOOK
    service.opt_outs.by_staff(PATIENT, by="Ann")
    lost = replace(site, settings=site.settings.with_changes(phone_keys="new:" + "cd" * 32))
    [keys] = [point for point in health_of(lost) if point.name == "Keys"]
    assert (keys.sign, "tests" in keys.text) == (Sign.WRONG, True)
    assert worst((keys, *points.values())) is Sign.WRONG
    assert "What to do:" in manager.read("/desk/health")
    assert "Health" in manager.read("/desk/")


def test_a_late_upkeep_and_waiting_stops_are_seen(site: Site, clock: FrozenClock) -> None:
    """What nobody looks at for weeks."""
    site.store.note_forgotten(clock() - timedelta(hours=3))
    site.settings.spool_folder.mkdir(parents=True)
    (site.settings.spool_folder / "one.json").write_text("{}")
    points = {point.name: point.sign for point in health_of(site)}
    assert (points["Forgetting"], points["Waiting STOPs"]) == (Sign.LOOK, Sign.WRONG)


def test_a_server_has_no_pages_over_scripts(manager: Visitor) -> None:
    """Whatever is asked for."""
    for path in ("review", "freshness", "packet", f"script/{TYPES}"):
        assert manager.get(f"/desk/{path}").status_code == 404
    assert "Review" not in words_of(manager.get("/desk/"))


PROGRAM = """
import sys
from outreach.desk.app import create_app
app = create_app({{"TWILIO_AUTH_TOKEN": "t", "PUBLIC_URL": "https://line.example.org", "OUTREACH_DESK": {desk!r},
                  "OUTREACH_PHONE_KEYS": "a:" + "0" * 64, "OUTREACH_DATA": {data!r}}})
print(app.test_client().get("/desk/").status_code, *sorted(sys.modules))
"""


@pytest.mark.parametrize(("desk", "status"), [("off", "404"), ("watch", "303")])
def test_the_lines_own_server_shows_it_when_asked_to(settings: Settings, desk: str, status: str) -> None:
    """And loads nothing that drafts or compares either way."""
    program = PROGRAM.format(desk=desk, data=str(settings.data))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env={},
                          cwd=Path(__file__).parents[3])
    answer, *modules = done.stdout.split()
    assert answer == status
    assert not {"outreach.ingest", "outreach.condense", "outreach.review", "outreach.faithful", "numpy"} & set(modules)
