"""Who answers STOP, START and HELP: the line, or the provider before us. Never both.

Source of the words: the provider's default keyword lists ("Advanced Opt-Out" page).
"""

from __future__ import annotations

_DEFAULT_WORDS = frozenset((
    "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "START", "YES", "UNSTOP", "HELP",
    "INFO",
))


def provider_answers(responder: str, *, body: str, opt_out_type: str) -> bool:
    """True when the provider has already sent its own reply to this message.

    With "provider_default" it answers its own words, standing alone; with
    "provider_advanced" it says so by the parameter OptOutType.
    """
    if responder == "provider_advanced":
        return opt_out_type in ("STOP", "START", "HELP")
    return responder == "provider_default" and body.strip().upper() in _DEFAULT_WORDS
