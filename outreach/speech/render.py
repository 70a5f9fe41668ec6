"""Makes the clips that callers hear, several at a time, and only those that are new."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from outreach.errors import SpeechError
from outreach.speech.audio_store import AudioStore
from outreach.speech.clips import Clip, Failure, recall_clip
from outreach.speech.engine import Engine
from outreach.speech.plan import ClipPlan, plan_clip
from outreach.speech.pool import Pool, make_or_tell
from outreach.speech.pronunciation import Lexicon, read_lexicon

__all__ = ["Clip", "Failure", "Rendered", "render_clips"]

_MOST_THREADS = 4
#: told how many of the clips to be made are done, and how many there are
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What became of a list of prompts."""

    #: in the order of the prompts, each prompt once
    clips: tuple[Clip, ...]
    failures: tuple[Failure, ...]
    #: how many of the clips were made now; the others were there already
    rendered: int


def render_clips(texts: Iterable[str], *, engine: Engine, store: AudioStore, language: str = "en",
                 lexicon: Lexicon | None = None, fallback: Engine | None = None,
                 progress: Progress | None = None) -> Rendered:
    """Make a phone clip of each prompt; what the store holds already is not made again.

    A prompt that fails is said by `fallback` where there is one, unless it tells a number that people dial: that
    is left to the provider's voice. What still fails is left out and named, and the others go on.

    Raises:
        SpeechError: the store cannot be written.
    """
    lexicon = lexicon or read_lexicon(language)
    plans = tuple(plan_clip(text, engine, lexicon) for text in dict.fromkeys(texts))
    results: dict[str, Clip | Failure] = {plan.text: clip for plan in plans if (clip := recall_clip(plan, store))}
    new = tuple(plan for plan in plans if plan.text not in results)
    results |= _make_all(new, engine, store, progress)
    made = sum(isinstance(results[plan.text], Clip) for plan in new)
    if fallback:
        failed = [plan.text for plan in plans if isinstance(results[plan.text], Failure) and not plan.tells_number]
        again = tuple(plan_clip(text, fallback, lexicon) for text in failed)
        results |= {text: clip for text, clip in _make_all(again, fallback, store, None).items()
                    if isinstance(clip, Clip)}
    return _in_order([results[plan.text] for plan in plans], made)


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
