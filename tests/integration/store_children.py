"""Processes of their own for the tests of the store: `python store_children.py TASK ADDRESS`."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable

from outreach.errors import StoreUnavailable
from outreach.model.conversation import TextState
from outreach.store import Store, open_store
from tests.integration.store_people import NOON, answer, person, reading

PHONES = ("Ann", "Bob", "Cem")
THREADS = 8
MESSAGES = 320


def say(words: object) -> None:
    """Tell the test something, at once."""
    sys.stdout.write(f"{json.dumps(words)}\n")
    sys.stdout.flush()


def stop(store: Store) -> None:
    """Opt somebody out, say so, and wait to be killed."""
    store.opt_out(person("Ann"), message_sid="SM1", rule="stop", at=NOON)
    say("done")
    time.sleep(60)


def stopped(store: Store) -> None:
    """Say whether somebody is opted out."""
    say(store.recall(person("Ann"), "SM2").state.opted_out)


def race(store: Store) -> None:
    """Answer every message from eight threads at a sign, and say which page each one got."""
    store.check()
    say("ready")
    sys.stdin.readline()
    pages: dict[str, int] = {}
    threads = [threading.Thread(target=_share, args=(store, first, pages)) for first in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    say(pages)


def fork(store: Store) -> None:
    """Write before a fork, in the child while the parent lets go, and say what is left."""
    answer(store, person("Ann"), "SM1", reading(1))
    child = os.fork()
    if child == 0:
        answer(store, person("Ann"), "SM2", reading(2))
        time.sleep(0.3)  # the parent closes meanwhile; its last close clears away the log
        answer(store, person("Ann"), "SM3", reading(3))
        os._exit(0)
    store.recall(person("Ann"), "SM9")
    store.close()
    os.waitpid(child, 0)
    say(store.recall(person("Ann"), "SM9").seq)


def fork_beside_a_thread(store: Store) -> None:
    """Fork while another thread is connected; the child says why it cannot go on."""
    connected, over = threading.Event(), threading.Event()
    threading.Thread(target=_stay, args=(store, connected, over), daemon=True).start()
    connected.wait()
    child = os.fork()
    if child == 0:
        try:
            store.check()
        except StoreUnavailable as problem:
            say(str(problem))
        os._exit(0)
    os.waitpid(child, 0)
    store.check()
    over.set()


def _stay(store: Store, connected: threading.Event, over: threading.Event) -> None:
    store.check()
    connected.set()
    over.wait()


def _share(store: Store, first: int, pages: dict[str, int]) -> None:
    for number in range(first, MESSAGES, THREADS):
        pages[f"SM{number}"] = _page(store, number)


def _page(store: Store, number: int) -> int:
    contact, sid = person(PHONES[number % len(PHONES)]), f"SM{number}"
    while True:
        recalled = store.recall(contact, sid)
        page = 1 + _last_page(recalled.state)
        if recalled.answered or store.record(
                contact, message_sid=sid, seq=recalled.seq + 1, before=recalled.state,
                after=reading(page), rule="more", at=NOON, build="b"):
            return page


def _last_page(state: TextState) -> int:
    return state.position.page if state.position else 0


TASKS: dict[str, Callable[[Store], None]] = {
    task.__name__: task for task in (stop, stopped, race, fork, fork_beside_a_thread)}

if __name__ == "__main__":
    TASKS[sys.argv[1]](open_store(sys.argv[2]))
