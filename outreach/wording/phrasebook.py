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
                    written: Mapping[str, str], language: str = "en") -> Phrasebook:
    """Join wordings with the operator's settings; `written` holds numbers as texts show them."""
    bare = Phrasebook(wordings=wordings, common={
        "operator": settings.operator_name, "emergency": settings.emergency_number,
        "crisis": settings.crisis_number, **written,
    })
    how = "call-or-text-emergency" if settings.text_to_911 else "call-emergency"
    return Phrasebook(wordings=wordings, common={
        **bare.common,
        **_person_lines(bare, settings, language),
        **_crisis_lines(bare, settings),
        "call_emergency": bare.sms(how),
        "call_line": f"{bare.sms('topics-call')} " if settings.line_number else "",
    })


def _person_lines(bare: Phrasebook, settings: Settings, language: str) -> dict[str, str]:
    """How to reach a person, if there is one: somebody who speaks the language, where the operator named one."""
    speaks = language == "es" and bool(settings.person_number_es)
    who = bare.sms("ask-speaker" if speaks else "ask-person") if settings.person_for(language) else ""
    hours = settings.person_hours_es if speaks else ""
    when = bare.sms("person-hours", person_hours=hours) if hours else ""
    return {"person_line": f"{who} " if who else "", "person_hours_line": f"{when} " if when else ""}


def _crisis_lines(bare: Phrasebook, settings: Settings) -> dict[str, str]:
    """How to reach the crisis line, in languages that say it in other words than English.

    988 answers Spanish speakers behind key 2, and by text after the word AYUDA (988lifeline.org).
    """
    if "call-crisis" not in bare.wordings and "call-crisis-988" not in bare.wordings:
        return {}
    is_988 = settings.crisis_number == "988"
    name = "call-crisis-988" if is_988 else "call-crisis"
    return {"call_crisis": bare.sms(name), "call_crisis_aloud": bare.voice(name),
            "text_crisis": f", {bare.sms('text-crisis-988')}" if is_988 else ""}
