"""Values of the environment, each checked as it is read; an error names the variable and the remedy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from ipaddress import ip_address
from urllib.parse import urlsplit

import phonenumbers

from outreach.errors import SettingsError
from outreach.opening_hours import ALWAYS, OpeningHours

#: how the address of a database that can be used begins
DATABASES = ("sqlite:///", "postgresql://", "postgres://")

#: characters of a token that cannot be tried out
SHORTEST_SECRET = 16


@dataclass(frozen=True, slots=True)
class EnvironmentReader:
    """Reads one kind of value after the other. Every method raises SettingsError for a value that cannot be used."""

    environ: Mapping[str, str]

    def text(self, name: str, default: str = "") -> str:
        """The value without spaces around it; the default when it is not set."""
        return self.environ.get(name, "").strip() or default

    def secret(self, name: str) -> str:
        """Something that nobody can guess; empty when it is not set."""
        value = self.text(name)
        if value and len(value) < SHORTEST_SECRET:
            raise SettingsError(name, problem=f"it has fewer than {SHORTEST_SECRET} characters, so it can be guessed",
                                remedy="Set it to what `openssl rand -hex 16` prints")
        return value

    def phone(self, name: str) -> str:
        """A number that can be dialled, in its international form; empty when it is not set."""
        return self._dialled(name, self.text(name))

    def phones(self, name: str) -> tuple[str, ...]:
        """Several numbers, separated by commas."""
        return tuple(self._dialled(name, part.strip()) for part in self.text(name).split(",") if part.strip())

    def opening_hours(self, name: str, *, zone: str) -> OpeningHours:
        """Hours of the week in a time zone; always, where none are set."""
        hours = self.text(name)
        try:
            return OpeningHours.parse(hours, zone) if hours else ALWAYS
        except ValueError as problem:
            raise SettingsError(name, problem=str(problem), remedy='Write it like "mon-fri 8-17, sat 9:30-12", '
                                "and OUTREACH_PERSON_ZONE like America/New_York") from problem

    def _dialled(self, name: str, value: str) -> str:
        try:
            parsed = phonenumbers.parse(value, "US") if value else None
        except phonenumbers.NumberParseException:
            parsed = None
        if parsed is None or parsed.extension or not _can_be_dialled(parsed):
            if not value:
                return ""
            raise SettingsError(name, problem=f"{value!r} is no number that can be dialled",
                                remedy="Write it like +1 216 555 0142, without an extension")
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)

    def short_number(self, name: str, default: str) -> str:
        """A short code such as 911, or a whole number in digits and hyphens."""
        value = self.text(name, default)
        if not all(character.isdigit() or character == "-" for character in value):
            raise SettingsError(name, problem=f"{value!r} is no number", remedy=f"Write digits, such as {default}")
        return value

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """One of the choices; the first when it is not set."""
        value = self.text(name, choices[0])
        if value not in choices:
            raise SettingsError(name, problem=f"{value!r} is not known",
                                remedy=f"Use one of: {', '.join(choices)}")
        return value

    def choices(self, name: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        """One or more of the choices, separated by commas, each once, in the order given."""
        value = self.text(name, ",".join(choices))
        chosen = tuple(dict.fromkeys(part.strip().lower() for part in value.split(",")))
        if not set(chosen) <= set(choices):
            raise SettingsError(name, problem=f"{value!r} is not known",
                                remedy=f"Use one or more of these, with commas between: {', '.join(choices)}")
        return chosen

    def regions(self, name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Countries as two capital letters, separated by commas."""
        value = self.text(name, ",".join(default)).upper()
        regions = tuple(part.strip() for part in value.split(","))
        if not set(regions) <= phonenumbers.SUPPORTED_REGIONS:
            raise SettingsError(name, problem=f"{value!r} is not known",
                                remedy="Use two letters a country, with commas between, such as US,CA")
        return regions

    def yes_or_no(self, name: str, default: str = "no") -> bool:
        """True for yes, False for no, in any case of letters."""
        value = self.text(name, default).lower()
        if value not in ("yes", "no"):
            raise SettingsError(name, problem=f"{value!r} is neither yes nor no", remedy="Use yes or no")
        return value == "yes"

    def number(self, name: str, default: int, *, lowest: int, highest: int) -> int:
        """A whole number within bounds, both included."""
        value = self.text(name, str(default))
        if not value.isascii() or not value.isdigit() or len(value) > 9 or not lowest <= int(value) <= highest:
            raise SettingsError(name, problem=f"{value!r} cannot be used",
                                remedy=f"Use a whole number from {lowest} to {highest}")
        return int(value)

    def price(self, name: str) -> Decimal | None:
        """An amount of money, such as 0.0083; None when it is not set."""
        value = self.text(name)
        if value and not re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,6})?", value):
            raise SettingsError(name, problem=f"{value!r} is no price",
                                remedy="Write digits and a point, such as 0.0083")
        return Decimal(value) if value else None

    def url(self, name: str) -> str:
        """A web address without a path; empty when it is not set."""
        value = self.text(name).rstrip("/")
        if value and not _is_origin(value):
            raise SettingsError(name, problem=f"{value!r} is no web address",
                                remedy="Write it without a path, such as https://line.example.org")
        return value

    def secure_url(self, name: str, default: str) -> str:
        """A web address to which secrets are sent: encrypted on the way, unless it stays on this machine."""
        value = self.url(name) or default
        if urlsplit(value).scheme != "https" and urlsplit(value).hostname not in ("127.0.0.1", "::1", "localhost"):
            raise SettingsError(name, problem="the account's secret would travel in the clear",
                                remedy="Write it with https://")
        return value

    def hours(self, name: str, default: tuple[int, int]) -> tuple[int, int]:
        """Two hours of a day, such as "9-20"."""
        value = self.text(name, f"{default[0]}-{default[1]}")
        first, _, last = value.partition("-")
        if not (first.isdecimal() and last.isdecimal() and 0 <= int(first) < int(last) <= 24):
            raise SettingsError(name, problem=f"{value!r} are no hours of a day", remedy="Write them like 9-20")
        return int(first), int(last)

    def address(self, name: str, *, needed_by: str) -> str:
        """The address of a computer, such as 127.0.0.1; another setting counts only with it."""
        value = self.text(name)
        try:
            known = str(ip_address(value)) if value else ""
        except ValueError as problem:
            raise SettingsError(name, problem=f"{value!r} is no address of a computer",
                                remedy="Write it like 10.0.0.5") from problem
        if self.text(needed_by) and not known:
            raise SettingsError(name, problem=f"is not set, so anybody could send the header of {needed_by}",
                                remedy="Set it to the address from which the proxy asks, such as 127.0.0.1")
        return known

    def database(self, name: str) -> str:
        """The address of a database; empty when it is not set."""
        value = self.text(name)
        if value and not value.startswith(DATABASES):
            raise SettingsError(name, problem="it names neither SQLite nor PostgreSQL", remedy=(
                "Use sqlite:////path/to/outreach.sqlite or postgresql://USER:PASSWORD@HOST:5432/NAME, "
                "or leave it unset"))
        return value


def _is_origin(url: str) -> bool:
    """True for scheme and host alone: a call's next step is addressed from the root."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    beyond_host = parts.path or parts.query or parts.fragment
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not beyond_host


def _can_be_dialled(number: phonenumbers.PhoneNumber) -> bool:
    """True for a whole number; seven digits without an area code are other people elsewhere."""
    reason = phonenumbers.is_possible_number_with_reason(number)
    return bool(reason == phonenumbers.ValidationResult.IS_POSSIBLE)
