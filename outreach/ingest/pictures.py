"""Pictures and all that belongs to them: captions, credits and links that enlarge are not told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from outreach.ingest.nodes import Heading, Node, Words, is_fragment
from outreach.ingest.plaintext import ENLARGES, Inline

_CREDIT = re.compile(
    r"(?:(?:photo|image|picture|illustration|video)s? )?(?:credits?|courtesy|source|by)(?: of)?:|"
    r"(?:photo|image|picture|illustration)s? (?:by|courtesy of|from|credit)\b|"
    r"(?:cr.ditos?|foto(?:graf.a)?|imagen)(?: de)?:", re.IGNORECASE,
)
_INNER_CREDIT = re.compile(r"\s(?:(?:Photo|Image) )?Credit: .{1,80}$")
#: what nobody writes below a picture, so that no advice is ever lost as a caption
_ADVICE = re.compile(
    r"\b(?:call|tell|ask|talk (?:to|with)|see (?:a|your|the) (?:doctor|nurse)|do not|don't|never|avoid|stop|must|"
    r"should|seek|emergency|9-?1-?1|right away|immediately|go to|llame|diga|pregunte|nunca|"
    r"no (?:tome|beba|coma|use|deje)|deben?|evite|urgencias?|emergencias?)\b|"
    r"(?:^|[.!?] )(?:take|drink|eat|use|keep|wash|wear|get|rest|check|learn|tome|beba|coma|lave)\b", re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:,(]")
_WORD = re.compile(r"[^\W\d_]{4,}")
#: longer paragraphs are no captions, whatever stands above them; in words
LONGEST_CAPTION = 60
#: in characters
LONGEST_CREDIT, _LONGEST_LINK = 120, 40


def drop_pictures(nodes: Sequence[Node]) -> list[Node]:
    """Leave out pictures, their captions, credit lines and "Enlarge" links.

    What follows a picture is its caption when anything but its place says so: a credit or
    an "Enlarge" link below, the words of the picture's description, words without an end.
    Advice is never taken for a caption.
    """
    kept: list[Node] = []
    for index, node in enumerate(nodes):
        if isinstance(node, Words):
            picture = _picture_above(nodes, index)
            if not _is_matter(node) and not (picture and _is_caption(picture, nodes, index)):
                kept.append(node)
        else:
            kept.append(node)
    return kept


def told_in_item(parts: Sequence[Inline]) -> Iterator[str]:
    """What is told of a list item's paragraphs: the one below an enlarged picture is its caption."""
    caption = False
    for part in parts:
        if part.text and not caption:
            yield part.text
        caption = bool(part.alts) and part.enlarges


def is_credit(node: Node | None) -> bool:
    """True for a line such as "Credit: Elm Studio"."""
    return isinstance(node, Words) and len(node.text) <= LONGEST_CREDIT and bool(_CREDIT.match(node.text))


def _picture_above(nodes: Sequence[Node], index: int) -> Words | None:
    """The picture right above a paragraph; a picture may close a paragraph of words.

    Below an empty heading and a picture stands the heading's title.
    """
    above, heading = nodes[index - 1] if index else None, nodes[index - 2] if index > 1 else None
    if isinstance(heading, Heading) and not heading.text:
        return None
    if isinstance(above, Words) and above.alts and (above.picture or above.enlarges):
        return above
    return None


def _is_matter(node: Words) -> bool:
    return node.picture or not node.text or is_credit(node) or _is_enlarging(node)


def _is_enlarging(node: Words) -> bool:
    return len(node.text) <= _LONGEST_LINK and bool(ENLARGES.fullmatch(node.text))


def _is_caption(picture: Words, nodes: Sequence[Node], index: int) -> bool:
    words, below = nodes[index], nodes[index + 1] if index + 1 < len(nodes) else None
    if not isinstance(words, Words):
        return False
    if is_credit(below) or _INNER_CREDIT.search(words.text):
        return True
    if any(_same_opening(words.text, alt) for alt in picture.alts):
        return True
    if _ADVICE.search(words.text) or len(words.text.split()) > LONGEST_CAPTION or words.text.endswith(":"):
        return False
    return (picture.enlarges or _enlarges(below) or is_fragment(words) or _tells_the_same(words.text, picture.alts)
            or _opens_the_page(nodes, index))


def _enlarges(node: Node | None) -> bool:
    """True for a link that enlarges the picture above; one with a picture of its own belongs to that."""
    return isinstance(node, Words) and not node.alts and (node.enlarges or _is_enlarging(node))


def _same_opening(text: str, alt: str) -> bool:
    """True when caption and description open with the same clause: "Anatomy of the bone"."""
    first, shown = _CLAUSE.split(text, maxsplit=1)[0], _CLAUSE.split(alt, maxsplit=1)[0]
    return len(first) >= 8 and first.strip().lower() == shown.strip().lower()


def _tells_the_same(text: str, alts: tuple[str, ...]) -> bool:
    """True when half of the words stand in the picture's description too."""
    said, shown = _stems(text), {stem for alt in alts for stem in _stems(alt)}
    return bool(said) and 2 * len(said & shown) >= len(said)


def _stems(text: str) -> set[str]:
    return {word[:5] for word in _WORD.findall(text.lower())}


def _opens_the_page(nodes: Sequence[Node], index: int) -> bool:
    """True for one or two sentences between the picture below a page's title and its first paragraph."""
    above, words = nodes[:index - 1], nodes[index]
    below = nodes[index + 1] if index + 1 < len(nodes) else None
    if not isinstance(words, Words) or not isinstance(below, Words):
        return False
    titles_only = all(isinstance(node, Heading) and node.level == 1 for node in above)
    return bool(above) and titles_only and not below.picture and len(below.text) > len(words.text)
