"""Who comes in at the desk, and who does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from outreach.desk.accounts import make_user
from outreach.desk.logins import MOST_REFUSED, MOST_UNKNOWN
from outreach.desk.office import add_desk
from outreach.desk.site import Mode, Site
from outreach.errors import DeskError, SettingsError
from outreach.model.desk import Role
from outreach.settings import Settings
from tests.fakes import FrozenClock
from tests.unit.desk.visitor import PASSWORD, Visitor, let_in, visitor_of, words_of


def test_who_is_not_logged_in_sees_the_login_alone(stranger: Visitor) -> None:
    """Every page leads there, and back to itself afterwards."""
    for path in ("/desk", "/desk/", "/desk/trail?before=9", "/desk/nothing/here"):
        response = stranger.get(path)
        assert response.status_code == 303
        assert response.location.startswith("/desk/login?next=/desk")
    assert stranger.log_in(next="/desk/trail?before=9").location == "/desk/trail?before=9"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "/desk//example.org", "/\\example.org",
                                       "/sms", "javascript:alert(1)", "/desk\r\nSet-Cookie: a=b"])
def test_a_login_never_leads_out_of_the_desk(stranger: Visitor, elsewhere: str) -> None:
    """Whatever the address says."""
    assert stranger.log_in(next=elsewhere).location == "/desk/"


def test_wrong_passwords_and_unknown_people_are_told_the_same(stranger: Visitor) -> None:
    """Nobody learns which logins there are."""
    wrong, unknown = stranger.log_in(password="not it, sorry"), stranger.log_in(name="zoe")
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert words_of(wrong).replace("ann", "") == words_of(unknown).replace("zoe", "")
    assert stranger.get("/desk/trail").status_code == 303


def test_guessing_is_stopped_for_a_while(stranger: Visitor, clock: FrozenClock) -> None:
    """After five wrong passwords even the right one is refused, until 15 minutes have passed."""
    assert {stranger.log_in(password="wrong").status_code for _ in range(MOST_REFUSED)} == {401}
    assert stranger.log_in().status_code == 429
    clock.advance(minutes=16)
    assert stranger.log_in().status_code == 303


def test_guessing_names_is_stopped_too(stranger: Visitor) -> None:
    """All unknown logins together, and people with a login still come in."""
    assert {stranger.log_in(name=f"guess{n}").status_code for n in range(MOST_UNKNOWN)} == {401}
    assert stranger.log_in(name="another").status_code == 429
    assert stranger.log_in().status_code == 303


def test_the_trail_keeps_no_name_that_nobody_has(stranger: Visitor, site: Site) -> None:
    """Somebody may have typed a password there."""
    stranger.log_in(name="my secret password")
    [line] = site.table.acts(before=99, most=9)
    assert (line.who, line.act) == ("", "login refused")


def test_the_cookie_is_kept_from_scripts_and_other_sites(stranger: Visitor) -> None:
    """And goes to the desk's pages alone."""
    cookies = stranger.log_in().headers.getlist("Set-Cookie")
    [cookie] = [value for value in cookies if value.startswith("outreach_desk=")]
    assert {"HttpOnly", "SameSite=Strict", "Path=/desk"} <= set(cookie.split("; "))
    assert "Secure" not in cookie.split("; ")


def test_a_login_ends_after_21_hours_and_by_logging_out(ann: Visitor, app: Flask, clock: FrozenClock) -> None:
    """Logging out ends it at the desk, not in the browser alone."""
    cookie = ann.client.get_cookie("outreach_desk", path="/desk")
    assert cookie is not None
    assert ann.post("/desk/logout").status_code == 303
    other = visitor_of(app)
    other.client.set_cookie("outreach_desk", cookie.value, path="/desk")
    assert other.get("/desk/").status_code == 303
    ann.log_in()
    clock.advance(hours=20, minutes=59)
    assert ann.get("/desk/").status_code == 200
    clock.advance(minutes=2)
    assert ann.get("/desk/").status_code == 303


def test_a_new_password_ends_all_logins(ann: Visitor, site: Site) -> None:
    """Whoever took the old one is out."""
    let_in(site)
    assert ann.get("/desk/").status_code == 303


@pytest.mark.parametrize("token", ["", "0" * 43])
def test_forms_of_others_are_refused(ann: Visitor, token: str) -> None:
    """Without the login's own token nothing is changed."""
    assert ann.post("/desk/logout", token=token).status_code == 403
    assert ann.get("/desk/").status_code == 200


def test_forms_from_other_sites_are_refused(ann: Visitor) -> None:
    """Even with the token, where the browser says whose page it was; and a login cannot be forced on anybody."""
    data = {"form_token": ann.token()}
    sent = ann.client.post("/desk/logout", data=data, headers={"Sec-Fetch-Site": "cross-site"})
    assert sent.status_code == 403
    assert ann.client.post("/desk/login", data={"name": "ann", "password": PASSWORD}).status_code == 400


