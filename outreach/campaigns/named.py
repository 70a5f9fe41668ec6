"""Which programmes staff mean by a name: "recur/en", or RECUR in every language."""

from __future__ import annotations

from collections.abc import Iterable

from outreach.bootstrap import Service
from outreach.errors import SendError


def programmes_named(service: Service, text: str, also: Iterable[str] = ()) -> tuple[str, ...]:
    """The names of the programmes that are meant; `also` are names that no build may have any more.

    Raises:
        SendError: there is none of that name, with those that there are.
    """
    known = sorted({*(one.name for one in service.builds.shelf().catalogue.every_programme), *also})
    found = tuple(name for name in known if text.strip().lower() in (name, name.partition("/")[0]))
    if not found:
        raise SendError(f"There is no programme {text}. There are: {', '.join(known) or 'none'}")
    return found
