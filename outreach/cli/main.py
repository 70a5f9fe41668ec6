"""The command itself; operators' errors end in their own words, never in a traceback."""

from __future__ import annotations

import errno

import click

from outreach.cli.asking import ask
from outreach.cli.backups import backup, restore
from outreach.cli.calls import calls
from outreach.cli.card import card
from outreach.cli.checking import check
from outreach.cli.choosing import choose_documents
from outreach.cli.classifying import classify
from outreach.cli.condensing import condense, train
from outreach.cli.consents import consent
from outreach.cli.desk import desk, desk_user
from outreach.cli.drafting import draft
from outreach.cli.forgetting import forget
from outreach.cli.giving_out import audio, book
from outreach.cli.holding import hold
from outreach.cli.legal_hold import legal_hold
from outreach.cli.moving import move_store
from outreach.cli.opting_out import opt_out
from outreach.cli.phones import call, text
from outreach.cli.privacy import account, exposure
from outreach.cli.publishing import build
from outreach.cli.reviewing import review
from outreach.cli.sending import send, worker
from outreach.cli.serving import demo, migrate, serve
from outreach.cli.unanswered import unanswered
from outreach.errors import OutreachError

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


@click.group(cls=Commands)
@click.version_option(package_name="outreach")
def main() -> None:
    """Trustworthy documents, by text message, by phone call and as audio."""


for _command in (choose_documents, draft, check, review, condense, classify, ask, text, call, build, audio, book, card,
                 serve, worker, send, consent, desk, desk_user, hold, opt_out, forget, unanswered, calls, demo, migrate,
                 move_store, train, account, legal_hold, exposure, backup, restore):
    main.add_command(_command)
