"""Every variable of the environment, with its default, read into the value of one setting.

`docs/settings.md` lists each for operators; a test keeps that page and this list together.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from outreach.environment import EnvironmentReader

#: the United States with the territories that share their numbers, and Canada
REGIONS = ("US", "PR", "VI", "GU", "AS", "MP", "CA")
SERVE_CHOICES = ("reviewed", "drafts")
VOICE_CHOICES = ("auto", "hibari", "pyttsx3", "provider")
OVERDUE_CHOICES = ("say", "warn", "hold")
#: those that the line has words of its own in
LANGUAGE_CHOICES = ("en", "es")
DESK_CHOICES = ("off", "watch")
VOICEMAIL_CHOICES = ("hang-up", "message")
RESPONDER_CHOICES = ("app", "provider_default", "provider_advanced")


def every_setting(read: EnvironmentReader) -> dict[str, Any]:
    """The values of all fields of `Settings`, by their names.

    Raises:
        SettingsError: a value cannot be used; names the variable and the remedy.
    """
    groups = (_of_the_line, _of_the_provider, _of_storage, _of_the_server, _of_sending, _of_calls, _of_the_desk)
    return {name: value for group in groups for name, value in group(read).items()}


def _of_the_line(read: EnvironmentReader) -> dict[str, Any]:
    """Who runs the line, its numbers, its languages, and what it serves."""
    return {
        "operator_name": read.text("OUTREACH_OPERATOR_NAME", "Elm County Health"),
        "line_number": read.phone("OUTREACH_LINE_NUMBER"),
        "languages": read.choices("OUTREACH_LANGUAGES", LANGUAGE_CHOICES),
        "regions": read.regions("OUTREACH_REGIONS", REGIONS),
        "emergency_number": read.short_number("OUTREACH_EMERGENCY_NUMBER", "911"),
        "crisis_number": read.short_number("OUTREACH_CRISIS_NUMBER", "988"),
        "text_to_911": read.yes_or_no("OUTREACH_TEXT_TO_911"),
        "serve": read.choice("OUTREACH_SERVE", SERVE_CHOICES),
        "overdue": read.choice("OUTREACH_OVERDUE", OVERDUE_CHOICES),
        "responder": read.choice("OUTREACH_RESPONDER", RESPONDER_CHOICES),
        "voice": read.choice("OUTREACH_VOICE", VOICE_CHOICES),
    }


def _of_the_provider(read: EnvironmentReader) -> dict[str, Any]:
    """The account, and what proves that a webhook is genuine."""
    return {
        "account_sid": read.text("TWILIO_ACCOUNT_SID"),
        "auth_token": read.text("TWILIO_AUTH_TOKEN"),
        "shared_key": read.text("TWILIO_SHARED_KEY_SECRET"),
        "public_url": read.url("PUBLIC_URL"),
        "provider_url": read.secure_url("PROVIDER_URL", "https://api.twilio.com"),
    }


def _of_storage(read: EnvironmentReader) -> dict[str, Any]:
    """Where things lie, and for how long."""
    return {
        "database_url": read.database("DATABASE_URL"),
        "engine_url": read.text("OUTREACH_ENGINE_URL"),
        "data": Path(read.text("OUTREACH_DATA", "data")),
        "audio_store": read.text("OUTREACH_AUDIO_STORE"),
        "phone_keys": read.text("OUTREACH_PHONE_KEYS"),
        "position_hours": read.number("OUTREACH_POSITION_HOURS", 24, lowest=1, highest=168),
        "keep_days": read.number("OUTREACH_KEEP_DAYS", 30, lowest=7, highest=365),
        "forget_seconds": read.number("OUTREACH_FORGET_SECONDS", 3600, lowest=1, highest=86400),
    }


def _of_the_server(read: EnvironmentReader) -> dict[str, Any]:
    """What the server's processes take, and what one of them may be asked."""
    return {
        "port": read.number("PORT", 8000, lowest=1, highest=65535),
        "web_concurrency": read.number("WEB_CONCURRENCY", 2, lowest=1, highest=64),
        "metrics_token": read.secret("OUTREACH_METRICS_TOKEN"),
        "texts_per_hour": read.number("OUTREACH_TEXTS_PER_HOUR", 100, lowest=5, highest=100_000),
        "texts_per_day": read.number("OUTREACH_TEXTS_PER_DAY", 300, lowest=5, highest=1_000_000),
        "texts_per_minute": read.number("OUTREACH_TEXTS_PER_MINUTE", 1200, lowest=10, highest=1_000_000),
    }


def _of_sending(read: EnvironmentReader) -> dict[str, Any]:
    """What is sent unasked, how fast and when."""
    return {
        "sending": read.yes_or_no("OUTREACH_SENDING"),
        "sends_per_second": read.number("OUTREACH_SENDS_PER_SECOND", 1, lowest=1, highest=1000),
        "sends_per_day": read.number("OUTREACH_SENDS_PER_DAY", 2000, lowest=1, highest=10_000_000),
        "sends_per_person": read.number("OUTREACH_SENDS_PER_PERSON", 10, lowest=1, highest=100),
        "send_hours": read.hours("OUTREACH_SEND_HOURS", (9, 20)),
        "staff_number": read.phone("OUTREACH_STAFF_NUMBER"),
        "heartbeat_seconds": read.number("OUTREACH_HEARTBEAT_SECONDS", 10, lowest=2, highest=300),
    }


def _of_calls(read: EnvironmentReader) -> dict[str, Any]:
    """The settings of the people who can be reached, of calls, and of what programmes cost."""
    return {
        "person_number": read.phone("OUTREACH_PERSON_NUMBER"),
        "person_number_es": read.phone("OUTREACH_PERSON_NUMBER_ES"),
        "person_hours_es": read.text("OUTREACH_PERSON_HOURS_ES"),
        "person_hours": read.opening_hours("OUTREACH_PERSON_HOURS", zone=read.text("OUTREACH_PERSON_ZONE")),
        "person_zone": read.text("OUTREACH_PERSON_ZONE"),
        "night_number": read.phone("OUTREACH_NIGHT_NUMBER"),
        "speech": read.yes_or_no("OUTREACH_SPEECH"),
        "key_seconds": read.number("OUTREACH_KEY_SECONDS", 10, lowest=10, highest=120),
        "long_key_seconds": read.number("OUTREACH_LONG_KEY_SECONDS", 60, lowest=10, highest=600),
        "call_minutes": read.number("OUTREACH_CALL_MINUTES", 15, lowest=3, highest=240),
        "resume_calls": read.yes_or_no("OUTREACH_RESUME_CALLS", "yes"),
        "shared_numbers": read.phones("OUTREACH_SHARED_NUMBERS"),
        "voicemail": read.choice("OUTREACH_VOICEMAIL", VOICEMAIL_CHOICES),
        "price_per_segment": read.price("OUTREACH_PRICE_PER_SEGMENT"),
    }


def _of_the_desk(read: EnvironmentReader) -> dict[str, Any]:
    """The settings of the pages for those who run the line."""
    return {
        "desk": read.choice("OUTREACH_DESK", DESK_CHOICES),
        "desk_header": read.text("OUTREACH_DESK_LOGIN_HEADER"),
        "desk_proxy": read.address("OUTREACH_DESK_PROXY", needed_by="OUTREACH_DESK_LOGIN_HEADER"),
    }
