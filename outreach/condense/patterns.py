"""The patterns by which sentences are told apart: pointers, leaning sentences, caveats."""

from __future__ import annotations

import re

#: sentences that send the reader to a screen
_POINTER = re.compile(
    r"^\(?(?:see (?:our|the|also)\b|learn (?:more|about)\b|for (?:more )?information\b|"
    r"to (?:learn|find out) (?:more|about)\b|"
    r"(?:visit|check|go to|use) (?:our|the|www|this)\b|visit:|click\b|go to\b|read more\b|watch\b|use our\b|"
    r"(?:para )?(?:más|mas) información\b|vea\b|visite\b|consulte (?:la|nuestra) página\b)|"
    r"\b(?:on this page|on (?:our|the) web ?site|shown (?:here|below|above)|health professional version|"
    r"click (?:on|the)|see the following|the links? (?:below|above)|video|infographic)\b",
    re.IGNORECASE,
)
#: openings that lean on the sentence before
_LEANING = re.compile(
    r"^(?:this|these|those|they|them|their|its?|he|she|his|her|such|other|others|another|also|however|but|and|or|so|"
    r"then|both|either|that|here|for example|for instance|in addition|as a result|because of (?:this|that)|"
    r"in (?:that|this|such) cases?|after (?:this|that)|otherwise|if (?:so|not)|instead|therefore|thus|"
    r"esto|esta|este|estos|estas|ellos|ellas|pero|además|también|por ejemplo|sin embargo)\b",
    re.IGNORECASE,
)
#: "It is important to ask": it leans on nothing
_EMPTY_IT = re.compile(r"^it(?:'s| is| may be| can be) \w+ (?:to|that|for)\b", re.IGNORECASE)
#: a short opening that points back: "When this happens,", "After these tests,", "Over time, these cells"
_POINTS_BACK = re.compile(
    r"^(?:\w+ (?:this|these|that|those)\b[^,]{0,20},|\w+ \w+, (?:this|these|they|it)\b)", re.IGNORECASE,
)
#: a sentence that corrects or limits the one before it
_CAVEAT = re.compile(
    r"^(?:this|it|that) (?:doesn't|does not|don't) mean\b|^(?:but|however|unless|except|although|though|still|and if|"
    r"do not|don't|not every|not all|only|pero|sin embargo|no)\b", re.IGNORECASE,
)
_ENDS = (".", "!", "?", '."', ".)", '!"', '?"')


def is_pointer(text: str) -> bool:
    """True for "See our information on …": it promises what a phone cannot open."""
    return bool(_POINTER.search(text))


def leans_back(text: str) -> bool:
    """True when a sentence cannot be understood without the one before it."""
    if _EMPTY_IT.match(text):
        return False
    return bool(_LEANING.match(text) or _POINTS_BACK.match(text))


def is_caveat(text: str) -> bool:
    """True when a sentence corrects or limits the one before it."""
    return bool(_CAVEAT.match(text))


def is_whole(text: str) -> bool:
    """True for a text that ends as sentences do; a title or a list item may not."""
    return text.endswith(_ENDS)
