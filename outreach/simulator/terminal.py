"""A phone in the terminal: what `outreach text` and `outreach call` show."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from outreach.simulator.phones import CallPhone, TextPhone
from outreach.sms.segments import measure

Write = Callable[[str], None]

KEYS = "0123456789*#"
HELP_ON_KEYS = "press a key: 0-9 * #, Enter alone to stay silent, q to hang up"


def text_in_terminal(phone: TextPhone, lines: Iterable[str], write: Write) -> None:
    """Send each line as a text and show the answers with what they cost."""
    for line in lines:
        answers = phone.send(line.rstrip("\n"))
        for answer in answers:
            cost = measure(answer)
            write(f"< {answer}")
            write(f"    [{cost.encoding}, {cost.units}, {cost.segments} segment{'s' * (cost.segments > 1)}]")
        if not answers:
            write("  (silence)")


def call_in_terminal(phone: CallPhone, keys: Iterable[str], write: Write) -> None:
    """Dial, then press the first key of each line; an empty line is silence."""
    _show(phone.dial(), write)
    for line in keys:
        key = line.strip()[:1]
        if key == "q" or not phone.is_open:
            break
        if key and key not in KEYS:
            write(f"  ({HELP_ON_KEYS})")
            continue
        _show(phone.press(key), write)
        if not phone.is_open:
            break
    write("  (the call has ended)")


def _show(prompts: tuple[str, ...], write: Write) -> None:
    for prompt in prompts:
        write(f"= {prompt}")
