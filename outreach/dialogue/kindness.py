"""What people say of their fear, and of a death: answered by words of their own, before anything is looked up."""

from __future__ import annotations

from outreach.dialogue.phrases import phrases

#: their names are the names of the wordings; the first that fits
KINDS = ("died", "loss", "why-me", "my-fault", "how-long", "dying", "lonely", "fear")
#: longer texts ask for more than comfort
MOST_WORDS = 14


def kindness_for(text: str) -> str:
    """The name of the wording that answers a normalised text of feelings; empty for all other texts."""
    if len(text.split()) > MOST_WORDS:
        return ""
    return next((kind for kind in KINDS if phrases("said", kind).stand_in(text)), "")
