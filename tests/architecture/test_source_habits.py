"""Habits of the source that no linter knows: where words may stand, and what may never change."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "outreach").rglob("*.py"))
VERBS = "Say|Play|Gather|Redirect|Hangup|Dial|Record|Reject|Message|Response|Pause"
TWIML_TAG = re.compile(rf"</?(?:{VERBS})\b")
DISPLAYS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
CHANGES = frozenset(("append", "extend", "insert", "add", "update", "pop", "popitem", "clear", "remove", "discard",
                     "setdefault", "sort", "reverse"))


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def docstrings(tree: ast.Module) -> set[int]:
    """The ids of all docstring nodes."""
    holders = (node for node in ast.walk(tree)
               if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef))
    return {id(node.body[0].value) for node in holders
            if node.body and isinstance(node.body[0], ast.Expr) and isinstance(node.body[0].value, ast.Constant)}


def in_errors(tree: ast.Module) -> set[int]:
    """The ids of all nodes inside a raise."""
    return {id(part) for node in ast.walk(tree) if isinstance(node, ast.Raise) for part in ast.walk(node)}


def literals(tree: ast.Module, *, besides: set[int]) -> Iterator[tuple[int, str]]:
    """Every string that is no docstring, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in besides:
            yield node.lineno, node.value


def is_sentence(text: str) -> bool:
    """Four words or more that end as a sentence does."""
    return len(text.split()) >= 4 and text.rstrip().endswith((".", "?", "!"))


def named(path: Path, line: int, what: str) -> str:
    """Where something stands, for a message that can be clicked."""
    return f"{path.relative_to(ROOT)}:{line}: {what}"


def module_displays(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Names bound to a list, dict or set at the top of a module."""
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, DISPLAYS):
            yield from ((node.lineno, target.id) for target in targets if isinstance(target, ast.Name))


def test_there_is_source() -> None:
    """Nothing below passes because nothing was read."""
    assert len(SOURCES) > 60


def test_no_words_for_people_in_the_web() -> None:
    """What people read is signed in scripts/_service/, never written into a route."""
    found = [named(path, line, text) for path in SOURCES if path.parent.name == "web"
             for tree in [tree_of(path)]
             for line, text in literals(tree, besides=docstrings(tree) | in_errors(tree)) if is_sentence(text)]
    assert [] == found


def test_no_twiml_by_hand() -> None:
    """TwiML is made by the library, which escapes; no tag stands in a string."""
    found = [named(path, line, text) for path in SOURCES for tree in [tree_of(path)]
             for line, text in literals(tree, besides=docstrings(tree)) if TWIML_TAG.search(text)]
    assert [] == found


def test_the_searches_find_what_they_look_for() -> None:
    """A route with a sentence, a tag and a table is found out."""
    tree = ast.parse('"""Doc with words in it."""\nTABLE = {}\ndef f():\n    return "<Say>You have no messages."\n')
    texts = [text for _, text in literals(tree, besides=docstrings(tree))]
    assert [True] == [is_sentence(text) and bool(TWIML_TAG.search(text)) for text in texts]
    assert [(2, "TABLE")] == list(module_displays(tree))


def test_no_table_of_a_module_is_ever_changed() -> None:
    """Tables at the top of a module are only read: nothing is stored, added or deleted in one."""
    tables = {name for path in SOURCES for _, name in module_displays(tree_of(path))}
    assert tables
    assert [] == [named(path, node.lineno, ast.unparse(node)) for path in SOURCES for node in ast.walk(tree_of(path))
                  if changed_name(node) in tables]


def changed_name(node: ast.AST) -> str:
    """The name that `NAME[…] = …`, `del NAME[…]` or `NAME.append(…)` changes; else empty."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        return ast.unparse(node.value)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGES:
        return ast.unparse(node.func.value)
    return ""


def test_changes_of_a_table_are_found() -> None:
    """The search above sees each way to change a table."""
    for change in ("T['a'] = 1", "del T['a']", "T.update(a=1)", "T.setdefault('a', 1)", "T['a'] += 1"):
        assert "T" in {changed_name(node) for node in ast.walk(ast.parse(change))}


def test_no_global_statement() -> None:
    """Nothing in a process's memory matters beyond one request."""
    assert [] == [named(path, node.lineno, "global") for path in SOURCES for node in ast.walk(tree_of(path))
                  if isinstance(node, ast.Global)]


def test_files_and_functions_are_short() -> None:
    """A file is read in one go, a function at one glance."""
    assert [] == [f"{path.relative_to(ROOT)}: {lines} lines" for path in SOURCES
                  if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400]
    assert [] == [named(path, node.lineno, node.name) for path in SOURCES for node in ast.walk(tree_of(path))
                  if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 50]


def test_modules_are_named_for_what_is_in_them() -> None:
    """No room for things without a place."""
    vague = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc", "core", "base"}
    assert [] == [str(path.relative_to(ROOT)) for path in SOURCES if {path.stem, path.parent.name} & vague]
