"""Every error that an operator may see: where it is, what is wrong, what to do.

OutreachError
|-- SettingsError          a setting is missing or cannot be used
|-- SourceError            a content document cannot be read
|-- ScriptFormatError      a script or service wording file is not in its format
|-- ChoiceError            the list of chosen documents cannot be used
|-- ReviewersError         the list of reviewers cannot be used
|-- WordingError           a service wording is missing, or names an unknown placeholder
|-- DeskError              something cannot be done at the desk
|-- HoldError              there is no such script or legal hold to begin or end, or one keeps rows from being erased
|-- BuildError             a build is refused
|-- NoBuild                there is no build to serve
|-- UnusablePhoneNumber    a phone number cannot be understood
|-- StoreUnavailable       the database does not answer
|-- MoveError              the rows of one database cannot be carried to another
|-- BackupError            a backup cannot be made or put back
|-- NotPermitted           a message was to be sent that the guard did not allow
|-- ProviderError          the provider does not let us send anything: account, number or address is wrong
|-- SendError              a person asks to send what cannot be sent
`-- SpeechError            a voice could not make a clip
"""

from __future__ import annotations

from functools import partial
from pathlib import Path


class OutreachError(Exception):
    """Something an operator can mend; its text says where, what and what to do."""


class SettingsError(OutreachError):
    """A setting in the environment is missing or cannot be used."""

    def __init__(self, name: str, *, problem: str, remedy: str) -> None:
        super().__init__(f"{name}: {problem}. {remedy}")
        self.name = name


class FileError(OutreachError):
    """A file is not as it should be; carries the path and the line."""

    def __init__(self, path: Path, line: int, *, problem: str, remedy: str) -> None:
        super().__init__(f"{path}:{line}: {problem}. {remedy}")
        self.path = path
        self.line = line
        self.problem = problem
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        """How the error travels from one process to another."""
        return partial(type(self), problem=self.problem, remedy=self.remedy), (self.path, self.line)


class SourceError(FileError):
    """A content document cannot be read."""


class ScriptFormatError(FileError):
    """A message script or service wording is not in its format."""


class ChoiceError(FileError):
    """The list of chosen documents cannot be read, or names a document that is not there."""


class ReviewersError(FileError):
    """The list of those who may sign cannot be read."""


class WordingError(OutreachError):
    """A wording of the line is missing, or names a placeholder that nothing fills."""


class DeskError(OutreachError):
    """Somebody at the desk asks for what cannot be done; says why, and what to do."""


class HoldError(OutreachError):
    """A person asks to hold a script that nobody is served, or to lift one that is not held."""


class BuildError(OutreachError):
    """`outreach build` refuses; carries every reason, not only the first."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__("The build was refused:\n" + "\n".join(f"  - {reason}" for reason in reasons))
        self.reasons = reasons


class NoBuild(OutreachError):
    """There is no build that the line could serve."""


class UnusablePhoneNumber(OutreachError):
    """A phone number cannot be understood. Its text never shows the number."""


class StoreUnavailable(OutreachError):
    """The database does not answer; the line says only what it may say without it."""


class NotPermitted(OutreachError):
    """A message was about to go out without the guard's leave. Its text never shows a number."""


class ProviderError(OutreachError):
    """The provider takes nothing from us: the account, the line's number or the address is wrong."""


class SendError(OutreachError):
    """Somebody asks to send what is not there, or where nothing may be sent to."""


class MoveError(OutreachError):
    """The rows of one database cannot be carried to another; nothing was lost, and the old one is whole."""


class BackupError(OutreachError):
    """A backup cannot be made or put back; its text says whether anything was changed."""


class SpeechError(OutreachError):
    """A voice could not make a clip that passes the checks."""


class WouldWait(Exception):
    """A thread that may not be kept waiting would have to wait for others; never seen by anybody, asked again."""
