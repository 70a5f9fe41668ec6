"""`make prove-reach`: a series over 60 days, a broadcast stopped in the middle, a list with bad rows.

    python -m tests.prove.reach [PEOPLE [RECIPIENTS]] [days] [broadcast] [list] [sqlite] [postgresql]

Each leg runs on SQLite, then with a tenth of the numbers on PostgreSQL, or where it is told to.

The series runs over a change of clocks in six zones, in simulated time, under three kills (`kill -9`); a tenth of its
readers says STOP or tells of a death. The broadcast is sent by a real worker against a provider on loopback. Exits with
1 when a message comes outside its hours, after an end, twice or not at all, when the ledger does not add up, or when
the list takes in what it should not.
"""

from __future__ import annotations

import csv
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from outreach.campaigns.broadcasts import Broadcasts
from outreach.campaigns.importing import NEEDED, Importing
from outreach.contact.keys import KeyRing
from outreach.contact.sealing import Sealer
from outreach.model.outbox import State
from outreach.model.programmes import cast_batch
from outreach.store.agreement_statements import JOIN
from outreach.store.rows import moment, searched
from tests.conftest import build_of
from tests.databases import add_all, new_address
from tests.sending_line import ROOT, SCRIPT, SendingLine, copy_build, people, taken_by

#: where people are, by their area codes: known beforehand, so that the line's own table of zones is not its judge
ZONES = {"America/New_York": (212, 216, 305, 404, 617, 704, 215, 202, 412, 614, 919, 803),
         "America/Chicago": (312, 713, 214, 504, 612, 314, 414, 901, 512, 210, 316, 205),
         "America/Denver": (303, 505, 801, 406, 307, 719, 720, 970, 385, 435, 575, 915),
         "America/Los_Angeles": (213, 206, 415, 503, 702, 619, 916, 408, 714, 818, 253, 360),
         "America/Phoenix": (602, 480, 623, 520), "Pacific/Honolulu": (808,)}
#: clocks go forward on 14 March
BEGINS, LASTS = datetime(2027, 2, 20, 12, tzinfo=UTC), timedelta(days=60)
SECTIONS = 5
#: what survives kill -9 needs no disk, and waiting for one would take most of the time
IN_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
#: the guard's hours, as the settings have them by default
OPENS, CLOSES = 9, 20
KINDS = {"evidence missing": {"evidence": ""}, "wording missing": {"wording": ""}, "medium missing": {"medium": ""},
         "no date": {"agreed_at": "soon"}, "come yet": {"agreed_at": "2999-01-01"}, "no phone number": {"number": "12"},
         "programme SOAP": {"programme": "SOAP"}, "countries": {"number": "+442079460018"}}


def told(leg: str, kind: str, well: bool, **figures: object) -> bool:
    """Print one leg; True when it is as it should be."""
    named = "  ".join(f"{name.replace('_', ' ')} {value}" for name, value in figures.items())
    sys.stdout.write(f"{leg:10} {kind:11} {'well' if well else 'NOT WELL'}  {named}\n")
    sys.stdout.flush()
    return well


@contextmanager
def provider(*options: str) -> Iterator[str]:
    """A provider as a process of its own; its address."""
    command = [sys.executable, "-m", "tests.provider_server", *options]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process.stdout.readline().strip()
        process.stdin.close()


