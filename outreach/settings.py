"""Every setting of the line, read once from the environment.

Nothing else in the project reads the environment; `variables` has the name of each setting there.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Self

from outreach.environment import EnvironmentReader
from outreach.errors import SettingsError
from outreach.opening_hours import ALWAYS, OpeningHours
from outreach.variables import LANGUAGE_CHOICES, REGIONS, every_setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One frozen set of settings; `from_env` checks each value as it reads it."""

    #: who runs the line, as patients hear it
    operator_name: str = "Elm County Health"
    #: the line's own phone number, as given to patients; empty hides "call us"
    line_number: str = ""
    #: a person's number; empty: the line says that it has nobody to connect
    person_number: str = ""
    #: when a person answers calls; always, where none are set
    person_hours: OpeningHours = ALWAYS
    #: the time zone of those hours
    person_zone: str = ""
    #: answers calls outside those hours; empty: nobody does
    night_number: str = ""
    #: the number of somebody who speaks Spanish; empty: the person's number is given to everybody
    person_number_es: str = ""
    #: when they can be reached, as Spanish texts say it, such as "lunes a viernes, 8 a 5"
    person_hours_es: str = ""
    #: the languages that the line answers in; the first is for those who have not shown theirs
    languages: tuple[str, ...] = LANGUAGE_CHOICES
    emergency_number: str = "911"
    crisis_number: str = "988"
    #: True where the emergency number takes texts
    text_to_911: bool = False
    account_sid: str = ""
    auth_token: str = field(default="", repr=False)
    #: the address the provider calls; signatures are checked against it alone
    public_url: str = ""
    #: "sqlite:///path" or "postgresql://user:password@host/name"; empty: outreach.sqlite in the data folder
    database_url: str = field(default="", repr=False)
    #: id:hex pairs, newest first; see contact.keys
    phone_keys: str = field(default="", repr=False)
    #: the folder for the database, builds and the demo's secrets; must last
    data: Path = Path("data")
    #: the folder of rendered clips; empty: audio in the data folder
    audio_store: str = ""
    serve: str = "reviewed"
    #: what becomes of a topic whose source is overdue for its review
    overdue: str = "say"
    responder: str = "app"
    voice: str = "auto"
    #: hours for which MORE goes on where the reader stopped, 1 to 168
    position_hours: int = 24
    #: how many texts of one number are answered in an hour and in a day; danger, STOP, START and HELP always are
    texts_per_hour: int = 100
    texts_per_day: int = 300
    #: how many texts of all numbers together are answered in a minute; danger, STOP, START and HELP always are
    texts_per_minute: int = 1200
    #: the countries whose numbers are answered in full, as two letters
    regions: tuple[str, ...] = REGIONS
    #: days after which what people texted and read is erased, 7 to 365; STOP and START never are
    keep_days: int = 30
    #: who may see /metrics; empty: nobody
    metrics_token: str = field(default="", repr=False)
    #: seconds between two times that the line forgets, 1 to 86400
    forget_seconds: int = 3600
    #: True where the line may send what nobody texted for a moment ago; nothing is sent unless switched on
    sending: bool = False
    #: where the provider takes messages; another one for compatible providers and tests
    provider_url: str = "https://api.twilio.com"
    #: the secret of a shared key that signs webhooks; empty: the auth token signs them
    shared_key: str = field(default="", repr=False)
    #: messages a second from the line's number, 1 to 1000
    sends_per_second: int = 1
    #: messages in 24 hours, by the whole line and to one person
    sends_per_day: int = 2000
    sends_per_person: int = 10
    #: the hours of the day in which people are written to unasked, where they are: from 9 until 20
    send_hours: tuple[int, int] = (9, 20)
    #: what a machine that picks up a call of ours hears: nothing, or who called and how to call back
    voicemail: str = "hang-up"
    #: what the provider asks for one segment, in its currency; None: previews tell no cost
    price_per_segment: Decimal | None = None
    #: a number of the operator's own staff, for alerts and test messages
    staff_number: str = ""
    #: a worker that is silent for so many seconds counts as dead, 2 to 300
    heartbeat_seconds: int = 10
    #: where the sending engine keeps its own tables; empty: beside the database
    engine_url: str = field(default="", repr=False)
    #: True where the provider understands what callers say
    speech: bool = False
    #: seconds that a call waits for a key, 10 to 120, and for those who needed more time
    key_seconds: int = 10
    long_key_seconds: int = 60
    #: minutes of the longest call, 3 to 240
    call_minutes: int = 15
    #: True to offer callers to go on where they stopped
    resume_calls: bool = True
    #: numbers of phones that many people use, such as a ward's: nobody's place is kept for them
    shared_numbers: tuple[str, ...] = ()
    #: whether the line's server shows the desk to those who log in: "off" or "watch"
    desk: str = "off"
    #: a header in which a proxy names who is logged in there; empty: people log in at the desk itself
    desk_header: str = ""
    #: the address of that proxy; the header counts from nobody else
    desk_proxy: str = ""
    port: int = 8000
    web_concurrency: int = 2

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Self:
        """Read the settings from the environment; what is not set keeps its default.

        A mapping given instead of the environment is read in its place.

        Raises:
            SettingsError: a value cannot be used; names the variable and the remedy.
        """
        return cls(**every_setting(EnvironmentReader(os.environ if environ is None else environ)))  # noqa: TID251

    def person_for(self, language: str) -> str:
        """The number of a person for somebody who speaks a language; empty where there is nobody."""
        return (self.person_number_es if language == "es" else "") or self.person_number

    @property
    def database(self) -> str:
        """The database address, with the default filled in."""
        return self.database_url or f"sqlite:///{self.data / 'outreach.sqlite'}"

    @property
    def audio_folder(self) -> Path:
        """Where clips lie, one file per content hash."""
        return Path(self.audio_store) if self.audio_store else self.data / "audio"

    @property
    def build_folder(self) -> Path:
        """Where built catalogues lie, and the pointer to the one that is served."""
        return self.data / "builds"

    @property
    def spool_folder(self) -> Path:
        """Where STOPs wait while the database does not answer; as lasting as the database."""
        return self.data / "spool"

    @property
    def memory_folder(self) -> Path:
        """Where commands keep what they found out, so as not to look again; safe to delete."""
        return self.data / "memory"

    def for_production(self) -> Settings:
        """Refuse to serve the public without token, public address and phone key.

        Raises:
            SettingsError: the first of them that is missing.
        """
        for name, value, remedy in self._needed_in_production():
            if not value:
                raise SettingsError(name, problem="is not set", remedy=remedy)
        return self

    def for_sending(self) -> Settings:
        """Refuse to send anything without the switch, the account and a number to send from.

        Raises:
            SettingsError: the first of them that is missing.
        """
        if not self.sending:
            raise SettingsError("OUTREACH_SENDING", problem="is not set to yes, so nothing is ever sent",
                                remedy="Set it to yes once whoever is to be written to has asked for it, or agreed")
        for name, value, remedy in (("TWILIO_ACCOUNT_SID", self.account_sid, "Copy it from the provider's console"),
                                    ("OUTREACH_LINE_NUMBER", self.line_number, "Set it to the number to send from")):
            if not value:
                raise SettingsError(name, problem="is not set", remedy=remedy)
        return self.for_production()

    def _needed_in_production(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("TWILIO_AUTH_TOKEN", self.auth_token,
             "Copy the auth token from the provider's console; without it no webhook can be trusted"),
            ("PUBLIC_URL", self.public_url,
             "Set it to the address the provider calls, such as https://line.example.org"),
            ("OUTREACH_PHONE_KEYS", self.phone_keys,
             'Set it to "2026a:" and 64 hex digits; `openssl rand -hex 32` makes them'),
        )

    def with_changes(self, **changes: object) -> Settings:
        """A copy in which some settings differ."""
        return replace(self, **changes)  # type: ignore[arg-type]
