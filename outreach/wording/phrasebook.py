"""All words of one language, signed or draft, looked up by name and filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from outreach.errors import WordingError
from outreach.model.script import ServiceWording
from outreach.settings import Settings
from outreach.wording.fill import fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasebook:
    """The line's own words in one language, with the operator's name and numbers at hand."""

    wordings: Mapping[str, ServiceWording]
    #: values every wording may use: operator, emergency, crisis, person_line …
    common: Mapping[str, str]

    def sms(self, name: str, **values: object) -> str:
        """A text message, filled.

        Raises:
            WordingError: there is no such text, or a placeholder has no value.
        """
        return fill(self._template(name, self.wordings[name].sms if name in self.wordings else ""),
                    **{**self.common, **values})

    def voice(self, name: str, **values: object) -> str:
        """A spoken prompt, filled. Raises as `sms` does."""
        return fill(self._template(name, self.wordings[name].voice if name in self.wordings else ""),
                    **{**self.common, **values})

    @staticmethod
    def _template(name: str, template: str) -> str:
        if not template:
            raise WordingError(f"the line has no wording {name!r}. Run `outreach draft` to write its draft")
        return template


def make_phrasebook(wordings: Mapping[str, ServiceWording], settings: Settings, *,
                    written: Mapping[str, str]) -> Phrasebook:
    """Join wordings with the operator's settings; `written` holds numbers as texts show them."""
    bare = Phrasebook(wordings=wordings, common={
        "operator": settings.operator_name, "emergency": settings.emergency_number,
        "crisis": settings.crisis_number, **written,
    })
    how = "call-or-text-emergency" if settings.text_to_911 else "call-emergency"
    return Phrasebook(wordings=wordings, common={
        **bare.common,
        "call_emergency": bare.sms(how),
        "person_line": f"{bare.sms('ask-person')} " if settings.person_number else "",
        "call_line": f"{bare.sms('topics-call')} " if settings.line_number else "",
    })
