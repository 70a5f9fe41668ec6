"""The engine that carries chunks from worker to worker: DBOS, in tables of its own.

It stores what a workflow is given so that anybody may read it: numbers of rows, never of telephones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from dbos import DBOS, DBOSConfig, SetWorkflowID, WorkflowStatus

from outreach.model.outbox import Chunk
from outreach.settings import Settings
from outreach.store.address import is_postgres
from outreach.store.engine_file import prepare_engine_file

#: goes up when an older worker could not finish what a newer one began; pinned, for by itself it would change
#: with every release, and nobody would finish the work of the release before
WORK_VERSION = "1"
APP, SCHEMA = "outreach", "outreach_engine"
BULK, URGENT = "bulk", "urgent"
#: chunks that one worker runs at once
AT_ONCE = 8
#: seconds between two looks for a chunk
LOOK_S = {BULK: 0.5, URGENT: 1.0}
#: what is done is of no use to anybody
KEEP = timedelta(days=1)
_OVER = ("SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")
_UNDER_WAY = ("PENDING", "ENQUEUED", "DELAYED")
_HANDFUL = 500

#: sends a chunk: its name and its rows
Run = Callable[[str, list[int]], None]


class Engine:
    """Starts, finds, takes over and forgets chunks."""

    def __init__(self, settings: Settings, *, worker: str, bulk: Run, urgent: Run) -> None:
        """Get ready; those who wait for a message have threads of their own."""
        url = engine_url(settings)
        if not is_postgres(url):
            prepare_engine_file(url)
        DBOS(config=_config(url, worker))
        self._running: set[str] = set()
        self._sends = {False: _workflow("send_chunk", self._noted(bulk)),
                       True: _workflow("send_urgent", self._noted(urgent))}

    def start(self) -> None:
        """Make or update the engine's tables, and begin to take chunks."""
        DBOS.launch()
        for name, at_once in ((BULK, AT_ONCE), (URGENT, 2)):
            DBOS.register_queue(name, worker_concurrency=at_once, polling_interval_sec=LOOK_S[name],
                                on_conflict="always_update")

    def stop(self, *, within_s: int) -> None:
        """Let running chunks come to an end."""
        DBOS.destroy(workflow_completion_timeout_sec=within_s)

    def enqueue(self, chunk: Chunk) -> None:
        """Hand a chunk to whichever worker is free; a second time it is the same chunk."""
        with SetWorkflowID(chunk.name):
            queue, send = URGENT if chunk.is_urgent else BULK, self._sends[chunk.is_urgent]
            DBOS.enqueue_workflow(queue, send, chunk.name, list(chunk.numbers))

    def under_way(self, chunks: Iterable[Chunk]) -> frozenset[str]:
        """Those of the chunks that a worker has, or will be handed."""
        names = [chunk.name for chunk in chunks]
        return frozenset(one.workflow_id for one in _listed(workflow_ids=names, status=list(_UNDER_WAY))) \
            if names else frozenset()

    def is_over(self, chunk: Chunk) -> bool:
        """True for a chunk that ran to its end, well or not."""
        return bool(_listed(workflow_ids=[chunk.name], status=list(_OVER)))

    def executors(self) -> dict[str, list[str]]:
        """The chunks that somebody began, by who did."""
        found: dict[str, list[str]] = {}
        for one in _listed(status="PENDING"):
            found.setdefault(one.executor_id or "", []).append(one.workflow_id)
        return found

    def running(self) -> frozenset[str]:
        """The chunks that this process is at work on."""
        return frozenset(self._running)

    def _noted(self, run: Run) -> Run:
        def noted(name: str, numbers: list[int]) -> None:
            self._running.add(name)
            try:
                run(name, numbers)
            finally:
                self._running.discard(name)

        return noted

    def take_over(self, names: Iterable[str]) -> None:
        """Hand chunks that nobody is at work on to whoever is free."""
        for name in names:
            DBOS.resume_workflow(name, queue_name=BULK)

    def forget(self, now: datetime) -> int:
        """Erase what has been over for a day, a handful at a time; how many chunks that were."""
        before = (now - KEEP).astimezone(UTC).isoformat()
        names = [one.workflow_id for one in _listed(status=list(_OVER), end_time=before)]
        if names:
            DBOS.delete_workflows(names)
        return len(names)


def engine_url(settings: Settings) -> str:
    """Where the engine keeps its tables: as set, else a schema of the PostgreSQL database, or a file of its own."""
    if settings.engine_url:
        return settings.engine_url
    if is_postgres(settings.database):
        return settings.database
    return f"sqlite:///{(settings.data / 'engine.sqlite').absolute()}"


def _config(url: str, worker: str) -> DBOSConfig:
    return {"name": APP, "system_database_url": url, "dbos_system_schema": SCHEMA, "application_version": WORK_VERSION,
            "executor_id": worker, "log_level": "ERROR", "use_listen_notify": False, "sys_db_pool_size": 8,
            "scheduler_polling_interval_sec": 3600.0}


def _workflow(title: str, run: Run) -> Run:
    """A chunk as the engine runs it. It needs no steps: the outbox knows how far each row is, whoever goes on."""

    @DBOS.workflow(name=title, max_recovery_attempts=1000)
    def workflow(name: str, numbers: list[int]) -> None:
        run(name, numbers)

    return workflow


def _listed(**wanted: object) -> list[WorkflowStatus]:
    return DBOS.list_workflows(load_input=False, load_output=False, limit=_HANDFUL, **wanted)  # type: ignore[arg-type]