@contextmanager
def line_of(built: Path, *options: str, kind: str = "sqlite", hours: str = "9-20") -> Iterator[SendingLine]:
    """A line with programmes, and its provider."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder, provider(*options) as url:
        data = Path(folder) / "data"
        copy_build(built, data)
        with new_address(kind, data / "outreach.sqlite") as address:
            line = SendingLine(data, address, url, {"send_hours": tuple(map(int, hours.split("-")))})
            try:
                yield line
            finally:
                line.end()


def environ_of(line: SendingLine) -> dict[str, str]:
    """What a process of the line is given, with the hours of this proof."""
    first, last = line.settings.send_hours
    return line.environ | {"OUTREACH_SEND_HOURS": f"{first}-{last}"}


def join(line: SendingLine, members: list[tuple[str, str, datetime]]) -> None:
    """Number, programme and moment of people who join."""
    keys = KeyRing.parse(line.settings.phone_keys)
    sealer, rows = Sealer(keys), []
    for number, programme, at in members:
        contact = keys.contact(number)
        rows.append({"phone": contact.current.digest, "key_id": contact.current.key_id, "programme": programme,
                     "sealed": sealer.seal(number), "at": moment(at), "phones": searched(contact, "")["phones"]})
    add_all(line.database_url, JOIN, rows)


def readers(count: int) -> list[tuple[str, str]]:
    """So many numbers with their zones, spread over the six as evenly as the numbers for examples allow."""
    by_zone = [[(f"+1{area}55501{last:02d}", zone) for last in range(100) for area in areas]
               for zone, areas in ZONES.items()]
    whole = [pair for place in range(max(map(len, by_zone))) for zone in by_zone for pair in zone[place:place + 1]]
    return whole[:count]


def over_days(built: Path, count: int, _recipients: int, kind: str = "sqlite", *, kills: int = 3,
              step: int = 30) -> bool:
    """The series in simulated time, killed in between."""
    chance, began = random.Random(5), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        clock, plan = Path(folder) / "clock", Path(folder) / "plan.json"
        clock.write_text(BEGINS.isoformat())
        zones = dict(readers(count))
        ends = {number: BEGINS + timedelta(days=chance.uniform(1, 50))
                for number in chance.sample(list(zones), count // 10)}
        texts = [(at.isoformat(), number, chance.choice(("STOP", "STOP", "she died"))) for number, at in ends.items()]
        plan.write_text(json.dumps({"step": step, "until": (BEGINS + LASTS).isoformat(), "texts": texts}))
        with line_of(built, "--latency", "0.003", "--errors", "0.01", "--clock", str(clock), kind=kind) as line:
            join(line, [(number, chance.choice(("weekly/en", "often/en")),
                         BEGINS - timedelta(hours=chance.uniform(0, 24)))
                        for number in zones])
            _let_days_pass(line, clock, plan, kills=kills, expected=count * SECTIONS)
            taken = taken_by(line.provider_url)
    return _judged(taken, zones, ends, kind=kind, seconds=time.monotonic() - began)


def _let_days_pass(line: SendingLine, clock: Path, plan: Path, *, kills: int, expected: int) -> None:
    """One process after the other, each killed once its share of the messages is out; the last one ends by itself."""
    command = [sys.executable, "-m", "tests.reach_children", "days", str(clock), str(plan)]
    for killed in range(1, kills + 1):
        process = subprocess.Popen(command, env=environ_of(line), cwd=ROOT, process_group=0)
        while process.poll() is None and len(taken_by(line.provider_url)) < expected * killed // (kills + 2):
            time.sleep(0.5)
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(command, env=environ_of(line), cwd=ROOT, check=True)


def _judged(taken: list[tuple[str, str, float]], zones: dict[str, str], ends: dict[str, datetime], *,
            seconds: float, kind: str = "sqlite") -> bool:
    """Hours, ends and counts, by what the provider took and by when people ended it."""
    got, outside, after = defaultdict(list), 0, 0
    for number, body, at in taken:
        when = datetime.fromtimestamp(at, UTC)
        got[number].append(body)
        outside += not OPENS <= when.astimezone(ZoneInfo(zones[number])).hour < CLOSES
        after += number in ends and when >= ends[number] + timedelta(minutes=30)
    wrong = [number for number in zones
             if (bodies := got[number]) and (len(bodies) > SECTIONS or sum("last one" in one for one in bodies) > 1)]
    short = [number for number in zones if number not in ends and len(got[number]) != SECTIONS]
    well = not (outside or after or wrong or short)
    return told("days", kind, well, people=len(zones), zones=len(set(zones.values())),
                messages=len(taken), ended=len(ends), outside_hours=outside, after_an_end=after, doubled=len(wrong),
                short_or_over=len(short), seconds=round(seconds))


def stopped_in_the_middle(built: Path, _people: int, count: int, kind: str = "sqlite") -> bool:
    """A broadcast that is paused, resumed and cancelled while a worker sends it."""
    began, programme = time.monotonic(), "news/en"
    with line_of(built, "--latency", "0.02", "--errors", "0.01", hours="0-24", kind=kind) as line:
        join(line, [(number, programme, datetime.now(UTC) - timedelta(minutes=1)) for number in people(count)])
        line.workers.append(subprocess.Popen([sys.executable, "-m", "tests.reach_children", "worker"],
                                             env=environ_of(line), cwd=ROOT, process_group=0))
        with line.open() as service:
            casts = Broadcasts(service=service)
            casts.start("proof", programme, SCRIPT, who="Ann Example")
            _until(line, count // 5)
            casts.pause("proof")
            time.sleep(2.0)
            at_pause = len(taken_by(line.provider_url))
            time.sleep(4.0)
            in_pause = len(taken_by(line.provider_url)) - at_pause
            casts.resume("proof")
            _until(line, count // 2)
            casts.cancel("proof")
            cancelled = time.time()
            until = time.monotonic() + 120
            while line.left() and time.monotonic() < until:
                time.sleep(0.5)
            tally = Counter()
            for one in service.store.batch_tally(cast_batch(programme, "proof")):
                tally[one.state] += one.count
            taken = taken_by(line.provider_url)
    late = sum(at > cancelled + 2.0 for _, _, at in taken)
    doubled = len(taken) - len({number for number, _, _ in taken})
    adds_up = tally[State.SENT] == len(taken) and sum(tally.values()) <= count and not tally[State.WAITING]
    well = adds_up and not (in_pause or late or doubled or tally[State.CLAIMED]) and len(taken) < count
    return told("broadcast", kind, well, recipients=count, sent=tally[State.SENT], taken=len(taken),
                cancelled=tally[State.REFUSED], not_begun=count - sum(tally.values()), failed=tally[State.FAILED],
                in_the_pause=in_pause, after_cancelling=late, doubled=doubled, seconds=round(time.monotonic() - began))


def _until(line: SendingLine, count: int) -> None:
    until = time.monotonic() + 300
    while len(taken_by(line.provider_url)) < count and time.monotonic() < until:
        time.sleep(0.1)


def a_list(built: Path, _people: int, _recipients: int, kind: str = "sqlite", *, rows: int = 1000,
           bad: int = 40) -> bool:
    """A list of agreements with bad rows, twice."""
    began, chance = time.monotonic(), random.Random(3)
    with tempfile.TemporaryDirectory() as folder, line_of(built, kind=kind) as line, line.open() as service:
        wrong = dict(zip(sorted(chance.sample(range(2, rows + 2), bad)), list(KINDS) * bad, strict=False))
        path = Path(folder) / "list.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, NEEDED)
            writer.writeheader()
            for number, phone in enumerate(people(rows), start=2):
                good = {"number": phone, "programme": "WEEKLY", "agreed_at": "2026-11-01", "medium": "paper",
                        "wording": "Yes, text me a part each Monday.", "evidence": f"form {number}"}
                writer.writerow(good | (KINDS[wrong[number]] if number in wrong else {}))
        first, second = (Importing(service=service, who="Ann Example").read(path) for _ in range(2))
        members = sum(service.store.member_counts().values())
    named = {number for number, reason in first.refused if wrong.get(number, "-") in reason}
    well = (first.taken, len(first.refused), named, second.taken, second.known, members) == (
        rows - bad, bad, set(wrong), 0, rows - bad, rows - bad)
    return told("list", kind, well, rows=rows, taken=first.taken, refused=len(first.refused), rightly_named=len(named),
                second_time=second.taken, members=members, seconds=round(time.monotonic() - began))


#: by how much each database's numbers are divided
DATABASES = {"sqlite": 1, "postgresql": 10}
LEGS: dict[str, Callable[[Path, int, int, str], bool]] = {"days": over_days, "broadcast": stopped_in_the_middle,
                                                     "list": a_list}


def build_for_reach(folder: Path) -> Path:
    """The build with the programmes of this proof."""
    return build_of(ROOT / "content", folder, programmes=ROOT / "tests" / "prove" / "programmes")


def main() -> None:
    """Those legs that are named, or all; on the database that is named, or on both."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    count, recipients = (*numbers, *(5000, 20_000)[len(numbers):])
    names = [word for word in sys.argv[1:] if word in LEGS] or list(LEGS)
    kinds = [word for word in sys.argv[1:] if word in DATABASES] or list(DATABASES)
    with tempfile.TemporaryDirectory() as folder:
        built = build_for_reach(Path(folder))
        well = [LEGS[name](built, count // DATABASES[kind], recipients // DATABASES[kind], kind)
                for kind in kinds for name in names]
    sys.exit(0 if all(well) else 1)


if __name__ == "__main__":
    main()
