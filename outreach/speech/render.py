"""Makes the clips that callers hear, several at a time, and only those that are new."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial

from outreach.errors import SpeechError
from outreach.speech.audio_store import AudioStore
from outreach.speech.clips import Clip, Failure, recall_clip
from outreach.speech.engine import Engine
from outreach.speech.plan import ClipPlan, plan_clip
from outreach.speech.pool import Pool, make_or_tell
from outreach.speech.pronunciation import Lexicon, read_lexicon

__all__ = ["Clip", "Failure", "Order", "Rendered", "order_clips", "render_all", "render_clips"]

_MOST_THREADS = 4
#: told how many of the clips to be made are done, and how many there are
Progress = Callable[[int, int], None]
#: the seconds of silence with which the clip of a text ends
Endings = Callable[[str], float]


def no_silence(_: str) -> float:
    """A clip ends with its last word."""
    return 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What became of a list of prompts."""

    #: in the order of the prompts, each prompt once
    clips: tuple[Clip, ...]
    failures: tuple[Failure, ...]
    #: how many of the clips were made now; the others were there already
    rendered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Prompts for one voice at one pace: which clips are there, and which are to be made."""

    plans: tuple[ClipPlan, ...]
    #: the clips of earlier runs
    known: tuple[Clip, ...]
    engine: Engine
    store: AudioStore
    lexicon: Lexicon
    #: says what `engine` fails at, save numbers that people dial
    fallback: Engine | None = None

    @property
    def new(self) -> tuple[ClipPlan, ...]:
        """What is to be made."""
        known = {clip.text for clip in self.known}
        return tuple(plan for plan in self.plans if plan.text not in known)


def order_clips(texts: Iterable[str], *, engine: Engine, store: AudioStore, language: str = "en",
                lexicon: Lexicon | None = None, fallback: Engine | None = None,
                endings: Endings = no_silence) -> Order:
    """Look up what the store holds of these prompts; nothing is made yet."""
    lexicon = lexicon or read_lexicon(language)
    plans = tuple(plan_clip(text, engine, lexicon, endings(text)) for text in dict.fromkeys(texts))
    known = tuple(clip for plan in plans if (clip := recall_clip(plan, store)))
    return Order(plans=plans, known=known, engine=engine, store=store, lexicon=lexicon, fallback=fallback)


def render_clips(texts: Iterable[str], *, engine: Engine, store: AudioStore, language: str = "en",
                 lexicon: Lexicon | None = None, fallback: Engine | None = None,
                 progress: Progress | None = None) -> Rendered:
    """Make a phone clip of each prompt; what the store holds already is not made again. Raises as `render_all` does."""
    order = order_clips(texts, engine=engine, store=store, language=language, lexicon=lexicon, fallback=fallback)
    return render_all((order,), progress)[0]


def render_all(orders: Sequence[Order], progress: Progress | None = None) -> tuple[Rendered, ...]:
    """Carry out orders one after another; `progress` counts the clips to be made of all of them together.

    A prompt that fails is said by its order's fallback where there is one, unless it tells a number that people dial:
    that is left to the provider's voice. What still fails is left out and named, and the others go on.

    Raises:
        SpeechError: the store cannot be written.
    """
    whole = sum(len(order.new) for order in orders)
    done: list[Rendered] = []
    before = 0
    for order in orders:
        done.append(_render(order, progress and partial(_tell, progress, before, whole)))
        before += len(order.new)
    return tuple(done)


def _tell(progress: Progress, before: int, whole: int, done: int, _of_order: int) -> None:
    progress(before + done, whole)


def _render(order: Order, progress: Progress | None) -> Rendered:
    new = order.new
    results: dict[str, Clip | Failure] = {clip.text: clip for clip in order.known}
    results |= _make_all(new, order.engine, order.store, progress)
    made = sum(isinstance(results[plan.text], Clip) for plan in new)
    if order.fallback:
        failed = [plan for plan in new if isinstance(results[plan.text], Failure) and not plan.tells_number]
        again = tuple(plan_clip(plan.text, order.fallback, order.lexicon, plan.ending) for plan in failed)
        results |= {text: clip for text, clip in _make_all(again, order.fallback, order.store, None).items()
                    if isinstance(clip, Clip)}
    return _in_order([results[plan.text] for plan in order.plans], made)


def _in_order(results: Sequence[Clip | Failure], made: int) -> Rendered:
    return Rendered(clips=tuple(result for result in results if isinstance(result, Clip)),
                    failures=tuple(result for result in results if isinstance(result, Failure)), rendered=made)


def _make_all(plans: Sequence[ClipPlan], engine: Engine, store: AudioStore,
              progress: Progress | None) -> dict[str, Clip | Failure]:
    """Make clips side by side, in processes of their own where the voice needs that."""
    done: dict[str, Clip | Failure] = {}
    makers = Pool(engine=engine, store=store).make(plans) if engine.needs_pool else _here(plans, engine, store)
    for number, result in enumerate(makers, start=1):
        done[result.text] = result
        if progress:
            progress(number, len(plans))
    return done


def _here(plans: Sequence[ClipPlan], engine: Engine, store: AudioStore) -> Iterator[Clip | Failure]:
    """Threads are enough for a voice that has a process for each utterance."""
    pool = ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1))
    try:
        for future in as_completed(pool.submit(make_or_tell, plan, engine, store) for plan in plans):
            result = future.result()
            if isinstance(result, str):
                raise SpeechError(result)
            yield result
    finally:
        pool.shutdown(cancel_futures=True)
