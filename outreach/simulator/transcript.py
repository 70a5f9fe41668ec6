"""Conversations as text files that people can read and tests can play.

# a comment
> TYPES                 the person texts
< TYPES 1 of 5. …       the line answers, one line a message
< (silence)             the line does not answer

call                    the person calls
press 3                 … presses a key, or several where letters are typed
say treatment           … says something
wait                    … presses nothing
hold DOCUMENT/en/TOPIC  somebody on duty takes a text back
lift DOCUMENT/en/TOPIC  … and gives it again
= Please choose …       the line says, one line a prompt
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

SILENCE = "(silence)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One thing a person does, and what the line is expected to answer."""

    #: "text", "call", "press", "say", "wait", "hold" or "lift"
    act: str
    #: the words texted, the key pressed or the script held
    value: str
    answers: tuple[str, ...]
    line: int


class Phone(Protocol):
    """Anything that can text and call the line: the terminal's phone, or signed webhooks."""

    def text(self, body: str) -> tuple[str, ...]:
        """Send a text; the answers in order."""
        ...

    def call(self) -> tuple[str, ...]:
        """Dial; the words heard."""
        ...

    def press(self, key: str) -> tuple[str, ...]:
        """Press a key, or none: the words heard."""
        ...

    def say(self, words: str) -> tuple[str, ...]:
        """Say something: the words heard."""
        ...

    def on_duty(self, act: str, script: str) -> None:
        """Hold a script, or lift it, as `outreach hold` does."""
        ...


def parse(transcript: str) -> tuple[Move, ...]:
    """Read a transcript.

    Raises:
        ValueError: a line that is neither a move nor an answer; names it.
    """
    moves: list[Move] = []
    for number, line in enumerate(transcript.splitlines(), start=1):
        if line.startswith(("< ", "= ")) and moves:
            moves[-1] = _answered(moves[-1], line[2:])
        elif line.strip() and not line.startswith("#"):
            moves.append(_move(line, number))
    return tuple(moves)


def play(moves: tuple[Move, ...], phone: Phone) -> str:
    """Make every move on a phone; the transcript as it came out."""
    return "\n".join(line for move in moves for line in _lines(move, phone)) + "\n"


def _answered(move: Move, answer: str) -> Move:
    return Move(act=move.act, value=move.value, answers=(*move.answers, answer), line=move.line)


def _move(line: str, number: int) -> Move:
    word, _, value = line.partition(" ")
    acts = {">": "text", "call": "call", "press": "press", "say": "say", "wait": "wait", "hold": "hold", "lift": "lift"}
    if word not in acts:
        raise ValueError(f"line {number}: {line!r} is neither a move nor an answer")
    return Move(act=acts[word], value=value, answers=(), line=number)


def _lines(move: Move, phone: Phone) -> Iterator[str]:
    if move.act == "text":
        yield f"> {move.value}"
        yield from (f"< {answer}" for answer in phone.text(move.value) or (SILENCE,))
    elif move.act in ("hold", "lift"):
        yield f"{move.act} {move.value}"
        phone.on_duty(move.act, move.value)
    else:
        yield f"{move.act} {move.value}".strip()
        yield from (f"= {words}" for words in _heard(move, phone))


def _heard(move: Move, phone: Phone) -> tuple[str, ...]:
    """What is heard after a move of a call."""
    if move.act == "say":
        return phone.say(move.value)
    return phone.call() if move.act == "call" else phone.press(move.value)
