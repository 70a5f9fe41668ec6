"""Pages that are for a browser on this very computer: every other caller is refused."""

from __future__ import annotations

import re
from ipaddress import ip_address

from flask import abort, request

_OWN_HOST = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?", re.IGNORECASE)
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host")


def refuse_other_computers() -> None:
    """Refuse, by 403, whoever asks from elsewhere, through a proxy, or by a name that somebody else made up."""
    if not is_loopback(request.remote_addr) or any(name in request.headers for name in _FORWARDED):
        abort(403, "This page works only on the computer that runs the line.")
    if not _OWN_HOST.fullmatch(request.headers.get("Host", "")):
        abort(403, "Open this page as http://localhost or http://127.0.0.1.")


def is_loopback(address: str | None) -> bool:
    """True for an address of this computer itself."""
    try:
        return ip_address((address or "").removeprefix("::ffff:")).is_loopback
    except ValueError:
        return False
