"""What the provider took in a proof of sending, held against what was owed, and against the limits."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass

from outreach.model.outbox import State
from tests.sending_children import QUICK
from tests.sending_line import SendingLine, people, taken_by

#: whoever was let through right before a STOP was written down has reached the provider by then
AFTER_STOP_S = QUICK.permit_s + QUICK.limits.connect_s
#: one in so many says STOP, so often
STOPPING, BETWEEN_STOPS_S = 20, 0.08
#: the issue's limit beyond the heartbeat
TAKEOVER_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One run of a leg."""

    name: str
    messages: int
    lost: int
    doubled: int
    #: messages that were taken later after a STOP than can be helped
    after_stop: int
    stopped: int
    #: messages a second between the first tenth and the last
    speed: float
    #: seconds of processor time of the workers
    worked: float
    seconds: float
    #: seconds from a kill to the moment that another worker had taken over, and how long it may take
    taken_over: float = 0.0
    heartbeat: float = 0.0

    @property
    def faults(self) -> tuple[str, ...]:
        """Which limits it broke."""
        is_late = self.taken_over > self.heartbeat + TAKEOVER_S
        found = {f"{self.lost} lost": self.lost, f"{self.doubled} doubled": self.doubled,
                 f"{self.after_stop} after a STOP": self.after_stop,
                 f"taken over in {self.taken_over:.1f} s, limit {self.heartbeat + TAKEOVER_S:.1f} s": is_late}
        return tuple(fault for fault, is_so in found.items() if is_so)

    @property
    def cells(self) -> tuple[str, ...]:
        """One line of the table."""
        worked = f"{1000 * self.worked / self.messages:.2f}" if self.worked else "-"
        taken_over = f"{self.taken_over:.1f} s" if self.taken_over else "-"
        return (self.name, str(self.messages), str(self.lost), str(self.doubled), str(self.after_stop),
                str(self.stopped), f"{self.speed:.0f}", worked, taken_over, f"{self.seconds:.0f} s")


COLUMNS = ("LEG", "MESSAGES", "LOST", "DOUBLED", "AFTER STOP", "STOPPED", "A SECOND", "CPU MS EACH", "TAKEN OVER",
           "TOOK")


class Stops:
    """People who say STOP while the line sends, and when each was on the disk."""

    def __init__(self, line: SendingLine, count: int) -> None:
        self.at: dict[str, float] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._say, args=(line, count))
        self._thread.start()

    def end(self) -> dict[str, float]:
        """No more of them; who said it when."""
        self._over.set()
        self._thread.join()
        return self.at

    def _say(self, line: SendingLine, count: int) -> None:
        chosen = random.Random(7).sample(people(count), count // STOPPING)
        with line.open() as service:
            for number in chosen:
                if self._over.wait(BETWEEN_STOPS_S):
                    return
                service.store.opt_out(service.keys.contact(number), message_sid=f"SM{number}", rule="stop",
                                      at=service.clock())
                self.at[number] = time.time()


def judge(line: SendingLine, name: str, messages: int, stops: dict[str, float], *, seconds: float,
          worked: float = 0.0, taken_over: float = 0.0) -> Result:
    """What the provider took, held against what was owed."""
    taken = taken_by(line.provider_url)
    times = Counter(number for number, _, _ in taken)
    states = line.states()
    late = [number for number, _, at in taken if at > stops.get(number, at) + AFTER_STOP_S]
    settled = states[State.SENT] + states[State.REFUSED]
    never = [number for number in people(messages) if number not in times and number not in stops]
    return Result(name=name, messages=messages, lost=max(len(never), messages - settled),
                  doubled=sum(count - 1 for count in times.values()), after_stop=len(late),
                  stopped=states[State.REFUSED], speed=_speed([at for _, _, at in taken]), worked=worked,
                  seconds=seconds, taken_over=taken_over, heartbeat=line.settings.heartbeat_seconds)


def _speed(times: list[float]) -> float:
    """Without the beginning and the tail, where the last few wait to be asked for."""
    times = sorted(times)
    first, last = len(times) // 10, len(times) * 9 // 10
    return (last - first) / (times[last] - times[first]) if last > first else 0.0
