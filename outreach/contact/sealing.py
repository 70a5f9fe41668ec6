"""Phone numbers that somebody is owed a message under: encrypted, for the line must be able to read them once.

AES-256-GCM under keys derived from the phone keys (HKDF-SHA-256), so that an operator keeps one secret.
Whoever holds a phone key can find numbers by trying them all; so a key of its own would protect nothing more.
"""

from __future__ import annotations

import base64
import secrets
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING

from outreach.contact.keys import KeyRing
from outreach.contact.numbers import normalise
from outreach.errors import SettingsError, UnusablePhoneNumber
from outreach.model.conversation import ContactId

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12
KEY_BYTES = 32
_PURPOSE = b"outreach: numbers that are owed a message, format 1"


class Sealer:
    """Seals and opens numbers; a sealed number opens only beside the keyed hash that it belongs to."""

    def __init__(self, keys: KeyRing) -> None:
        self._keys = keys

    def seal(self, number: str) -> str:
        """A number as a row may keep it, under the key in use today; each time another text.

        Raises:
            UnusablePhoneNumber: it is withheld, or no number at all.
            SettingsError: what sending needs is not installed.
        """
        e164, owner, nonce = normalise(number), self._keys.contact(number).current, secrets.token_bytes(NONCE_BYTES)
        sealed = self._ciphers[owner.key_id].encrypt(nonce, e164.encode(), owner.digest.encode())
        return base64.b64encode(nonce + sealed).decode()

    def open(self, sealed: str, owner: ContactId) -> str:
        """The number again.

        Raises:
            UnusablePhoneNumber: its key is gone, or the row was changed by another hand.
        """
        from cryptography.exceptions import InvalidTag

        try:
            whole = base64.b64decode(sealed)
            cipher = self._ciphers[owner.key_id]
            return cipher.decrypt(whole[:NONCE_BYTES], whole[NONCE_BYTES:], owner.digest.encode()).decode()
        except (InvalidTag, KeyError, ValueError) as problem:
            raise UnusablePhoneNumber("a sealed number cannot be opened: its phone key is missing") from problem

    @cached_property
    def _ciphers(self) -> dict[str, AESGCM]:
        """One cipher a phone key. Loaded at first use: a line that sends nothing does without the library."""
        try:
            from cryptography.hazmat.primitives.ciphers.aead import AESGCM
            from cryptography.hazmat.primitives.hashes import SHA256
            from cryptography.hazmat.primitives.kdf.hkdf import HKDF
        except ImportError as problem:
            raise _not_installed() from problem
        return {key.key_id: AESGCM(HKDF(SHA256(), KEY_BYTES, salt=None, info=_PURPOSE).derive(key.secret))
                for key in self._keys.keys}


def check_installed() -> None:
    """Make sure, without loading it, that the library is there.

    Raises:
        SettingsError: it is not; says what to do.
    """
    if find_spec("cryptography") is None:
        raise _not_installed()


def _not_installed() -> SettingsError:
    return SettingsError("OUTREACH_SENDING", problem="what sending needs is not installed",
                         remedy="Install all of requirements.lock, or leave the setting at no")
