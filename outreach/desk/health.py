"""How the line is, point by point, each with what to do."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from time import monotonic
from typing import Protocol

from outreach.contact.keys import KeyRing
from outreach.desk.site import Site
from outreach.errors import OutreachError, SettingsError
from outreach.model.outbox import State
from outreach.model.small_counts import LEAST_TOLD
from outreach.store.address import is_postgres

#: less room than this on the disk is too little for a night
LEAST_ROOM = 1_000_000_000
#: a message that is due for so long and not sent is late
LATE = timedelta(minutes=10)


class Sign(StrEnum):
    """How one point stands; a word, never a colour alone."""

    WELL = "well"
    LOOK = "look at it"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that was looked at."""

    name: str
    sign: Sign
    text: str
    #: what to do; empty where nothing is to be done
    remedy: str = ""


class Look(Protocol):
    """Looks at one thing."""

    __name__: str

    def __call__(self, site: Site, /) -> Point:
        """How it is."""
        ...


def health_of(site: Site) -> tuple[Point, ...]:
    """Look at everything; one thing that fails never hides the others."""
    looks = (_database, _build, _holds, _keys, _provider, _queue, _audio, _waiting_stops, _forgetting, _disk)
    return tuple(_safely(look, site) for look in looks)


def worst(points: tuple[Point, ...]) -> Sign:
    """How the line is altogether."""
    signs = {point.sign for point in points}
    return next(sign for sign in (Sign.WRONG, Sign.LOOK, Sign.WELL) if sign in signs)


def _safely(look: Look, site: Site) -> Point:
    try:
        return look(site)
    except (OutreachError, OSError) as problem:
        name = look.__name__.strip("_").replace("_", " ").capitalize()
        return Point(name=name, sign=Sign.WRONG, text="It could not be looked at.", remedy=str(problem))


def _database(site: Site) -> Point:
    began = monotonic()
    site.store.check()
    milliseconds = round(1000 * (monotonic() - began))
    kind = "PostgreSQL" if is_postgres(site.settings.database) else "SQLite"
    newest = site.use.newest_text()
    last = f"The last text came {_ago(site.clock() - newest)} ago." if newest else "No text has come yet."
    text = f"{kind} answers in {milliseconds} ms, version {site.use.schema_version()} of its tables. {last}"
    if not is_postgres(site.settings.database) and not site.is_local:
        return Point(name="Database", sign=Sign.WELL, text=text,
                     remedy="Make sure that OUTREACH_DATA lies on a disk that lasts: it holds who said STOP.")
    return Point(name="Database", sign=Sign.WELL, text=text)


def _build(site: Site) -> Point:
    shelf = site.builds.shelf()
    if shelf.catalogue.name == "none":
        return Point(name="Build", sign=Sign.LOOK if site.is_local else Sign.WRONG,
                     text="There is no build to serve, so the line answers danger, STOP and HELP alone.",
                     remedy="Sign scripts, then run: outreach build")
    topics = sum(len(tongue.catalogue.every_name(tongue.language)) for tongue in shelf.tongues)
    path = site.settings.build_folder / f"{shelf.catalogue.name}.sqlite"
    age = _ago(timedelta(seconds=max(0.0, site.clock().timestamp() - path.stat().st_mtime)))
    return Point(name="Build", sign=Sign.WELL, text=f"{topics} topics, built {age} ago ({shelf.catalogue.name[:12]}).")


def _holds(site: Site) -> Point:
    held = site.store.holds()
    if not held.held:
        return Point(name="Holds", sign=Sign.WELL, text="Nothing is held.")
    text = "Everything is held." if held.is_everything else f"{len(held.held)} scripts are held: nobody gets them."
    return Point(name="Holds", sign=Sign.LOOK, text=text, remedy="Mend them, build, then release them.")


def _keys(site: Site) -> Point:
    if not site.settings.phone_keys:
        return Point(name="Keys", sign=Sign.LOOK if site.is_local else Sign.WRONG,
                     text="No phone keys are set: no line can run with these settings.",
                     remedy="Set OUTREACH_PHONE_KEYS where the line runs; see docs/settings.md.")
    try:
        mine = [key.key_id for key in KeyRing.parse(site.settings.phone_keys).keys]
    except SettingsError as problem:
        return Point(name="Keys", sign=Sign.WRONG, text="The phone keys cannot be read.", remedy=str(problem))
    lost = sorted(site.store.keys_of_consents() - set(mine))
    if lost:
        return Point(name="Keys", sign=Sign.WRONG, text=f"Keys of opt-outs are missing: {', '.join(lost)}.",
                     remedy="Put them back into OUTREACH_PHONE_KEYS, behind the newer ones, before anything is sent.")
    text = f"Every opt-out can be found. Newest key: {mine[0]}; keys: {len(mine)}."
    return Point(name="Keys", sign=Sign.WELL, text=text)


