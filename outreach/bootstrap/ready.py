"""Before the line starts: can it remember, and does it have anything to say?"""

from __future__ import annotations

from collections.abc import Iterator

from outreach.bootstrap.assemble import assemble
from outreach.bootstrap.opt_outs import refuse_lost_keys
from outreach.contact.sealing import check_installed
from outreach.dialogue.shelf import Shelf
from outreach.settings import Settings
from outreach.store import open_database
from outreach.store.address import is_postgres
from outreach.wording.needed import needed_by_languages


def check_line(settings: Settings) -> tuple[str, ...]:
    """What the operator should know at the start; empty when all is well.

    Raises:
        SettingsError: a key cannot be used, or one is missing that opt-outs were made under.
        StoreUnavailable: the database is not there or not migrated; says what to do.
    """
    if settings.sending:
        check_installed()
    service = assemble(settings)
    service.store.check()
    refuse_lost_keys(service.store, service.keys)
    service.store.close()
    return (*_about_disk(settings), *_about_build(service.builds.shelf(), settings))


def _about_disk(settings: Settings) -> tuple[str, ...]:
    name = open_database(settings.database).name
    if is_postgres(settings.database):
        return (f"The database is {name}; a STOP that it cannot take waits in {settings.spool_folder}.",)
    return (f"The database is {name}: it must lie on a disk that lasts, or opt-outs are lost.",)


def _about_build(shelf: Shelf, settings: Settings) -> Iterator[str]:
    """A build may be older than a setting that needs more words."""
    if shelf.catalogue.name == "none":
        yield "There is no build to serve, so the line answers danger, STOP and HELP alone. Run `outreach build`."
        return
    missing = sorted(f"{language}/{name}" for language, names in needed_by_languages(settings).items()
                     for name in names - shelf.catalogue.wordings(language).keys())
    if missing:
        yield (f"The build lacks words that these settings need, so their drafts are spoken: {', '.join(missing)}. "
               "Sign them and run `outreach build`.")
