"""Who answers STOP, START and HELP: the line, or the provider before us. Never both.

Source of the words: the provider's default keyword lists ("Advanced Opt-Out" page).
"""

from __future__ import annotations

_DEFAULT_WORDS = {
    "STOP": ("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"),
    "START": ("START", "YES", "UNSTOP"),
    "HELP": ("HELP", "INFO"),
}.items()


def answered_by_provider(responder: str, *, body: str, opt_out_type: str) -> str:
    """"STOP", "START" or "HELP" when the provider took a message as such and replied; else "".

    With "provider_default" it answers its own words, standing alone; with
    "provider_advanced" it says so by the parameter OptOutType.
    """
    if responder == "provider_advanced":
        return opt_out_type if opt_out_type in ("STOP", "START", "HELP") else ""
    if responder == "provider_default":
        return next((kind for kind, words in _DEFAULT_WORDS if body.strip().upper() in words), "")
    return ""
