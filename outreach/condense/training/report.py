"""Train, write the weights, and report how the sentences compare with summaries of unseen sites."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from outreach.condense.stems import stems_of
from outreach.condense.training.examples import Example, ReadSection, read_examples
from outreach.condense.training.train import condensed, fold_of, folds, train
from outreach.condense.weights import as_json
from outreach.whole_files import write_whole

SETS = (("sections", (160, 306, 459)), ("points", (160,)))


def fit_and_report(data: Path, out: Path, outputs: Path | None, read_section: ReadSection) -> Iterator[str]:
    """Write the weights and, where asked for, the cross-validated sentences; yield a line a figure."""
    examples = {name: read_examples(data / f"{name}.dev.jsonl", read_section) for name, _ in SETS}
    models = train(examples["sections"], examples["points"])
    write_whole(out, as_json(models))
    yield f"{out}: {len(models.long.names)} names for long sections, {len(models.short.names)} for short ones"
    unseeing = folds(examples["sections"], examples["points"])
    for name, budgets in SETS:
        rows = [_Row(example=example, budget=budget, sentences=condensed(example, unseeing[fold_of(example)], budget))
                for example in examples[name] for budget in budgets]
        if outputs:
            write_whole(outputs.with_suffix(f".{name}.jsonl"), "".join(map(_line, rows)))
        yield from (_figure(name, budget, [row for row in rows if row.budget == budget]) for budget in budgets)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    example: Example
    budget: int
    sentences: tuple[str, ...]


def _line(row: _Row) -> str:
    data = {"id": row.example.name, "budget": row.budget, "sentences": row.sentences}
    return f"{json.dumps(data, ensure_ascii=False)}\n"


def _figure(name: str, budget: int, rows: list[_Row]) -> str:
    return f"{name} at {budget}: F {mean(map(_shared, rows)):.4f} over the stems of {len(rows)} summaries"


def _shared(row: _Row) -> float:
    """Twice the stems in common by the stems of both."""
    told = Counter(stem for sentence in row.sentences for stem in stems_of(sentence))
    return 2 * (told & row.example.summary).total() / max(1, told.total() + row.example.summary.total())
