"""kill -9 in the middle of texts and calls, again and again: no answer that was given is lost, and no STOP."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from itertools import count
from xml.etree import ElementTree as ET

import pytest

from outreach.settings import Settings
from tests.databases import ask, on_both
from tests.integration.test_demo import Demo
from tests.integration.test_holds_processes import serving

pytestmark = [on_both, pytest.mark.skipif(sys.platform == "win32", reason="gunicorn knows no Windows")]
SENDERS = 6
#: seconds from the first text until the server is killed
MOMENTS_S = (0.4, 0.9, 1.5)
_PEOPLE = count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was answered in full before the server was killed."""

    sids: tuple[str, ...]
    stopped: tuple[str, ...]


def keep_on(line: Demo, sender: int) -> Iterator[tuple[str, str, bool]]:
    """Texts, and STOPs by text and by call, each by somebody else, until nobody answers: id, number, was it a STOP."""
    for turn in range(1000):
        number = f"+1{212 + sender}5550{next(_PEOPLE) % 100 + 100}"
        sid = f"{'CA' if turn % 3 == 2 else 'SM'}{sender}x{turn}x{line.port}"
        try:
            if turn % 3 == 2:
                answer = line.post("/voice/step?at=menu",
                                   {"CallSid": sid, "From": number, "SpeechResult": "stop texting me"})
                yield "", number, b"will not text you" in ET.tostring(answer)
            else:
                answer = line.post("/sms", {"MessageSid": sid, "From": number, "Body": ("TYPES", "STOP")[turn % 2]})
                yield sid, number, bool(turn % 2) and b"will not text you again" in ET.tostring(answer)
        except (OSError, HTTPException, ET.ParseError):
            return


def killed_after(line: Demo, seconds: float) -> Given:
    """Send from all sides, kill the whole server, and say what had been answered until then."""
    with ThreadPoolExecutor(SENDERS) as threads:
        running = [threads.submit(lambda sender=sender: list(keep_on(line, sender))) for sender in range(SENDERS)]
        time.sleep(seconds)
        line.kill(signal.SIGKILL)
        answered = [one for thread in running for one in thread.result()]
    return Given(sids=tuple(sid for sid, _, _ in answered if sid),
                 stopped=tuple(number for _, number, stopped in answered if stopped))


def test_killed_again_and_again(settings: Settings, environ: dict[str, str]) -> None:
    """Every answered text is kept once, and whoever was told that it ended stays without texts."""
    own = environ | {"OUTREACH_SPEECH": "yes", "OUTREACH_TEXTS_PER_HOUR": "100000"}
    given = []
    for seconds in MOMENTS_S:
        with serving(settings, own) as line, suppress(ProcessLookupError):
            given.append(killed_after(line, seconds))
    kept = [sid for sid, in ask(settings.database, "select sid from inbound")]
    assert len(kept) == len(set(kept))
    answered = {sid for one in given for sid in one.sids}
    assert len(answered) > 10
    assert answered <= set(kept)
    stopped = {number for one in given for number in one.stopped}
    assert len(stopped) > 3
    with serving(settings, own) as line:
        assert [] == [number for number in sorted(stopped) if line.text("TYPES", number=number)]
