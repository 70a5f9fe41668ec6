"""The layout of a script file: a front part of keys and a body of named parts.

One writer makes every file, so that equal content gives equal bytes and a diff shows
only what changed. Values are in double quotes, for YAML reads an unquoted NO as false.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from outreach.errors import ScriptFormatError
from outreach.whole_files import UNSEEN, read_utf8

FORMAT = "1"

Value = str | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One script file taken apart: its keys and the paragraphs of each part."""

    path: Path
    text: str
    keys: Mapping[str, Value]
    parts: Mapping[str, tuple[str, ...]]

    def word(self, key: str, *, needed: bool = True) -> str:
        """A single value. Raises: ScriptFormatError when it is missing or a list."""
        value = self.keys.get(key, "")
        if isinstance(value, tuple) or (needed and not value):
            raise self.fault(key, problem=f"{key} has no value", remedy=f'Write it as {key}: "…"')
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """A list; a missing key is an empty one."""
        value = self.keys.get(key, ())
        return value if isinstance(value, tuple) else (value,)

    def fault(self, key: str, *, problem: str, remedy: str) -> ScriptFormatError:
        """An error that names the line of a key."""
        return ScriptFormatError(self.path, line_of(self.text, f"{key}:"), problem=problem, remedy=remedy)


def write_sheet(keys: Mapping[str, Value], parts: Mapping[str, tuple[str, ...]]) -> str:
    """The text of a script file; empty values and empty parts are left out."""
    head = [line for key, value in keys.items() if value for line in _key_lines(key, value)]
    body = [block for name, units in parts.items() if units for block in (f"## {name}", *map(_escaped, units))]
    return "\n".join(["---", *head, "---", ""]) + "\n" + "\n\n".join(body) + "\n"


def read_sheet(path: Path, *, known_keys: frozenset[str], known_parts: frozenset[str]) -> Sheet:
    """Take a script file apart.

    Raises:
        ScriptFormatError: names the file, the line and the remedy.
    """
    text = read_utf8(path, ScriptFormatError)
    _refuse_unseen(path, text)
    keys = _read_keys(path, text)
    sheet = Sheet(path=path, text=text, keys=keys, parts=_read_parts(path, text, known_parts))
    for key in keys:
        if key not in known_keys:
            raise sheet.fault(key, problem=f"{key} is not known", remedy=f"Use one of: {', '.join(sorted(known_keys))}")
    if sheet.word("format") != FORMAT:
        raise sheet.fault("format", problem="this format is not known", remedy=f'Write format: "{FORMAT}"')
    return sheet


def _refuse_unseen(path: Path, text: str, line: int = 1) -> None:
    found = UNSEEN.search(text)
    if found:
        number = line + text[:found.start()].count("\n")
        raise ScriptFormatError(path, number, remedy="Delete it, or write the line anew",
                                problem=f"this line holds a character that nobody sees (U+{ord(found[0]):04X})")


def line_of(text: str, start: str) -> int:
    """The first line that begins so, counted from 1; line 1 when none does."""
    numbered = enumerate(text.splitlines(), start=1)
    return next((number for number, line in numbered if line.startswith(start)), 1)


def _key_lines(key: str, value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{key}: {_quoted(value)}"
    else:
        yield f"{key}:"
        yield from (f"  - {_quoted(item)}" for item in value)


def _escaped(unit: str) -> str:
    """A unit that begins like a heading is written behind a backslash."""
    return f"\\{unit}" if unit.startswith(("#", "\\")) else unit


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _read_keys(path: Path, text: str) -> dict[str, Value]:
    try:
        front, _ = frontmatter.parse(text, handler=YAMLHandler())
    except (yaml.YAMLError, ValueError, TypeError) as problem:
        mark = getattr(problem, "problem_mark", None)
        raise ScriptFormatError(path, mark.line + 1 if mark else 1, problem="the front part does not parse",
                                remedy="Put every value in double quotes") from problem
    return {str(key): _checked(path, text, str(key), value) for key, value in front.items()}


def _checked(path: Path, text: str, key: str, value: object) -> Value:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        _refuse_unseen(path, "".join(value), line_of(text, f"{key}:"))
        return tuple(value)
    if isinstance(value, str):
        _refuse_unseen(path, value, line_of(text, f"{key}:"))
        return value
    if isinstance(value, list):
        raise ScriptFormatError(path, line_of(text, f"{key}:"), problem=f"{key} holds {value!r}, not words alone",
                                remedy='Put each of them in quotes: - "NO"')
    written = next((line.partition(":")[2].strip() for line in text.splitlines() if line.startswith(f"{key}:")), "")
    raise ScriptFormatError(path, line_of(text, f"{key}:"), problem=f"{key} reads as the YAML value {value!r}",
                            remedy=f'Put it in quotes: {key}: "{written}"')


def _read_parts(path: Path, text: str, known: frozenset[str]) -> dict[str, tuple[str, ...]]:
    lines = text.splitlines()
    parts: dict[str, list[list[str]]] = {}
    name = ""
    for number, line in enumerate(lines[_body_start(lines):], start=_body_start(lines) + 1):
        if line.startswith("## "):
            name = _part_name(path, number, line[3:].strip(), known, parts)
            parts[name] = [[]]
        elif name and line.strip():
            parts[name][-1].append(line.strip())
        elif name:
            parts[name].append([])
        elif line.strip():
            raise ScriptFormatError(path, number, problem="words stand before the first part",
                                    remedy='Put them below "## SMS" or "## Voice"')
    return {part: tuple(" ".join(unit).removeprefix("\\") for unit in units if unit) for part, units in parts.items()}


def _part_name(path: Path, number: int, name: str, known: frozenset[str], seen: Mapping[str, object]) -> str:
    if name not in known or name in seen:
        raise ScriptFormatError(path, number, problem=f'the part "{name}" is not known, or stands here twice',
                                remedy=f"Use each of these once: {', '.join(sorted(known))}")
    return name


def _body_start(lines: list[str]) -> int:
    fences = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    return fences[1] + 1 if len(fences) > 1 else 0
