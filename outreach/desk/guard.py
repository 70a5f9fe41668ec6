"""The door of the desk: who may come in, from where, and whether a form is really theirs."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Blueprint, Response, abort, current_app, g, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from outreach.desk.logins import begin, session_of
from outreach.desk.site import Mode, Site, current_site
from outreach.errors import DeskError, OutreachError, StoreUnavailable
from outreach.model.desk import DeskSession, DeskUser, Role
from outreach.simulator.own_computer import refuse_other_computers

COOKIE = "outreach_desk"
#: where the browser sends the cookies, and nowhere else
COOKIE_PATH = "/desk"
OPEN = frozenset(("desk.show_login", "desk.do_login", "desk.static", "desk.palette"))
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
                               "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
                               "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin", "Cache-Control": "no-store",
}
#: the pages in the order of the work; those that a desk lacks are left out
NAVIGATION = (("desk.home", "Overview"), ("desk_review.show_queue", "Review"),
              ("desk_review.show_freshness", "Freshness"), ("desk.show_use", "Use"),
              ("desk_campaigns.show_campaigns", "Campaigns"), ("desk.show_holds", "Holds"),
              ("desk.show_health", "Health"), ("desk.show_trail", "Trail"))
#: bytes of a form; the words of the longest script twice over
LARGEST_FORM = 512 * 1024
_OWN_PATH = re.compile(r"/desk(?:/[\w./-]*)?(?:\?[\w=&%.+-]*)?", re.ASCII)
View = TypeVar("View", bound=Callable[..., Any])


def guard(pages: Blueprint) -> Blueprint:
    """Put the door before every page of a blueprint."""
    pages.before_request(let_in)
    pages.after_request(add_headers)
    pages.context_processor(about_page)
    pages.register_error_handler(OutreachError, show_problem)
    pages.register_error_handler(HTTPException, show_refusal)
    return pages


def let_in() -> AnyResponse | None:
    """Let in who is logged in; whoever is not is shown the login, and comes back to the page they asked for."""
    site = current_site()
    request.max_content_length = LARGEST_FORM
    if site.is_local:
        refuse_other_computers()
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none") and _changes():
        abort(403, "This form came from another site.")
    if request.endpoint in OPEN:
        return None
    session = session_of(site, request.cookies.get(COOKIE, ""))
    if site.settings.desk_header:
        return _through_proxy(site, session)
    if session is None:
        return redirect(url_for("desk.show_login", next=request.full_path.rstrip("?") if not _changes() else None), 303)
    _inside(session)
    return None


def _inside(session: DeskSession) -> None:
    g.desk_session = session
    if _changes() and not same(session.form_token, request.form.get("form_token", "")):
        abort(403, "This form is of another login, or the login ended. Go back, load the page anew, and send it again.")


def _through_proxy(site: Site, session: DeskSession | None) -> AnyResponse | None:
    """A proxy that is named in the settings says who it is; from anybody else its header counts nothing."""
    if request.remote_addr != site.settings.desk_proxy:
        abort(403, "This desk is reached through its proxy alone.")
    name = request.headers.get(site.settings.desk_header, "").strip().lower()
    if session is not None and session.user.name == name:
        _inside(session)
        return None
    if _changes() or not name or site.table.user(name) is None:
        abort(403, "The proxy names nobody who may work here. Let them in: outreach desk-user add NAME")
    return with_cookie(redirect(request.full_path.rstrip("?"), 303), begin(site, name, site.clock(), by="proxy"))


def with_cookie(response: AnyResponse, token: str) -> AnyResponse:
    """Give the browser a session's token: never to scripts, never to other sites, encrypted where that can be."""
    response.set_cookie(COOKIE, token, path=COOKIE_PATH, httponly=True, samesite="Strict",
                        secure=current_site().is_secure)
    return response


def reviewers_only(view: View) -> View:
    """A page for those who may sign."""
    @wraps(view)
    def checked(*args: Any, **kwargs: Any) -> Any:
        if current_user().role is not Role.REVIEWER:
            abort(403, "Only a reviewer may do this. Your login watches, holds and releases.")
        return view(*args, **kwargs)
    return checked  # type: ignore[return-value]


def current_user() -> DeskUser:
    """Whose page it is."""
    session: DeskSession = g.desk_session
    return session.user


def same(known: str, given: str) -> bool:
    """True for two equal tokens, compared in the same time whatever they are."""
    return bool(known) and hmac.compare_digest(known.encode(), given.encode())


def new_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(32)


def own_path(path: str) -> str:
    """A page of the desk to go on to; the first one for anything else."""
    return path if _OWN_PATH.fullmatch(path) and "//" not in path else url_for("desk.home")


def add_headers(response: Response) -> Response:
    """Nothing from elsewhere, nothing inline, nothing kept by caches, but what the desk's own files are."""
    response.headers.update(HEADERS)
    if request.endpoint and request.endpoint.endswith((".static", ".palette")):
        response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def show_problem(problem: OutreachError) -> tuple[str, int]:
    """Our own errors say what to do."""
    status = 503 if isinstance(problem, StoreUnavailable) else 400 if isinstance(problem, DeskError) else 409
    return render_template("desk/problem.html", title="This did not work", text=str(problem)), status


def show_refusal(problem: HTTPException) -> Any:
    """A page that is not there, or not for this person; a redirect stays one."""
    if problem.code is None or problem.code < 400:
        return problem
    title = {403: "Not allowed", 404: "Not here", 405: "Not here"}.get(problem.code, "This did not work")
    text = problem.description if problem.code != 404 else "There is no such page at this desk."
    return render_template("desk/problem.html", title=title, text=text), problem.code


def about_page() -> dict[str, Any]:
    """What every page of the desk shows: where it stands, who is there, and the token of its forms."""
    site, session = current_site(), g.get("desk_session")
    nav = tuple((end, text, end in current_app.view_functions) for end, text in NAVIGATION)
    return {"site": site, "nav": nav, "me": session.user if session else None,
            "form_token": session.form_token if session else "",
            "is_demo": site.mode is Mode.DEMO, "may_review": site.folders is not None,
            "may_sign": site.folders is not None and session is not None and session.user.role is Role.REVIEWER}


def _changes() -> bool:
    """True for what may change something."""
    return request.method not in ("GET", "HEAD", "OPTIONS")
