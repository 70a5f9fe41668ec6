"""The front matter of a content file, and the text below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from outreach.errors import SourceError

#: lists inside lists: deeper than this nobody writes front matter by hand, and the parser's stack is safe
DEEPEST = 50
_RUN_OF_MARKS = re.compile(rf"(?:[-?:] *){{{DEEPEST}}}\S")
_WRONG_VALUES = (yaml.YAMLError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A content file taken apart."""

    front: dict[str, object]
    body: str
    #: the file's line on which the body starts
    first_line: int


def split_file(path: Path, text: str) -> Parts:
    """Take a file's text apart; a file without front matter is all body.

    Raises:
        SourceError: the front matter is not closed, does not parse or holds no keys; names the line.
    """
    blank = len(text) - len(text.lstrip())
    above, text = text[:blank].count("\n"), text[blank:]
    _refuse_unclosed(path, text)
    try:
        front, body = frontmatter.parse(text, handler=YAMLHandler())
    except _WRONG_VALUES as problem:
        line = above + _line_of_yaml(problem)
        raise SourceError(path, line, problem=f"the front matter does not parse: {_why(problem)}",
                          remedy="Put values that hold a colon, a bracket or a quote in quotes") from problem
    if _opens(text) and not front and text[4:].partition("\n---")[0].strip():
        raise SourceError(path, 1, problem="the front matter is no list of keys",
                          remedy='Write it as "key: value" lines')
    first_line = text[: text.rfind(body)].count("\n") + 1 if body else 1
    return Parts(front={str(key): value for key, value in front.items()}, body=body, first_line=above + first_line)


def _opens(text: str) -> bool:
    return text.startswith("---") and not text.partition("\n")[0].rstrip().strip("-")


def _refuse_unclosed(path: Path, text: str) -> None:
    if not _opens(text):
        return
    if "\n---" not in text[3:]:
        raise SourceError(path, 1, problem="the front matter is never closed",
                          remedy='Put a line of three hyphens, "---", behind its last key')
    if _is_too_deep(text[3:].partition("\n---")[0]):
        raise SourceError(path, 1, problem=f"the front matter does not parse: more than {DEEPEST} lists in each other",
                          remedy="Put values that hold a colon, a bracket or a quote in quotes")


def _is_too_deep(front: str) -> bool:
    depth = deepest = 0
    for mark in re.findall(r"[\[{\]}]", front):
        depth += 1 if mark in "[{" else -1
        deepest = max(deepest, depth)
    return deepest > DEEPEST or bool(_RUN_OF_MARKS.search(front))


def _line_of_yaml(problem: Exception) -> int:
    """The file's line of a YAML problem: what is parsed starts at the end of the first "---"."""
    mark = getattr(problem, "problem_mark", None)
    return mark.line + 1 if mark else 1


def _why(problem: Exception) -> str:
    said = str(getattr(problem, "problem", None) or problem).strip()
    return " ".join(said.split())[:200] or type(problem).__name__
