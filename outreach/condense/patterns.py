"""The patterns by which sentences are told apart: pointers, leaning sentences, caveats."""

from __future__ import annotations

import re
from functools import lru_cache

#: what stands on a screen, and nowhere in a phone call
_SCREEN = (r"(?:web ?sites?|web ?pages?|pages?|sections?|booklets?|fact sheets?|summary|summaries|links?|tables?|"
           r"figures?|lists?|videos?|infographics?|information|resources?|dictionary|sitio|página|sección|enlaces?)")
#: sentences that send the reader there. Advice ("See the doctor", "Go to the emergency room") is none.
_OPENS_POINTING = re.compile(
    rf"\(?(?:(?:see|visit|check|use|read|view|go to|refer to) (?:\w+ ){{0,4}}{_SCREEN}\b|"
    rf"(?:see|visit|check|go to) (?:our|also)\b|visit:|visit (?:www|https?)|use our\b|"
    r"(?:see|visit|go to) (?:the )?[\w.-]+\.(?:gov|org|com|net)\b|go to (?:the )?health professional|"
    r"see the (?:pdq|following)\b|learn (?:more|about)\b|"
    r"for (?:more )?information\b|to (?:learn|find out) (?:more|about)\b|click\b|read more\b|"
    r"watch (?:this|the|our|a) (?:\w+ )?video|(?:para )?(?:obtener )?(?:más|mas) información\b|"
    rf"(?:vea|visite|consulte) (?:\w+ ){{0,3}}{_SCREEN}\b)|"
    r"(?:\w+ )?(?:information|details|tips|facts|resources)\b.{0,150}?"
    r"\b(?:is|are|can be) (?:also )?(?:available|provided|found)\b",
    re.IGNORECASE,
)
#: the same inside a sentence; in lower case, for every sentence is searched to its end
_POINTS = re.compile(
    r"\b(?:you can (?:search for|use (?:the|our) (?:[\w-]+ ){1,3}(?:search|tool|finder|database)|read more|download)\b|"
    r"available (?:at|on|from) (?:www|https?)|"
    r"(?:on this page|on (?:our|the) web ?site|shown (?:here|below|above)|health professional version|"
    r"click (?:on|the)|see the following|the links? (?:below|above)|(?:this|the) (?:video|infographic))\b)",
)
#: "1Yeung SJ, Habra MA": the opening of a reference; "2009;89(2):668": its end
_AUTHOR = r"[A-Z][\w'-]+,? [A-Z]{1,3}"
_REFERENCE = re.compile(rf"^\[?\d{{1,3}}[\].)]? ?{_AUTHOR}[.,]|^{_AUTHOR}, {_AUTHOR}[.,]|\b\d{{4}};\s?\d+|\bet al\b")
#: openings that lean on the sentence before
_LEANING = re.compile(
    r"^(?:this|these|those|they|them|their|its?|he|she|his|her|such|other|others|another|also|however|but|and|or|so|"
    r"then|both|either|that|here|for example|for instance|as a result|because of (?:this|that)|"
    r"in addition(?! to (?!this|that|these|those|it|them)\w)|"
    r"in (?:that|this|such) cases?|after (?:this|that)|otherwise|if (?:so|not)|instead|therefore|thus|"
    r"esto|esta|este|estos|estas|ese|esa|eso|esos|esas|ellos|ellas|dichos?|dichas?|pero|además|también|por ejemplo|"
    r"sin embargo|por eso|por lo tanto|entonces|así|en (?:ese|este|tal) caso|"
    r"(?:for|in|with|among) others|(?:para|en|entre|con) (?:otr[oa]s|ell[oa]s|est[oa]s|es[oa]s))\b",
    re.IGNORECASE,
)
#: "It is important to ask": it leans on nothing
_EMPTY_IT = re.compile(r"^it(?:'s| is| may be| can be) \w+ (?:to|that|for)\b", re.IGNORECASE)
#: a short opening that points back: "When this happens,", "After these tests,", "Over time, these cells"
_POINTS_BACK = re.compile(
    r"^(?:(?:if|when|once|because|since|after|before|until|unless|while) "
    r"(?:it(?! is (?:not )?\w+ (?:that|whether|where|which|what|how|why)\b)|they|them|this|these|he|she)\b|"
    r"\w+ (?:this|these|that|those)\b[^,]{0,20},|\w+ \w+, (?:this|these|they|it)\b)", re.IGNORECASE,
)
#: a sentence that corrects or limits the one before it
_CAVEAT = re.compile(
    r"^(?:this|it|that) (?:doesn't|does not|don't) mean\b|^(?:but|however|unless|except|although|though|still|and if|"
    r"do not|don't|not every|not all|only|pero|sin embargo|no)\b", re.IGNORECASE,
)
#: "It is important", "It is possible": every other opening "It" may lean on something
_SAFE_IT = re.compile(r"it is (?:important|possible|likely|safe|normal)\b", re.IGNORECASE)
_OPENS_LEANING = re.compile(r"(?:it|there are also)\b", re.IGNORECASE)
#: words that turn a sentence round: never lost when one is cut
NEGATION = re.compile(
    r"\b(?:no|not|never|none|neither|nor|without|cannot|unless|except|only|rarely)\b|n't\b", re.IGNORECASE,
)
#: sentences of which the answer is kept: a section asks the same of each many times
_REMEMBERED = 4_000
_ENDS = (".", "!", "?", '."', ".)", '!"', '?"')


@lru_cache(maxsize=_REMEMBERED)
def is_pointer(text: str) -> bool:
    """True for "See our information on …": it promises what a phone cannot open."""
    return bool(_OPENS_POINTING.match(text) or _POINTS.search(text.lower()))


@lru_cache(maxsize=_REMEMBERED)
def is_reference(text: str) -> bool:
    """True for an entry of a reading list: authors, journal, year."""
    return bool(_REFERENCE.search(text))


@lru_cache(maxsize=_REMEMBERED)
def leans_back(text: str) -> bool:
    """True when a sentence cannot be understood without the one before it."""
    if _EMPTY_IT.match(text):
        return False
    return bool(_LEANING.match(text) or _POINTS_BACK.match(text))


@lru_cache(maxsize=_REMEMBERED)
def may_lean(text: str) -> bool:
    """True when a sentence may lean on the one before; rather once too often than too seldom."""
    return leans_back(text) or bool(_OPENS_LEANING.match(text) and not _SAFE_IT.match(text))


@lru_cache(maxsize=_REMEMBERED)
def is_caveat(text: str) -> bool:
    """True when a sentence corrects or limits the one before it."""
    return bool(_CAVEAT.match(text))


def is_whole(text: str) -> bool:
    """True for a text that ends as sentences do; a title or a list item may not."""
    return text.endswith(_ENDS)
