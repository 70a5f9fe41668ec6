"""What stands in the log."""

from __future__ import annotations

import json
import logging

import pytest

from outreach.errors import StoreUnavailable
from outreach.telemetry import log_as_json, log_trouble


def test_lines_are_json_without_private_words(capsys: pytest.CaptureFixture[str]) -> None:
    """One line an event, whatever stands in an error: our own with their remedy, others by kind and place alone."""
    logger = logging.getLogger("outreach")
    before = logger.handlers[:], logger.propagate
    try:
        log_as_json()
        log_trouble("sms", StoreUnavailable("the disk is full.\nMake room"))
        log_trouble("voice", ValueError("+12165550123 said zqxjkv"))
    finally:
        logger.handlers[:], logger.propagate = before
    first, second = map(json.loads, capsys.readouterr().err.splitlines())
    assert ("error", "sms") == (first["level"], first["where"])
    assert "the disk is full.\nMake room" in first["message"]
    assert "ValueError" in second["message"]
    assert not any(private in str(second) for private in ("zqxjkv", "2165550"))
