"""Processes that make clips side by side: one that hangs or dies costs its own clip, tried once more, and no other."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic

from outreach.errors import SpeechError
from outreach.speech.audio_store import AudioStore
from outreach.speech.clips import Clip, Failure, make_clip
from outreach.speech.engine import Engine
from outreach.speech.plan import ClipPlan

#: a process that says nothing for longer than this, and a share for each character, is ended
HANGS_AFTER_SECONDS = 60.0
_SECONDS_PER_CHARACTER = 0.2
_ATTEMPTS = 2
#: starting a process costs as much as making so many clips
_CLIPS_WORTH_A_PROCESS = 4
#: libraries that would start a thread for each core, beside a process for each core
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(slots=True, kw_only=True)
class _Worker:
    """A process, the way to it, and what it is working on."""

    process: BaseProcess
    way: Connection
    plan: ClipPlan | None = None
    until: float = 0.0


@dataclass(slots=True, kw_only=True)
class Pool:
    """Hands prompts to processes and hears what became of them."""

    engine: Engine
    store: AudioStore
    processes: int = field(default_factory=lambda: os.cpu_count() or 1)
    hangs_after_seconds: float = HANGS_AFTER_SECONDS
    _workers: list[_Worker] = field(default_factory=list)
    _attempts: dict[str, int] = field(default_factory=dict)

    def make(self, plans: Sequence[ClipPlan]) -> Iterator[Clip | Failure]:
        """What became of each prompt, in the order in which they are done.

        Raises:
            SpeechError: the store cannot be written.
        """
        waiting = deque(plans)
        for _ in range(min(self.processes, -(-len(plans) // _CLIPS_WORTH_A_PROCESS))):
            self._workers.append(self._start())
        try:
            while waiting or any(worker.plan for worker in self._workers):
                self._hand_out(waiting)
                yield from self._hear(waiting)
        finally:
            for worker in self._workers:
                self._end(worker)
            self._workers.clear()

    def _start(self) -> _Worker:
        for name in _THREADS:
            os.putenv(name, "1")
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self.engine, self.store), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process=process, way=ours)

    def _hand_out(self, waiting: deque[ClipPlan]) -> None:
        for worker in self._workers:
            if waiting and worker.plan is None:
                worker.plan = waiting.popleft()
                seconds = self.hangs_after_seconds + _SECONDS_PER_CHARACTER * len(worker.plan.text)
                worker.until = monotonic() + seconds
                with suppress(OSError):  # a process that is gone is found when it is heard
                    worker.way.send(worker.plan)

    def _hear(self, waiting: deque[ClipPlan]) -> Iterator[Clip | Failure]:
        """Wait for the next answer, death or lapse of time."""
        busy = [worker for worker in self._workers if worker.plan]
        patience = max(0.0, min(worker.until for worker in busy) - monotonic())
        ready = wait([worker.way for worker in busy], timeout=patience)
        for worker in busy:
            if worker.way in ready:
                yield from self._answer(worker, waiting)
            elif monotonic() >= worker.until:
                yield from self._give_up(worker, waiting, "the voice did not answer in time")

    def _answer(self, worker: _Worker, waiting: deque[ClipPlan]) -> Iterator[Clip | Failure]:
        try:
            answer = worker.way.recv()
        except (EOFError, OSError):
            yield from self._give_up(worker, waiting, "the voice's process died")
            return
        if isinstance(answer, str):
            raise SpeechError(answer)
        worker.plan = None
        yield answer

    def _give_up(self, worker: _Worker, waiting: deque[ClipPlan], reason: str) -> Iterator[Failure]:
        """Replace the process; try the prompt once more, then name it."""
        plan = worker.plan
        self._end(worker)
        self._workers[self._workers.index(worker)] = self._start()
        if plan is None:
            return
        self._attempts[plan.text] = self._attempts.get(plan.text, 0) + 1
        if self._attempts[plan.text] < _ATTEMPTS:
            waiting.append(plan)
        else:
            yield Failure(text=plan.text, reason=reason)

    @staticmethod
    def _end(worker: _Worker) -> None:
        worker.way.close()
        worker.process.kill()
        worker.process.join()


def _work(way: Connection, engine: Engine, store: AudioStore) -> None:
    """A process's life: a prompt comes, its clip or its failure goes back, until the other end is closed."""
    with suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        while True:
            plan = way.recv()
            way.send(make_or_tell(plan, engine, store))


def make_or_tell(plan: ClipPlan, engine: Engine, store: AudioStore) -> Clip | Failure | str:
    """A clip or a failure; a text where the store itself cannot be written."""
    try:
        return make_clip(plan, engine, store)
    except OSError as error:
        return (f"{store.folder}: the audio store cannot be written: {error.strerror or error}. "
                "Make room, or set OUTREACH_AUDIO_STORE to a folder that can be written")
