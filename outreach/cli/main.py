"""The command itself; operators' errors end in their own words, never in a traceback.

A command's module is imported when that command is asked for: all of them together take half a second.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from importlib import import_module

import click

from outreach.errors import OutreachError

#: each command and its function in this room, in the order of the work
_WHERE = {
    "choose": "choosing.choose_documents", "draft": "drafting.draft", "check": "checking.check",
    "review": "reviewing.review", "condense": "condensing.condense", "classify": "classifying.classify",
    "ask": "asking.ask", "text": "phones.text", "call": "phones.call", "build": "publishing.build",
    "audio": "giving_out.audio", "book": "giving_out.book", "card": "card.card", "serve": "serving.serve",
    "worker": "sending.worker", "send": "sending.send", "consent": "consents.consent", "desk": "desk.desk",
    "desk-user": "desk.desk_user", "hold": "holding.hold", "optout": "opting_out.opt_out",
    "forget": "forgetting.forget", "unanswered": "unanswered.unanswered", "calls": "calls.calls",
    "demo": "serving.demo", "migrate": "serving.migrate", "move-store": "moving.move_store",
    "train": "condensing.train", "account": "privacy.account", "legal-hold": "legal_hold.legal_hold",
    "exposure": "privacy.exposure", "backup": "backups.backup", "restore": "backups.restore",
}
#: what systems say of a full disk, of a file beyond their limit, and of a used-up share
_NO_ROOM = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))


class Commands(click.Group):
    """Turns our own errors and the system's into a message and exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a subcommand."""
        try:
            return super().invoke(ctx)
        except OutreachError as problem:
            raise click.ClickException(str(problem)) from problem
        except BrokenPipeError:
            raise
        except OSError as problem:
            remedy = ("Make room on the disk, and run the command again" if problem.errno in _NO_ROOM
                      else "Look whether it is there, and whether you may read or write it")
            raise click.ClickException(f"{problem.filename}: {problem.strerror}. {remedy}") from problem

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """In the order of the work, not of the alphabet."""
        return list(self.commands)


class _OnDemand(Mapping[str, click.Command]):
    """The commands by name; each is imported when it is looked up."""

    def __getitem__(self, name: str) -> click.Command:
        module, _, function = _WHERE[name].partition(".")
        command: click.Command = getattr(import_module(f"{__package__}.{module}"), function)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(_WHERE)

    def __len__(self) -> int:
        return len(_WHERE)


@click.group(cls=Commands, commands=_OnDemand())
@click.version_option(package_name="outreach")
def main() -> None:
    """Trustworthy documents, by text message, by phone call and as audio."""

