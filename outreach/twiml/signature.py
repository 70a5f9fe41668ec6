"""Webhook signatures: proof that a request comes from the provider.

HMAC-SHA1 over the public address and the sorted parameters, in base64, as the provider's
"Webhooks Security" page says; with a shared key HMAC-SHA256, told by a second header. The
provider's own library is the oracle in the tests.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Iterable

HEADER = "X-Twilio-Signature"
#: comes with webhooks that a shared key signed: "key=…,algorithm=HMAC_SHA256"
SETTINGS_HEADER = "X-Twilio-Webhooks-Signature-Settings"
SHA1, SHA256 = "HMAC_SHA1", "HMAC_SHA256"
_HASHES = {SHA1: "sha1", SHA256: "sha256"}


def algorithm_in(settings_header: str) -> str:
    """The algorithm that the second header names; without one that of the auth token."""
    named = (part.partition("=") for part in settings_header.split(","))
    values = (value.strip() for name, _, value in named if name.strip() == "algorithm" and value.strip())
    return next(values, SHA1).upper()


def sign(token: str, url: str, params: Iterable[tuple[str, str]], algorithm: str = SHA1) -> str:
    """The signature of a request: its full address, then each name and value in order.

    A parameter given twice with the same value counts once.
    """
    signed = url + "".join([name + value for name, value in sorted(set(params))])
    digest = hmac.digest(token.encode(), signed.encode("utf-8", "surrogatepass"), _HASHES[algorithm])
    return base64.b64encode(digest).decode()


def is_genuine(signature: str, token: str, url: str, params: Iterable[tuple[str, str]],
               algorithm: str = SHA1) -> bool:
    """True when a request was signed with our token; never true without a token, or with an unknown algorithm."""
    if not token or not signature or algorithm not in _HASHES:
        return False
    return hmac.compare_digest(sign(token, url, params, algorithm).encode(), signature.encode("utf-8", "replace"))
