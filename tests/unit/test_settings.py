"""Settings: defaults, what each refuses and how it says so, and what production needs."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach import variables
from outreach.contact.keys import KeyRing
from outreach.errors import SettingsError
from outreach.settings import Settings
from tests.factories import ROOT

SECRET = "ab" * 32
PRODUCTION = {"TWILIO_AUTH_TOKEN": "a-token", "PUBLIC_URL": "https://line.example.org",
              "OUTREACH_PHONE_KEYS": f"2026a:{SECRET}"}

#: variable, a value that cannot be used, a word of the remedy
BAD_VALUES = (
    ("OUTREACH_SERVE", "all", "reviewed, drafts"),
    ("OUTREACH_RESPONDER", "me", "app, provider_default, provider_advanced"),
    ("OUTREACH_VOICE", "robot", "pyttsx3"),
    ("OUTREACH_TEXT_TO_911", "true", "yes or no"),
    ("OUTREACH_POSITION_HOURS", "0", "from 1 to 168"),
    ("OUTREACH_POSITION_HOURS", "169", "from 1 to 168"),
    ("OUTREACH_POSITION_HOURS", "2.5", "whole number"),
    ("OUTREACH_POSITION_HOURS", "-1", "whole number"),
    ("OUTREACH_POSITION_HOURS", "²", "whole number"),
    ("PORT", "http", "from 1 to 65535"),
    ("PORT", "65536", "from 1 to 65535"),
    ("WEB_CONCURRENCY", "65", "from 1 to 64"),
    ("PUBLIC_URL", "line.example.org", "https://"),
    ("PUBLIC_URL", "ftp://line.example.org", "https://"),
    ("PUBLIC_URL", "https://", "https://"),
    ("DATABASE_URL", "mysql://db", "sqlite:"), ("DATABASE_URL", "postgresql:line", "postgresql://"),
    ("OUTREACH_PERSON_NUMBER", "the front desk", "+1 216 555 0142"),
    ("OUTREACH_PERSON_NUMBER", "+1 216 555 0142 ext. 5", "+1 216 555 0142"),
    ("OUTREACH_LINE_NUMBER", "216", "+1 216 555 0142"),
    ("OUTREACH_EMERGENCY_NUMBER", "nine", "911"),
    ("OUTREACH_CRISIS_NUMBER", "9-8-eight", "988"),
)


def test_an_empty_environment_gives_the_defaults() -> None:
    """The defaults written in the class are those that `from_env` falls back to."""
    assert Settings() == Settings.from_env({})


def test_blank_values_count_as_not_set() -> None:
    """An empty line in an environment file changes nothing."""
    assert Settings() == Settings.from_env(dict.fromkeys(_variables(), "  "))


def test_values_are_read() -> None:
    """Each variable reaches its setting, trimmed."""
    read = Settings.from_env({
        **PRODUCTION, "OUTREACH_OPERATOR_NAME": " Oak Clinic ", "OUTREACH_PERSON_NUMBER": "(216) 555-0119",
        "OUTREACH_TEXT_TO_911": "Yes", "PUBLIC_URL": "https://line.example.org/", "PORT": "9000",
        "OUTREACH_SERVE": "drafts", "OUTREACH_DATA": "/var/lib/outreach",
    })

    assert ("Oak Clinic", "+12165550119", True, "https://line.example.org", 9000, "drafts") == (
        read.operator_name, read.person_number, read.text_to_911, read.public_url, read.port, read.serve)
    assert (Path("/var/lib/outreach/audio"), Path("/var/lib/outreach/builds")) == (read.audio_folder, read.build_folder)
    assert "sqlite:////var/lib/outreach/outreach.sqlite" == read.database


@pytest.mark.parametrize(("name", "value", "remedy"), BAD_VALUES)
def test_a_bad_value_names_the_variable_and_the_remedy(name: str, value: str, remedy: str) -> None:
    """The operator reads which line to change, and to what."""
    with pytest.raises(SettingsError) as caught:
        Settings.from_env({name: value})

    assert name == caught.value.name
    assert str(caught.value).startswith(f"{name}: ")
    assert remedy in str(caught.value)


@pytest.mark.parametrize(("name", "value"), [("PUBLIC_URL", "https://[line"), ("PORT", "9" * 5000)],
                         ids=["address", "number"])
def test_odd_values_name_the_variable_too(name: str, value: str) -> None:
    """A slip of the finger is answered by us, never by Python."""
    with pytest.raises(SettingsError):
        Settings.from_env({name: value})


@pytest.mark.parametrize("name", ["OUTREACH_PERSON_NUMBER", "OUTREACH_LINE_NUMBER"])
def test_a_number_without_its_area_code_is_refused(name: str) -> None:
    """Nobody could be connected by it."""
    with pytest.raises(SettingsError):
        Settings.from_env({name: "555-0142"})


@pytest.mark.parametrize("missing", sorted(PRODUCTION))
def test_production_refuses_and_names_what_is_missing(missing: str) -> None:
    """Without token, address and key nothing is served to the public."""
    environ = {name: value for name, value in PRODUCTION.items() if name != missing}
    with pytest.raises(SettingsError) as caught:
        Settings.from_env(environ).for_production()

    assert missing == caught.value.name
    assert f"{missing}: is not set. " in str(caught.value)


def test_production_takes_what_is_complete() -> None:
    """The same settings come back, and their keys can be used."""
    read = Settings.from_env(PRODUCTION)

    assert read == read.for_production()
    assert ["2026a"] == [key.key_id for key in KeyRing.parse(read.phone_keys).keys]


def test_secrets_are_not_in_what_is_printed() -> None:
    """A traceback or a log line never holds token, keys or the database's password."""
    read = Settings.from_env({**PRODUCTION, "DATABASE_URL": "sqlite:////folder/line.sqlite"})
    printed = repr(read) + str(read)

    assert "line.example.org" in printed
    assert not any(secret in printed for secret in ("a-token", SECRET, "/folder/line.sqlite"))


def test_a_refused_database_address_is_not_repeated() -> None:
    """It may hold a password."""
    with pytest.raises(SettingsError) as caught:
        Settings.from_env({"DATABASE_URL": "mysql://line:hunter2@db/line"})

    assert "hunter2" not in str(caught.value)


def test_the_settings_page_names_every_variable() -> None:
    """docs/settings.md is the operators' list; a setting that is not in it does not exist for them."""
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")

    assert len(set(_variables())) > 15
    assert [] == [name for name in sorted(set(_variables())) if f"`{name}`" not in page]


def test_the_settings_page_names_no_other_variable() -> None:
    """Nobody should set what nothing reads."""
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    named = {part for part in page.split("`")[1::2] if part.isupper() and part.startswith("OUTREACH_")}

    assert named <= set(_variables())


def _variables() -> Iterator[str]:
    """The names that `variables` reads, taken from its code."""
    tree = ast.parse(Path(variables.__file__).read_text(encoding="utf-8"))
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and _is_read(call.func):
            name = call.args[0]
            if isinstance(name, ast.Constant):
                yield str(name.value)


def _is_read(function: ast.Attribute) -> bool:
    return isinstance(function.value, ast.Name) and function.value.id == "read"
