"""Before the line starts: can it remember, and does it have anything to say?"""

from __future__ import annotations

from outreach.bootstrap.assemble import assemble
from outreach.settings import Settings


def check_line(settings: Settings) -> tuple[str, ...]:
    """What the operator should know at the start; empty when all is well.

    Raises:
        SettingsError: a key cannot be used.
        StoreUnavailable: the database is not there or not migrated; says what to do.
    """
    service = assemble(settings)
    service.store.check()
    service.store.close()
    return (*_about_disk(settings), *_about_build(service.builds.shelf().catalogue.name))


def _about_disk(settings: Settings) -> tuple[str, ...]:
    path = settings.database.removeprefix("sqlite:///")
    return (f"The database is {path}: it must lie on a disk that lasts, or opt-outs are lost.",)


def _about_build(name: str) -> tuple[str, ...]:
    if name != "none":
        return ()
    return ("There is no build to serve, so the line answers danger, STOP and HELP alone. Run `outreach build`.",)
