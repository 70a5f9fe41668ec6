"""Nothing leaves the line unasked but by one way: the guard's permit, one client, one method."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "outreach").rglob("*.py"))
#: what a programmer would write to send past the guard
CREATES = ("messages.create", "calls.create", "messages.create_async", "calls.create_async")


@cache
def calls(path: Path) -> frozenset[str]:
    """Every call in a file, as it is written; each file is read once for all tests."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def files_that(call: str) -> set[str]:
    """The files in which something is called by this name."""
    return {str(path.relative_to(ROOT)) for path in SOURCES for name in calls(path)
            if name == call or name.endswith(f".{call}")}


def test_one_place_hands_messages_over() -> None:
    """The provider's client, in one method that takes a permit."""
    assert {"outreach/sending/provider.py"} == set().union(*map(files_that, CREATES))


def test_one_place_makes_permits() -> None:
    """The guard; one office makes them, where the room is put together."""
    assert {"outreach/sending/guard.py"} == files_that("_office.issue") | files_that("office.issue")
    assert {"outreach/sending/assemble.py"} == files_that("PermitOffice")
    assert {"outreach/sending/guard.py"} == files_that("issue")


def test_one_place_loads_the_rest_client() -> None:
    """`twilio.rest` is the provider's client alone."""
    found = {str(path.relative_to(ROOT)) for path in SOURCES for name in imports(path)
             if name == "twilio.rest" or name.startswith("twilio.rest.")}
    assert {"outreach/sending/provider.py"} == found


def test_one_place_sends() -> None:
    """The methods are called where the row was claimed, and nowhere else."""
    assert {"outreach/sending/send.py"} == files_that("send_text") == files_that("place_call")
