"""Scripts of earlier runs: a section keeps the keyword, menu key and file that it has.

People print keywords on posters, and learn menu keys by heart. So scripts/ is the lock
file: whatever becomes of other sections, a section's own stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from outreach.condense.subjects import Subject
from outreach.model.script import MessageScript

#: the earlier script of each subject, by the subject's number
Kept = dict[int, MessageScript]
#: how alike a subject and a script are; the greater, the more alike
Likeness = tuple[bool, bool, int, bool]


def earlier_of(subjects: Sequence[Subject], scripts: Iterable[MessageScript]) -> Kept:
    """The script that each subject has already: the same heading, or else the same sentences.

    A heading that was reworded keeps its script while more than half of the sentences that
    the script rests on are still there. Sections come first, for parts stay with theirs.
    """
    known = [_Known(script=script, hashes=frozenset(span.sentence for span in script.spans)) for script in scripts]
    if not known:
        return {}
    kept = _pairs(subjects, [one for one in known if not one.script.parent], {}, are_parts=False)
    return kept | _pairs(subjects, [one for one in known if one.script.parent], kept, are_parts=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A script and the hashes of the sentences that it rests on."""

    script: MessageScript
    hashes: frozenset[str]

    def likeness(self, subject: Subject, hashes: frozenset[str], above: str) -> Likeness | None:
        """None where they are not alike; `above` is the keyword of what the subject is a part of."""
        titled = subject.heading.casefold() == self.script.title.casefold()
        placed = any(span.section == subject.slug for span in self.script.spans)
        shared = len(self.hashes & hashes)
        alike = titled or 2 * shared > len(self.hashes)
        return (titled, self.script.parent == above, shared, placed) if alike else None


def _pairs(subjects: Sequence[Subject], known: Sequence[_Known], kept: Kept, *, are_parts: bool) -> Kept:
    """The most alike first; each subject and each script once."""
    found: Kept = {}
    used: set[str] = set()
    for _, number, script in sorted(_alike(subjects, known, kept, are_parts=are_parts), key=lambda pair: pair[0],
                                    reverse=True):
        if number not in found and script.section not in used:
            found[number] = script
            used.add(script.section)
    return found


def _alike(subjects: Sequence[Subject], known: Sequence[_Known], kept: Kept, *,
           are_parts: bool) -> Iterator[tuple[Likeness, int, MessageScript]]:
    above = ""
    for number, subject in enumerate(subjects):
        if not subject.above:
            above = kept[number].keyword if number in kept else ""
        if bool(subject.above) == are_parts:
            hashes = frozenset(sentence.sha for sentence in subject.sentences())
            for one in known:
                likeness = one.likeness(subject, hashes, above if are_parts else "")
                if likeness:
                    yield likeness, number, one.script
