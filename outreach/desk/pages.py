"""The desk's first pages: logging in and out, the overview, the trail."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from outreach.desk import watching
from outreach.desk.demo_login import DEMO_LOGIN
from outreach.desk.guard import COOKIE, COOKIE_PATH, guard, new_token, own_path, same, with_cookie
from outreach.desk.health import Sign, health_of
from outreach.desk.logins import TooOften, WrongPassword, log_in, log_out
from outreach.desk.site import Mode, Site, current_site
from outreach.model.desk import DeskAct
from outreach.web.palette import add_palette

#: a token of the login form itself, for there is no session yet
LOGIN_COOKIE = "outreach_desk_login"
#: counts what waits and what is overdue, where there are scripts
SUMMARY = "outreach-desk-summary"
LINES_A_PAGE, LATEST = 50, 6
#: more than any trail has
MOST_LINES = 2**31 - 1

bp = guard(Blueprint("desk", __name__, url_prefix="/desk", template_folder="templates", static_folder="static"))
add_palette(bp)


@bp.get("/", strict_slashes=False)
def home() -> str:
    """What waits, what runs, what was done last."""
    site = current_site()
    summary: Callable[[], tuple[dict[str, int] | None, int]] = current_app.extensions.get(SUMMARY, _no_scripts)
    counts, overdue = summary()
    troubles = [point for point in health_of(site) if point.sign is not Sign.WELL]
    return render_template("desk/home.html", lines=_latest(site), counts=counts,
                           overdue=overdue, held=len(site.store.holds().held), troubles=troubles)


bp.add_url_rule("/use", view_func=watching.show_use)
bp.add_url_rule("/health", view_func=watching.show_health)
bp.add_url_rule("/holds", view_func=watching.show_holds)
bp.add_url_rule("/holds", "do_hold", watching.change_hold, methods=["POST"])


@bp.get("/login")
def show_login() -> AnyResponse:
    """Ask for login and password."""
    return _login_form("", 200)


@bp.post("/login")
def do_login() -> AnyResponse:
    """Begin a session, and go on to the page that was asked for."""
    if not same(request.cookies.get(LOGIN_COOKIE, ""), request.form.get("form_token", "")):
        return _login_form("The login page was open for long, or cookies are off. Please try again.", 400)
    try:
        token = log_in(current_site(), request.form.get("name", "").strip().lower(), request.form.get("password", ""))
    except WrongPassword as problem:
        return _login_form(str(problem), 401)
    except TooOften as problem:
        return _login_form(str(problem), 429)
    response = with_cookie(redirect(own_path(request.form.get("next", "")), 303), token)
    response.delete_cookie(LOGIN_COOKIE, path=COOKIE_PATH)
    return response


@bp.post("/logout")
def do_logout() -> AnyResponse:
    """End the session."""
    log_out(current_site(), request.cookies.get(COOKIE, ""))
    response = redirect(url_for("desk.show_login"), 303)
    response.delete_cookie(COOKIE, path=COOKIE_PATH)
    return response


@bp.get("/trail")
def show_trail() -> str:
    """Who did what, when, with which script; the newest first."""
    table = current_site().table
    before = request.args.get("before", default=table.newest_act() + 1, type=int)
    lines = table.acts(before=before, most=LINES_A_PAGE + 1)
    older = lines[LINES_A_PAGE - 1].number if len(lines) > LINES_A_PAGE else 0
    return render_template("desk/trail.html", lines=lines[:LINES_A_PAGE], older=older)


@bp.get("/trail/<int:number>")
def show_act(number: int) -> str:
    """One line of the trail, with what changed in the file."""
    line = current_site().table.act(number)
    if line is None:
        abort(404)
    return render_template("desk/act.html", line=line)


@bp.get("/<path:page>")
def show_nothing(page: str) -> str:  # noqa: ARG001 - the path is of no page
    """Whatever else is asked for below /desk, behind the login."""
    abort(404)


def _latest(site: Site) -> list[DeskAct]:
    """What was done last, besides coming and going."""
    lines = site.table.acts(before=MOST_LINES, most=LINES_A_PAGE)
    return [line for line in lines if not line.act.startswith("log")][:LATEST]


def _no_scripts() -> tuple[dict[str, int] | None, int]:
    return None, 0


def _login_form(problem: str, status: int) -> AnyResponse:
    site = current_site()
    token = request.cookies.get(LOGIN_COOKIE) or new_token()
    page = render_template("desk/login.html", problem=problem, login_token=token, name=request.form.get("name", ""),
                           next=request.values.get("next", ""), demo=DEMO_LOGIN if site.mode is Mode.DEMO else None)
    response = AnyResponse(page, status=status, mimetype="text/html")
    response.set_cookie(LOGIN_COOKIE, token, path=COOKIE_PATH, httponly=True, samesite="Strict",
                        secure=site.is_secure)
    return response
