"""Rendering with a voice that is no voice: what is made, kept, left out."""

from dataclasses import replace
from pathlib import Path

import pytest

from outreach.speech.audio_store import AudioStore
from outreach.speech.clips import Clip, make_clip
from outreach.speech.plan import plan_clip
from outreach.speech.pronunciation import read_lexicon
from outreach.speech.render import order_clips, render_all, render_clips

from .fakes import ToneEngine

PROMPTS = ("Types: local, regional and distant.", "Call 911. Stay calm.", "Press 1 to hear this again.")


@pytest.fixture
def store(tmp_path: Path) -> AudioStore:
    """An empty store."""
    return AudioStore(tmp_path)


def test_each_prompt_gets_a_clip_in_order(store: AudioStore) -> None:
    """Every prompt once, in the order given, its file in the store, its length with its pauses."""
    done = render_clips((*PROMPTS, PROMPTS[0]), engine=ToneEngine(), store=store)

    assert list(PROMPTS) == [clip.text for clip in done.clips]
    assert (3, ()) == (done.rendered, done.failures)
    assert all(store.read(clip.sha256) for clip in done.clips)
    assert pytest.approx(0.1 + 0.5 + 0.4, abs=0.01) == done.clips[0].seconds


def test_the_voice_gets_rewritten_words(store: AudioStore) -> None:
    """The engine hears digits, not 911, one sentence at a time."""
    engine = ToneEngine()

    render_clips(PROMPTS[1:2], engine=engine, store=store)

    assert ["Call nine, one, one.", "Stay calm."] == sorted(engine.said)


def test_a_second_run_renders_nothing(store: AudioStore) -> None:
    """The same prompts give the same clips without a word being spoken."""
    first = render_clips(PROMPTS, engine=ToneEngine(), store=store)
    silent = ToneEngine()

    again = render_clips(PROMPTS, engine=silent, store=store)

    assert first.clips == again.clips
    assert (0, []) == (again.rendered, silent.said)


def test_a_changed_sentence_is_spoken_alone(store: AudioStore) -> None:
    """Its neighbours in the prompt come from the store."""
    render_clips(("One here. Two here.",), engine=ToneEngine(), store=store)
    engine = ToneEngine()

    done = render_clips(("One here. Three here.",), engine=engine, store=store)

    assert (["Three here."], 1) == (engine.said, done.rendered)


@pytest.mark.parametrize("change", [{"voice": "b"}, {"words_per_minute": 140}, {"version": "2"},
                                    {"name": "x"}])
def test_another_voice_speaks_anew(store: AudioStore, change: dict[str, object]) -> None:
    """Voice, pace, engine and version all belong to the identity of a clip."""
    render_clips(PROMPTS, engine=ToneEngine(), store=store)

    done = render_clips(PROMPTS, engine=ToneEngine(**change), store=store)  # type: ignore[arg-type]

    assert len(PROMPTS) == done.rendered


def test_a_prompt_that_fails_is_named_and_the_others_go_on(store: AudioStore) -> None:
    """One refused sentence costs one clip, and the reason is kept; next time it is tried again."""
    done = render_clips((*PROMPTS, "..."), engine=ToneEngine(refused=("calm",)), store=store)

    assert [PROMPTS[0], PROMPTS[2]] == [clip.text for clip in done.clips]
    assert [PROMPTS[1], "..."] == [failure.text for failure in done.failures]
    assert "refused" in done.failures[0].reason
    assert 1 == render_clips(PROMPTS, engine=ToneEngine(), store=store).rendered


def test_a_voice_that_leaves_no_file_fails(store: AudioStore) -> None:
    """An engine that returns without a recording is found out."""
    class Mute(ToneEngine):
        def speak(self, text: str, wav: Path) -> None:
            """Do nothing at all."""

    done = render_clips(PROMPTS, engine=Mute(), store=store)

    assert ((), 3) == (done.clips, len(done.failures))


@pytest.mark.parametrize("damage", ["*.wav", "full/*.flac", "keys/*.json"])
def test_damage_in_the_store_is_repaired(store: AudioStore, damage: str) -> None:
    """Whatever is missing or spoilt is made again, with the same bytes."""
    first = render_clips(PROMPTS, engine=ToneEngine(), store=store)
    for path in store.folder.glob(damage):
        path.write_bytes(b"spoilt")

    again = render_clips(PROMPTS, engine=ToneEngine(), store=store)

    assert first.clips == again.clips
    assert 3 == again.rendered
    assert all(store.read(clip.sha256) for clip in again.clips)


def test_progress_counts_clips(store: AudioStore) -> None:
    """It is told after each clip; nothing to do, nothing told."""
    told: list[tuple[int, int]] = []

    for _ in range(2):
        render_clips(PROMPTS, engine=ToneEngine(), store=store, progress=lambda *step: told.append(step))

    assert [(done, 3) for done in range(1, 4)] == told


def test_progress_of_several_orders_is_one_count(store: AudioStore) -> None:
    """Both paces are one job: its bar never begins anew, and what is there already is not counted."""
    told: list[tuple[int, int]] = []
    render_clips(PROMPTS[:1], engine=ToneEngine(words_per_minute=120), store=store)
    orders = [order_clips(PROMPTS, engine=ToneEngine(words_per_minute=pace), store=store) for pace in (150, 120)]

    usual, slow = render_all(orders, lambda *step: told.append(step))

    assert [(done, 5) for done in range(1, 6)] == told
    assert (3, 2) == (usual.rendered, slow.rendered)
    assert list(PROMPTS) == [clip.text for clip in slow.clips]


@pytest.mark.parametrize("text", ["Ask for 中文 here.", "Рак and more.", "The word is العربية.", "∑ is a sum.",
                                  f"A{'b' * 5000}"])
def test_a_text_that_no_voice_says_whole_is_named(store: AudioStore, text: str) -> None:
    """It is not half said: neither by the voice, nor by the one that stands in for it, nor from an earlier run."""
    stand_in = ToneEngine(name="other")

    done = render_clips((*PROMPTS, text), engine=ToneEngine(), store=store, fallback=stand_in)

    assert list(PROMPTS) == [clip.text for clip in done.clips]
    assert [text] == [failure.text for failure in done.failures]
    assert "can say" in done.failures[0].reason
    assert [] == stand_in.said


def test_a_clip_that_was_half_said_is_not_taken_from_an_earlier_run(store: AudioStore) -> None:
    """The store may hold what was made before letters were looked at."""
    text = "Ask for 中文 here."
    plan = plan_clip(text, ToneEngine(), read_lexicon("en"))
    assert isinstance(make_clip(replace(plan, unsayable=""), ToneEngine(), store), Clip)

    assert [text] == [failure.text for failure in render_clips((text,), engine=ToneEngine(), store=store).failures]
