"""All pages share their colours: one file, for light and dark, that each room serves below its own address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from outreach.simulator.page import create_simulator
from tests.conftest import ROOT

SHEETS = tuple(sorted((ROOT / "outreach").glob("*/static/*.css")))
PALETTE = ROOT / "outreach/web/static/palette.css"
LIGHT, DARK = (frozenset(re.findall(r"(--[\w-]+):", part)) for part in PALETTE.read_text().split("@media"))


def test_both_schemes_have_the_same_colours() -> None:
    """Nothing stays light in the dark."""
    assert LIGHT == DARK
    assert len(LIGHT) >= 20


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_every_colour_is_of_the_palette(sheet: Path) -> None:
    """No sheet names a colour that is not there, or brings one of its own but for paper."""
    text = sheet.read_text()
    assert set(re.findall(r"var\((--[\w-]+)\)", text)) <= LIGHT
    if sheet != PALETTE:
        assert not re.findall(r"#[0-9a-f]{3,8}\b", text.partition("@media print")[0])


def test_it_is_kept_by_browsers(client: FlaskClient) -> None:
    """For an hour, and asked for by its own address."""
    answer = client.get("/palette.css")
    assert (answer.status_code, answer.mimetype) == (200, "text/css")
    assert answer.cache_control.max_age == 3600
    assert 'href="/palette.css"' in client.get("/").text


def test_the_trial_phones_have_it_without_a_public_page() -> None:
    """Each room serves it by itself."""
    app = Flask("phones alone")
    app.register_blueprint(create_simulator(public_url="http://localhost", token="none", account_sid="AC0",
                                            line_number="", words_of=lambda _: None))
    page = app.test_client().get("/simulator/").text
    assert 'href="/simulator/palette.css"' in page
    assert app.test_client().get("/simulator/palette.css").data == PALETTE.read_bytes()