@pytest.mark.parametrize(("headers", "address"), [
    ({"Host": "desk.example.org"}, "127.0.0.1"), ({"X-Forwarded-For": "127.0.0.1"}, "127.0.0.1"), ({}, "10.0.0.9")])
def test_the_office_is_on_its_own_computer_alone(stranger: Visitor, headers: dict[str, str], address: str) -> None:
    """Not by another name, through a proxy, or from the network."""
    response = stranger.client.get("/desk/login", headers=headers, environ_base={"REMOTE_ADDR": address})
    assert response.status_code == 403


def test_pages_take_nothing_from_elsewhere(ann: Visitor) -> None:
    """Nor are they shown in frames, or kept by caches."""
    headers = ann.get("/desk/").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert (headers["Cache-Control"], headers["X-Frame-Options"]) == ("no-store", "DENY")


def test_the_login_page_has_its_colours(stranger: Visitor) -> None:
    """Before anybody is logged in; browsers keep them."""
    assert 'href="/desk/palette.css"' in stranger.get("/desk/login").text
    assert stranger.get("/desk/palette.css").headers["Cache-Control"] == "private, max-age=3600"


def test_the_trail_tells_who_came(ann: Visitor, stranger: Visitor) -> None:
    """And who tried."""
    stranger.log_in(password="wrong")
    assert "ann login refused" in ann.read("/desk/trail")
    assert "ann login by password" in ann.read("/desk/trail")


@pytest.fixture
def behind_proxy(site: Site) -> Visitor:
    """A desk on a server, whose people log in at a proxy with the address 10.0.0.5."""
    app = Flask("desk behind a proxy")
    settings = site.settings.with_changes(desk_header="X-Remote-User", desk_proxy="10.0.0.5",
                                          public_url="https://line.example.org")
    add_desk(app, replace(site, mode=Mode.WATCH, settings=settings, folders=None))
    return visitor_of(app)


@pytest.mark.parametrize(("address", "name", "status"), [
    ("10.0.0.5", "ann", 303), ("10.0.0.5", "Ann ", 303), ("10.0.0.5", "zoe", 403), ("10.0.0.5", "", 403),
    ("10.0.0.6", "ann", 403), ("127.0.0.1", "ann", 403)])
def test_only_the_named_proxy_says_who_it_is(behind_proxy: Visitor, address: str, name: str, status: int) -> None:
    """Its header counts from nobody else, and names only people with a login."""
    response = behind_proxy.client.get("/desk/trail", headers={"X-Remote-User": name},
                                       environ_base={"REMOTE_ADDR": address})
    assert response.status_code == status
    if status == 303:
        [cookie] = response.headers.getlist("Set-Cookie")
        assert "Secure" in cookie.split("; ")
        again = behind_proxy.client.get("/desk/trail", headers={"X-Remote-User": name}, base_url="https://localhost",
                                        environ_base={"REMOTE_ADDR": address})
        assert (again.status_code, "ann login by proxy" in words_of(again)) == (200, True)


def test_who_is_another_at_the_proxy_is_another_here(behind_proxy: Visitor, site: Site) -> None:
    """The session of the person before counts no more."""
    let_in(site, "bo", Role.MANAGER)
    for name in ("ann", "bo"):
        asked = {"headers": {"X-Remote-User": name}, "environ_base": {"REMOTE_ADDR": "10.0.0.5"},
                 "base_url": "https://localhost"}
        assert behind_proxy.client.get("/desk/", **asked).status_code == 303
        assert behind_proxy.client.get("/desk/", **asked).status_code == 200


@pytest.mark.parametrize(("name", "signs_as", "password"), [
    ("Ann", REVIEWER := "Ann Example, RN", PASSWORD), ("a b", REVIEWER, PASSWORD), ("ann", " ", PASSWORD),
    ("ann", REVIEWER, "short"), ("ann", REVIEWER, "aaaaaaaaaaaaaaaa"), ("ann", REVIEWER, "ann is my name here"),
    ("ann", REVIEWER, "x" * 201)])
def test_logins_that_are_refused(name: str, signs_as: str, password: str) -> None:
    """With what to do instead."""
    with pytest.raises(DeskError):
        make_user(name, role=Role.REVIEWER, signs_as=signs_as, password=password)


def test_passwords_are_kept_as_salted_hashes() -> None:
    """Two equal ones look different, and a manager signs nothing."""
    one, two = (make_user("ann", role=Role.MANAGER, signs_as="Ann", password=PASSWORD) for _ in range(2))
    assert one.password_hash.startswith("scrypt:32768:8:1$")
    assert one.password_hash != two.password_hash
    assert one.signs_as == ""


@pytest.mark.parametrize("proxy", ["", "proxy.example.org", "10.0.0"])
def test_a_header_counts_only_with_the_proxys_address(proxy: str) -> None:
    """Or anybody could say who they are."""
    with pytest.raises(SettingsError, match="OUTREACH_DESK_PROXY"):
        Settings.from_env({"OUTREACH_DESK_LOGIN_HEADER": "X-Remote-User", "OUTREACH_DESK_PROXY": proxy})
