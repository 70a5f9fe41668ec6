"""The secret keys that turn phone numbers into hashes that only this line can match.

A plain hash of a phone number protects nothing: all numbers of a country can be tried
in an hour. HMAC-SHA-256 with a secret of 32 bytes cannot be tried without the secret.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from typing import Self

from outreach.contact.numbers import normalise
from outreach.errors import SettingsError
from outreach.model.conversation import Contact, ContactId

SHORTEST_KEY_BYTES = 32
#: enough to tell one text from the last; far too few to find words by
MARK_DIGITS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneKey:
    """One secret with its id; the id is stored beside every hash made with it."""

    key_id: str
    secret: bytes = field(repr=False)

    def identify(self, number: str) -> ContactId:
        """The keyed hash of a number in E.164 form."""
        digest = hmac.digest(self.secret, number.encode(), "sha256").hex()
        return ContactId(key_id=self.key_id, digest=digest)

    def mark(self, known: ContactId, words: str) -> str:
        """The keyed hash of a person's words: nothing leads back to either."""
        return hmac.digest(self.secret, f"{known.digest} {words}".encode(), "sha256").hex()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRing:
    """Every key that still matters: the first writes, all of them search.

    To rotate, put a new key in front and keep the old ones: opt-outs made under an
    old key are found as long as that key is in the ring.
    """

    keys: tuple[PhoneKey, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2026b:<64 hex digits>,2026a:<64 hex digits>", the newest key first.

        Raises:
            SettingsError: no key, an id twice, or a secret under 32 bytes.
        """
        keys = tuple(_parse_key(part) for part in text.split(",") if part.strip())
        ids = [key.key_id for key in keys]
        if not keys or len(set(ids)) != len(ids):
            raise _unusable("it holds no key, or one key id twice")
        return cls(keys=keys)

    def contact(self, number: str) -> Contact:
        """Turn a phone number into ids under every key.

        Raises:
            UnusablePhoneNumber: it is withheld, or no number at all.
        """
        e164 = normalise(number)
        return Contact(ids=tuple(key.identify(e164) for key in self.keys))

    def mark(self, contact: Contact, words: str) -> str:
        """A short keyed mark of somebody's words: the same each time, and no way back to the words."""
        return self.keys[0].mark(contact.current, words)[:MARK_DIGITS]

    def marks(self, contact: Contact, words: str) -> tuple[str, ...]:
        """The whole mark of somebody's words under each key, the key in use today first."""
        return tuple(key.mark(known, words) for key in self.keys for known in contact.ids
                     if known.key_id == key.key_id)


def new_phone_key(key_id: str) -> str:
    """A fresh key in the form that OUTREACH_PHONE_KEYS takes."""
    return f"{key_id}:{secrets.token_hex(SHORTEST_KEY_BYTES)}"


def _parse_key(text: str) -> PhoneKey:
    key_id, colon, secret_hex = text.strip().partition(":")
    try:
        secret = bytes.fromhex(secret_hex)
    except ValueError as problem:
        raise _unusable("a secret is not written in hex digits") from problem
    if not colon or not key_id or len(secret) < SHORTEST_KEY_BYTES:
        raise _unusable("a key is not id:secret with at least 64 hex digits")
    return PhoneKey(key_id=key_id, secret=secret)


def _unusable(problem: str) -> SettingsError:
    return SettingsError(
        "OUTREACH_PHONE_KEYS", problem=problem,
        remedy='Write it as "2026a:" and 64 hex digits; `openssl rand -hex 32` makes them',
    )
