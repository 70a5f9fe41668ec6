"""The one rule for counts that leave the house: small ones are not told."""

from __future__ import annotations

#: fewer people, calls or numbers are never counted out: a small count may lead to a person
LEAST_TOLD = 10
