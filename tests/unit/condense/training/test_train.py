"""Training: names that are seen often enough get weights, and a fold never sees its own sites."""

import json

import pytest

from outreach.condense.training.examples import Example, read_examples
from outreach.condense.training.train import FOLDS, condensed, fitted, fold_of, folds
from outreach.condense.weights import Models, as_json
from tests.factories import make_section

SITES = "abcdefghij"


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Example, ...]:
    """Sections of ten sites; the summary always tells that rest helps, never what the town is like."""
    path = tmp_path_factory.mktemp("data") / "sections.dev.jsonl"
    rows = [{"id": f"{site}{number}", "site": site, "title": "Rest", "section": "Treatment", "markdown": "",
             "keypoints": ["Rest helps most people."]} for site in SITES for number in range(3)]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return read_examples(path, lambda _: make_section("The town is old. Rest helps most people. Rain falls often."))


def test_words_of_summaries_become_likelier(examples: tuple[Example, ...]) -> None:
    """ "Rest" is in every summary, "rain" in none."""
    names = fitted(examples).names

    assert names["rest"][0] > 0 > names["rain"][0]


def test_neighbours_and_kinds_have_weights(examples: tuple[Example, ...]) -> None:
    """A word is also weighed beside the words around it and in its kind of section."""
    names = fitted(examples).names

    assert {"rest", "rest treatment", "rest<help", "^>rest", "rest>help", "often<$"} <= set(names)


def test_a_fold_never_sees_its_own_sites(examples: tuple[Example, ...]) -> None:
    """Weights of a fold are the same whatever its sites say."""
    fold = fold_of(examples[0])
    rest = [example for example in examples if fold_of(example) != fold]

    assert FOLDS == len(folds(rest, rest))
    alone = Models(long=fitted(rest), short=fitted(rest))
    assert as_json(folds(examples, examples)[fold]) == as_json(alone)


def test_the_fitted_weights_choose_the_summary(examples: tuple[Example, ...]) -> None:
    """What is told of a section is what its editors would tell."""
    models = folds(examples, examples)[fold_of(examples[0])]

    assert ("Rest helps most people.",) == condensed(examples[0], models, 30)
