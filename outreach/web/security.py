"""Every webhook is checked before anything is read from it; every page is sent guarded."""

from __future__ import annotations

from flask import Response, abort, g, request
from werkzeug.exceptions import HTTPException

from outreach.settings import Settings
from outreach.telemetry import log_trouble
from outreach.twiml.signature import HEADER, SETTINGS_HEADER, SHA1, algorithm_in, is_genuine
from outreach.web.line import current_line
from outreach.web.posted import posted

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
}


def require_signature() -> None:
    """Refuse a webhook that the provider did not sign for our public address: 403.

    The address is PUBLIC_URL and the path asked for; forwarded headers have no say.
    """
    settings = current_line().service.settings
    algorithm = algorithm_in(request.headers.get(SETTINGS_HEADER, ""))
    secret = settings.auth_token if algorithm == SHA1 else settings.shared_key or settings.auth_token
    genuine = is_genuine(request.headers.get(HEADER, ""), secret, signed_url(settings), posted().pairs, algorithm)
    if not genuine or not _is_our_account(settings):
        abort(403)
    g.is_genuine = True


def refusal_of(problem: Exception) -> Response | None:
    """The answer to a webhook that was refused, or that failed before it was known to be genuine; None for all others.

    Whatever breaks, nothing unsigned is answered in earnest.
    """
    if isinstance(problem, HTTPException):
        return problem.get_response()  # type: ignore[return-value]
    return None if g.get("is_genuine") else Response(status=403)


def signed_url(settings: Settings) -> str:
    """The address that the provider signed."""
    query = request.query_string.decode("latin-1")
    return f"{settings.public_url}{request.path}" + (f"?{query}" if query else "")


def add_headers(response: Response) -> Response:
    """Headers that keep pages to themselves. A page may set stricter ones of its own."""
    own = {name for name, _ in response.headers}
    for name, value in _HEADERS.items():
        if name not in own:
            response.headers.add(name, value)
    return response


def never_a_trace(problem: Exception) -> Response | HTTPException:
    """What no route foresaw: told in the log by kind and place, and to the visitor not at all."""
    if isinstance(problem, HTTPException):
        return problem
    log_trouble("web", problem)
    return Response(status=500)


def _is_our_account(settings: Settings) -> bool:
    return not settings.account_sid or posted().get("AccountSid") == settings.account_sid
