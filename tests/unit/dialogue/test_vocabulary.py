"""Words of the documents: which name a topic."""

from __future__ import annotations

import pytest

from outreach.dialogue.vocabulary import NO_WORDS, make_vocabulary

WORDS = make_vocabulary(
    [("TYPES", "TYPES"), ("STAGING", "STAGING"), ("TREATMENT", "TREATMENT"), ("FEEL", "CONTROL"),
     ("CONTROL", "CONTROL"), ("SIGNS", "SIGNS"), ("SINGS", "SINGS"), ("STAGE3", "STAGE3")],
    ["Imaging shows where the cancer is.", "Chemotherapy may help.\nStatins do not."])


@pytest.mark.parametrize(("word", "keyword"), [
    ("types", "TYPES"), ("type", "TYPES"), ("stage", "STAGING"), ("stages", "STAGING"), ("restaging", "STAGING"),
    ("treatments", "TREATMENT"), ("feel", "CONTROL"), ("stage 3", "STAGE3"), ("imaging", None), ("typs", "TYPES"),
    ("", None), ("re", None), ("start", None),
])
def test_named(word: str, keyword: str | None) -> None:
    """A keyword, an alias, or another form of one."""
    assert ({keyword} if keyword else set()) == set(WORDS.named(word))


@pytest.mark.parametrize(("word", "keywords"), [
    ("tpyes", {"TYPES"}), ("treatmnt", {"TREATMENT"}), ("stagng", {"STAGING"}), ("imaging", set()), ("statins", set()),
    ("starting", set()), ("typ", set()), ("signd", {"SIGNS"}), ("sinns", {"SIGNS", "SINGS"}), ("hospice", set()),
])
def test_misspelt(word: str, keywords: set[str]) -> None:
    """One slip up to six letters, two from seven; words of the documents and of commands are none."""
    assert keywords == set(WORDS.misspelt(word))


@pytest.mark.parametrize(("word", "has"), [("imaging", True), ("chemo", True), ("chem", False), ("where", False),
                                           ("the", False), ("hospice", False)])
def test_has(word: str, has: bool) -> None:
    """A word that says what a text is about, also as a long word's beginning."""
    assert has is WORDS.has(word)


def test_without_documents() -> None:
    """A line without a build knows no word."""
    assert not NO_WORDS.named("types")
    assert not NO_WORDS.misspelt("types")
