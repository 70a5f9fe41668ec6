"""A phone in the terminal: what `outreach text` and `outreach call` show."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from outreach.simulator.phones import CallPhone, TextPhone
from outreach.sms.segments import measure

Write = Callable[[str], None]

KEYS = "0123456789*#"
HELP_ON_KEYS = "press a key: 0-9 * #, or write what you say; Enter alone to stay silent, q to hang up"


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
    """Dial, then press the keys or say the words of each line; an empty line is silence."""
    _show(phone.dial(), write)
    for line in keys:
        said = line.strip()
        if said == "q" or not phone.is_open:
            break
        is_keys = all(key in KEYS for key in said)
        _show(phone.press(said) if is_keys else phone.speak(said), write)
        if not phone.is_open:
            break
    write("  (the call has ended)")


def _show(prompts: tuple[str, ...], write: Write) -> None:
    for prompt in prompts:
        write(f"= {prompt}")
