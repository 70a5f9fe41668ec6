"""Webhook signatures: proof that a request comes from the provider.

HMAC-SHA1 over the public address and the sorted parameters, in base64, as the provider's
"Webhooks Security" page says. The provider's own library is the oracle in the tests.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable

HEADER = "X-Twilio-Signature"


def sign(token: str, url: str, params: Iterable[tuple[str, str]]) -> str:
    """The signature of a request: its full address, then each name and value in order.

    A parameter given twice with the same value counts once.
    """
    signed = url + "".join(name + value for name, value in sorted(set(params)))
    digest = hmac.new(token.encode(), signed.encode("utf-8", "surrogatepass"), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


def is_genuine(signature: str, token: str, url: str, params: Iterable[tuple[str, str]]) -> bool:
    """True when a request was signed with our token; never true without a token."""
    if not token or not signature:
        return False
    return hmac.compare_digest(sign(token, url, params).encode(), signature.encode("utf-8", "replace"))
