"""Conversations as text files: read, played, written out."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from outreach.simulator.transcript import parse, play

TRANSCRIPT = """\
# a comment
> TYPES
< TYPES 1 of 2.
< Who we are.

call
= Hello.
press 3
wait
= > not a move
"""


@dataclass
class EchoPhone:
    """A phone that hears what was done on it."""

    done: list[str] = field(default_factory=list)

    def text(self, body: str) -> tuple[str, ...]:
        return () if body == "quiet" else (body, "twice")

    def call(self) -> tuple[str, ...]:
        return ("ringing",)

    def press(self, key: str) -> tuple[str, ...]:
        return (f"key {key!r}",)


def test_moves_and_answers() -> None:
    """Each move with what was answered, in order, and its line."""
    assert [("text", "TYPES", ("TYPES 1 of 2.", "Who we are."), 2), ("call", "", ("Hello.",), 6),
            ("press", "3", (), 8), ("wait", "", ("> not a move",), 9)] == [
                (move.act, move.value, move.answers, move.line) for move in parse(TRANSCRIPT)]


def test_played_on_a_phone() -> None:
    """Every move is made; silence is written as such, for texts alone."""
    moves = parse("> hi there\n> quiet\ncall\npress *\nwait\n")
    assert ("> hi there\n< hi there\n< twice\n> quiet\n< (silence)\ncall\n= ringing\npress *\n= key '*'\n"
            "wait\n= key ''\n") == play(moves, EchoPhone())


def test_what_was_played_reads_back_as_the_same_moves() -> None:
    """A recorded transcript can be played again."""
    moves = parse(TRANSCRIPT)
    assert [(m.act, m.value) for m in moves] == [(m.act, m.value) for m in parse(play(moves, EchoPhone()))]


@pytest.mark.parametrize("line", ["TYPES", "? hello", "< an answer before any move", "hang up"])
def test_lines_that_are_neither_are_named(line: str) -> None:
    """A mistake in a file is found, with its line."""
    with pytest.raises(ValueError, match=r"line 2: .* is neither a move nor an answer"):
        parse(f"# first\n{line}\n")
