"""Every webhook is checked before anything is read from it; every page is sent guarded."""

from __future__ import annotations

from flask import Response, abort, g, request
from werkzeug.exceptions import HTTPException

from outreach.settings import Settings
from outreach.telemetry import log_trouble
from outreach.twiml.signature import HEADER, SETTINGS_HEADER, SHA1, algorithm_in, is_genuine
from outreach.web.line import current_line
from outreach.web.posted import Posted, posted

PAGE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
}


def require_signature() -> None:
    """Refuse a webhook that the provider did not sign for our public address: 403."""
    address = signed_path(request.path, request.query_string.decode("latin-1"))
    signature, named = request.headers.get(HEADER, ""), request.headers.get(SETTINGS_HEADER, "")
    if not is_signed(current_line().service.settings, posted(), address, signature=signature, named=named):
        abort(403)
    g.is_genuine = True


def is_signed(settings: Settings, form: Posted, path: str, *, signature: str, named: str) -> bool:
    """True when the provider signed these parameters for this path, and for our account.

    The address is PUBLIC_URL and the path asked for; forwarded headers have no say. `named` is the second header,
    which names the algorithm.
    """
    algorithm = algorithm_in(named) if named else SHA1
    secret = settings.auth_token if algorithm == SHA1 else settings.shared_key or settings.auth_token
    ours = not settings.account_sid or form.get("AccountSid") == settings.account_sid
    return ours and is_genuine(signature, secret, settings.public_url + path, form.pairs, algorithm)


def signed_path(path: str, query: str) -> str:
    """The path with its query, as it was signed behind the public address."""
    return f"{path}?{query}" if query else path


def refusal_of(problem: Exception) -> Response | None:
    """The answer to a webhook that was refused, or that failed before it was known to be genuine; None for all others.

    Whatever breaks, nothing unsigned is answered in earnest.
    """
    if isinstance(problem, HTTPException):
        return problem.get_response()  # type: ignore[return-value]
    return None if g.get("is_genuine") else Response(status=403)


def add_headers(response: Response) -> Response:
    """Headers that keep pages to themselves. A page may set stricter ones of its own."""
    own = {name for name, _ in response.headers}
    for name, value in PAGE_HEADERS.items():
        if name not in own:
            response.headers.add(name, value)
    return response


def never_a_trace(problem: Exception) -> Response | HTTPException:
    """What no route foresaw: told in the log by kind and place, and to the visitor not at all."""
    if isinstance(problem, HTTPException):
        return problem
    log_trouble("web", problem)
    return Response(status=500)
