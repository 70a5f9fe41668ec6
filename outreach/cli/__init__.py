"""The `outreach` command: each subcommand parses, calls one room, and prints."""

from outreach.cli.main import main

__all__ = ["main"]
