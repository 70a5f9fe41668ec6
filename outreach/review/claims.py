"""Names and quotations: no words of ours claim to be the source's own, or to have its blessing.

Shortened text is credited "From NCI, shortened by us". Sources: the publishers' terms of reuse
(no logos, no implied endorsement; "PDQ" is a trademark that shortened text may not carry).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.model.programmes import Programme
from outreach.model.script import MessageScript, ServiceWording

_MARK = re.compile("[\N{REGISTERED SIGN}\N{TRADE MARK SIGN}\N{SERVICE MARK}]|\\((?:R|TM|SM)\\)", re.IGNORECASE)
_PDQ = re.compile(r"\bPDQ\b")
_LOGO = re.compile(r"\blogo(?:s|tipo|tipos)?\b|!\[", re.IGNORECASE)
_BODIES = ("National Cancer Institute", "National Institutes of Health", "World Health Organization", "{source}",
           "Centers for Disease Control", "NCI", "NIH", "CDC", "FDA", "WHO", "HHS", "MedlinePlus")
_SAYS = r"(?:says?|said|states?|stated|tells? (?:you|us)|writes?|recommends?|advises?|dice|afirma|recomienda)"
_BLESSING = r"(?:endorse[sd]?|approve[sd]?|certif(?:y|ies|ied)|sponsor(?:s|ed)?|avala(?:do)?|aprueba|aprobado)"
_PARTNER = (r"(?i:endorsed|approved|certified|sponsored|authorized|avalado|aprobado|in partnership|"
            r"official (?:line|partner))")


#: what a claim would be about; "the FDA approved the drug" claims nothing for us
_US = re.compile(r"\b(?:this|our) (?:\w+ )?(?:line|service|texts?|messages?|number|call)\b|\bus\b", re.IGNORECASE)


def claims_of(words: MessageScript | ServiceWording | Programme) -> Iterator[str]:
    """What a script or a wording may not say, in words for its editor."""
    for text in _texts(words):
        yield from (f'"{text}" {problem}' for problem in (*_names(text), *_sayings(text, words)))


def _texts(words: MessageScript | ServiceWording | Programme) -> tuple[str, ...]:
    if isinstance(words, ServiceWording | Programme):
        return tuple(filter(None, (words.sms, words.voice)))
    return tuple(dict.fromkeys((words.title, words.source.title, words.source.name, *words.sms, *words.voice,
                                *words.passages)))


def _names(text: str) -> Iterator[str]:
    if _PDQ.search(text):
        yield 'carries the name "PDQ", which shortened text may not; write it without'
    if _MARK.search(text):
        yield "carries a trade mark's sign; write it without"
    if _LOGO.search(text):
        yield "speaks of a logo or holds a picture; take it out"


def _sayings(text: str, words: MessageScript | ServiceWording | Programme) -> Iterator[str]:
    """What the source of a script is made to say; in the line's own words, what anybody is made to say."""
    is_script = isinstance(words, MessageScript)
    own = (words.source.name,) if isinstance(words, MessageScript) and words.source.name else ()
    names = "|".join(map(re.escape, own if is_script else _BODIES))
    if names and re.search(rf"(?<!\w)(?:{names}) {_SAYS}\b", text):
        yield 'passes our words off as the source\'s own; the credit says "From …, shortened by us", so leave it out'
    everybody = "|".join(map(re.escape, (*own, *_BODIES)))
    claim = (rf"(?<!\w)(?:{everybody}) (?:has |have )?{_BLESSING}\b|"
             rf"\b{_PARTNER} (?:of|by|with|por) (?:the )?(?:{everybody})")
    if re.search(claim, text) and (_US.search(text) or not is_script):
        yield "claims that the source endorses this line; take it out"