def _provider(site: Site) -> Point:
    settings = site.settings
    missing = [name for name, value in (("TWILIO_AUTH_TOKEN", settings.auth_token), ("PUBLIC_URL", settings.public_url),
                                        ("TWILIO_ACCOUNT_SID", settings.account_sid)) if not value]
    if missing:
        return Point(name="Provider", sign=Sign.LOOK if site.is_local else Sign.WRONG,
                     text=f"Not set here: {', '.join(missing)}.", remedy="Set them where the line runs.")
    refused = [receipt for receipt in site.store.receipts_by_status() if receipt[0] != "delivered"]
    if refused:
        told = "; ".join(f"{status} {code or 'without a code'}: {_few(count)}" for status, code, count in refused[:4])
        return Point(name="Provider", sign=Sign.LOOK, text=f"Messages of the last week that did not arrive: {told}.",
                     remedy="Look the codes up in the provider's console.")
    return Point(name="Provider", sign=Sign.WELL, text=f"Webhooks are checked against {settings.public_url}.")


def _queue(site: Site) -> Point:
    if not site.settings.sending:
        return Point(name="Queue", sign=Sign.WELL, text="Nothing is sent unasked (OUTREACH_SENDING is no).")
    waiting = sum(one.count for one in site.store.tally() if one.state in (State.WAITING, State.CLAIMED))
    late, workers = site.store.late(site.clock() - LATE), len(site.store.beats())
    text = f"{waiting} messages wait, {late} of them for more than 10 minutes; {workers} workers."
    if workers == 0:
        return Point(name="Queue", sign=Sign.WRONG, text=text, remedy="Start one: outreach worker")
    remedy = "See outreach send status: a hold, quiet hours or the provider may keep them." if late else ""
    return Point(name="Queue", sign=Sign.LOOK if late else Sign.WELL, text=text, remedy=remedy)


def _audio(site: Site) -> Point:
    named = {sha for (sha,) in site.builds.shelf().catalogue.rows("select distinct sha256 from clip")}
    folder = site.settings.audio_folder
    there = {path.stem for path in folder.glob("*.wav")} if named and folder.is_dir() else set()
    missing = len(named - there)
    if missing:
        return Point(name="Audio", sign=Sign.WRONG, text=f"{missing} of {len(named)} clips are missing in {folder}: "
                     "the provider's own voice says them.", remedy="Run outreach build where that folder is.")
    if not named:
        return Point(name="Audio", sign=Sign.LOOK, text="The build has no clips: the provider's voice says everything.",
                     remedy="Set OUTREACH_VOICE=auto and run outreach build.")
    return Point(name="Audio", sign=Sign.WELL, text=f"All {len(named)} clips are there.")


def _waiting_stops(site: Site) -> Point:
    folder = site.settings.spool_folder
    waiting = len(list(folder.glob("*.json"))) if folder.is_dir() else 0
    if waiting:
        return Point(name="Waiting STOPs", sign=Sign.WRONG, text=f"{waiting} wait on the disk for the database.",
                     remedy="Keep that folder. They are taken in as soon as the database answers a running line.")
    return Point(name="Waiting STOPs", sign=Sign.WELL, text="None.")


def _forgetting(site: Site) -> Point:
    done = site.store.forgotten_at()
    if not done:
        return Point(name="Forgetting", sign=Sign.LOOK, text="What is due was never erased here yet.",
                     remedy="The running line does it by itself, or: outreach forget --old")
    age = site.clock() - datetime.fromisoformat(done)
    late = age > timedelta(seconds=2 * site.settings.forget_seconds, minutes=5)
    return Point(name="Forgetting", sign=Sign.LOOK if late else Sign.WELL, text=f"Last done {_ago(age)} ago.",
                 remedy="See whether the line runs, and what its log says." if late else "")


def _disk(site: Site) -> Point:
    site.settings.data.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(site.settings.data).free
    text = f"{free / 1e9:.1f} GB are free where {site.settings.data} lies."
    short = free < LEAST_ROOM
    return Point(name="Disk", sign=Sign.LOOK if short else Sign.WELL, text=text,
                 remedy="Make room: a full disk keeps STOPs from being written." if short else "")


def _few(count: int) -> str:
    return str(count) if count >= LEAST_TOLD else f"fewer than {LEAST_TOLD}"


def _ago(age: timedelta) -> str:
    """"3 minutes", "2 days"."""
    seconds = max(0, int(age.total_seconds()))
    for size, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            return f"{seconds // size} {name}{'s' if seconds // size != 1 else ''}"
    return "less than a minute"
