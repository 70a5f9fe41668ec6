"""Made-up health pages in Markdown, with all that a crawl leaves in them.

Two titles, pictures with credits, links to a glossary, lists that lost their bullets, tables,
"Key Points", boilerplate at the end, reference marks in pages for professionals.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.prove.population import Shape

SUBJECTS = ("Your doctor", "The care team", "A nurse", "The clinic", "Your pharmacist", "A counselor", "The test",
            "This medicine", "The illness", "A healthy habit", "Your family", "The treatment", "It", "They",
            "Some people", "Many patients", "Older adults", "Children", "These cells", "The results")
VERBS = ("may help with", "can show", "is called", "does not change", "explains", "often follows", "might cause",
         "is used for", "can lower the risk of", "should be told about", "means that you have", "may refer to",
         "keeps watch over", "is most likely part of", "never replaces", "will look for", "has been linked to")
ENDS = ("after the first visit", "before you eat", "for 3 to 5 days", "in most cases", "when you feel tired",
        "at home", "during the night", "for 20 in 100 people", "in the lungs", "under the skin", "at any age",
        "if the pain gets worse", "as soon as possible", "together with rest", "without surgery", "over time")
WHOLE = ("Talk with your doctor about what you can expect.", "See our information on care at home.",
         "Call 911 right away if you cannot breathe.", "This does not mean that it will come back.",
         "But not everyone needs this test.", "For more information, visit our page about rest.",
         "It is important to ask questions.", "You can\u2019t catch it from somebody else\u2014not even at home.")
ROOTS = ("card", "derm", "hepat", "neur", "oste", "pulm", "gastr", "ren", "vas", "cyt", "onc", "hem", "lymph", "my",
         "arthr", "thyr", "adren", "bronch", "col", "rhin")
TAILS = ("itis", "oma", "osis", "opathy", "algia", "emia", "ectomy", "ogram", "oscopy", "azole", "umab", "icillin",
         "aemic", "plasty", "ology", "otomy")
TOPICS = ("Treatment", "Stages", "Causes", "Coping with", "Types of", "Screening for", "Symptoms of", "Living with",
          "General Information About", "Questions About", "Tests for", "Preventing")
GLOSSARY = "/Common/PopUps/popDefinition.aspx?id=CDR{number:010d}&version=Patient&language=English"
CLOSING = ("## About This Summary\n\nThis summary is about the illness. It was made for reading on a screen.",
           "## Contact Us\n\nMore information about the clinic stands on another page.",
           "## References\n\n1. Elm A, Oak B: A made-up paper. J Made Up 12 (3): 45-67, 2001.")
#: words by which a section of whole blocks may miss its length
HALF_A_BLOCK = 35
PROFESSIONAL_OPENING = "This summary is intended for health professionals and gives levels of evidence."


def page(shape: Shape, seed: int) -> str:
    """The text of one document, as long as its shape says."""
    writer = _Writer(Random(f"{seed} {shape.name}"), professional=shape.kind == "professional")
    if shape.kind == "stub":
        return f"{writer.front('Facebook')}# Facebook\n\nYou must enable JavaScript to read this page.\n"
    return "\n\n".join(writer.document(shape)) + "\n"


class _Writer:
    """Writes one document; every choice comes from one source of chance."""

    def __init__(self, chance: Random, *, professional: bool) -> None:
        self._chance = chance
        self._professional = professional

    def front(self, title: str) -> str:
        """The front matter; its label says "patient" whatever the text is."""
        return (f"---\naudienceLevel: patient\nlanguage: en\nlastReviewed: '2025-12-30'\nlicense: public_domain\n"
                f"reviewFrequency: quarterly\nsource: Elm Clinic\ntitle: {title} - Elm\n"
                f"url: https://clinic.example.org/{self._chance.randrange(10 ** 6)}\nversion: v1\n---\n\n")

    def document(self, shape: Shape) -> Iterator[str]:
        """The blocks of a document."""
        name = self._term().title()
        title = f"{name} Care (PDQ)-Health Professional Version" if self._professional else f"{name} Care"
        yield f"{self.front(title)}# {title} - Elm"
        yield f"# {title}"
        yield from self._introduction(shape.sections[0])
        bare = self._chance.random() < 0.11
        for number, words in enumerate(shape.sections[1:]):
            yield from self._heading(number, bare=bare)
            yield from self._section(words)
        yield from CLOSING[:len(shape.sections) // 4]

    def _introduction(self, words: int) -> Iterator[str]:
        if self._professional:
            yield PROFESSIONAL_OPENING
        if self._chance.random() < 0.35:
            yield f"![A picture]({GLOSSARY.format(number=self._chance.randrange(10 ** 6))})"
            yield "Credit: A Photographer"
        yield from self._section(words)

    def _heading(self, number: int, *, bare: bool) -> Iterator[str]:
        text = f"{self._chance.choice(TOPICS)} {self._term().title()}"
        deeper = number and self._chance.random() < 0.45
        if deeper:
            yield f"### {self._sentence() if self._chance.random() < 0.3 else text}"
        elif bare:
            yield from ("##", text)
        else:
            yield f"## {text}"
        if not deeper and self._chance.random() < 0.12:
            yield "### Key Points"
            yield "\n".join(f"- {self._sentence()}" for _ in range(4))

    def _section(self, words: int) -> Iterator[str]:
        left = words
        while left > HALF_A_BLOCK:
            block = self._block()
            yield block
            left -= len(block.split())

    def _block(self) -> str:
        kind = self._chance.random()
        if kind < 0.16:
            return self._list()
        if kind < 0.19:
            return self._table()
        if kind < 0.22:
            return "\n\n".join(("It includes:", *(self._term().title() for _ in range(3))))
        return " ".join(self._sentence() for _ in range(self._chance.randint(1, 6)))

    def _list(self) -> str:
        items = "\n".join(f"- {self._sentence()}" for _ in range(self._chance.randint(2, 7)))
        return f"{self._chance.choice(('Signs may include:', 'Ask about these:', self._sentence()))}\n\n{items}"

    def _table(self) -> str:
        rows = "\n".join(f"| {self._term()} | {self._sentence()} |" for _ in range(self._chance.randint(2, 8)))
        return f"| Kind | What it is |\n| --- | --- |\n{rows}"

    def _sentence(self) -> str:
        if self._chance.random() < 0.07:
            return self._chance.choice(WHOLE)
        words = (self._chance.choice(SUBJECTS), self._chance.choice(VERBS), self._linked(self._term()),
                 self._chance.choice(ENDS))
        tail = f", and {self._linked(self._term())} {self._chance.choice(ENDS)}" if self._chance.random() < 0.5 else ""
        mark = f" [{self._chance.randint(1, 90)}]" if self._professional and self._chance.random() < 0.3 else ""
        return f"{' '.join(words)}{tail}.{mark}"

    def _linked(self, term: str) -> str:
        kind = self._chance.random()
        if kind < 0.12:
            return f"[{term}]({GLOSSARY.format(number=self._chance.randrange(2_000))})"
        return f"**{term}**" if kind < 0.16 else term

    def _term(self) -> str:
        first, second = self._chance.choice(ROOTS), self._chance.choice(ROOTS)
        return f"{first}o{second}{self._chance.choice(TAILS)}"
