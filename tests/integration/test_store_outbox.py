"""The outbox, on both databases: each message once, each claim one worker's, each end an end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

from outreach.model.conversation import TextState
from outreach.model.outbox import Basis, Chunk, NewMessage, Owed, State, Tally
from outreach.store import Store
from tests.databases import ask, on_both
from tests.integration.store_people import NOON, answer, person

pytestmark = on_both
ANN, BOB = person("Ann"), person("Bob")
SOON = NOON + timedelta(seconds=25)
A_SECOND = timedelta(seconds=1)


def message(**changes: object) -> NewMessage:
    """A message to Ann."""
    made = NewMessage(batch="b", owner=ANN, sealed="x", basis=Basis.ASKED, what="d/en/types#1", created_at=NOON,
                      due_at=NOON, expires_at=NOON + timedelta(days=1))
    return replace(made, **changes)


def owe_and_take(store: Store, **changes: object) -> Owed:
    """A message, taken into a chunk."""
    assert store.owe(message(**changes))
    assert store.take_due("c1", NOON, most=50, is_urgent=False)
    return store.owed(store.with_numbers(Chunk(name="c1", is_urgent=False)).numbers)[-1]


def claim(store: Store, row: Owed, worker: str = "w1") -> Owed | None:
    """Claim at noon."""
    return store.claim(row, worker=worker, words="hash", build="build", now=NOON, settle_at=SOON)


def states(store: Store) -> dict[State, int]:
    """How many rows stand how."""
    return {one.state: one.count for one in store.tally()}


def test_a_message_is_there_once(store: Store) -> None:
    """Also under a newer key; another part, person or batch is another message."""
    assert store.owe(message())
    assert not store.owe(message(sealed="y"))
    assert not store.owe(message(owner=person("Ann", keys=("new", "2026a"))))
    assert all(map(store.owe, (message(part=2), message(owner=BOB), message(batch="other"))))


def test_only_what_is_due_is_taken(store: Store) -> None:
    """The longest due first; what is urgent apart; what is taken, not again."""
    for name, minutes, urgent in (("now", 0, False), ("early", -5, False), ("later", 5, False), ("urgent", 0, True)):
        store.owe(message(batch=name, due_at=NOON + timedelta(minutes=minutes), is_urgent=urgent))
    assert (1, 1, 0) == tuple(store.take_due(f"c{turn}", NOON, most=1, is_urgent=False) for turn in range(3))
    assert 1 == store.take_due("u", NOON, most=5, is_urgent=True)
    assert ("c0", "c1", "u") == tuple(chunk.name for chunk in store.open_chunks())
    [first] = store.owed(store.with_numbers(store.open_chunks()[0]).numbers)
    assert ("early", State.WAITING, ANN.current, NOON) == (first.batch, first.state, first.owner, first.created_at)


def test_a_claim_is_one_workers(store: Store) -> None:
    """The second comes too late; so does one that claims what is done."""
    row = owe_and_take(store)
    claimed = claim(store, row)
    assert (1, NOON, NOON, "hash") == (claimed.tries, claimed.claimed_at, claimed.first_claimed_at, claimed.words)
    assert claim(store, row, "w2") is None
    assert store.note_sent(claimed, sid="SM1", now=NOON)
    assert not store.note_sent(claimed, sid="SM2", now=NOON)
    assert claim(store, row) is None
    assert {State.SENT: 1} == states(store)
    assert frozenset(("SM1",)) == store.sids_of(ANN)
    assert () == store.open_chunks() == store.owed([row.number])


def test_a_claim_that_was_never_noted_is_taken_up_again(store: Store) -> None:
    """Not before whatever was begun is over, and by one worker; the first one's word counts no more."""
    lost = claim(store, owe_and_take(store))
    store.release("c1")
    assert 0 == store.take_due("c2", SOON - A_SECOND, most=50, is_urgent=False)
    assert 1 == store.take_due("c2", SOON, most=50, is_urgent=False)
    [row] = store.owed([lost.number])
    assert lost == row
    mine = store.reclaim(row, worker="w2", now=SOON, settle_at=SOON + A_SECOND)
    assert store.reclaim(row, worker="w3", now=SOON, settle_at=SOON + A_SECOND) is None
    assert not store.note_sent(lost, sid="SM1", now=SOON)
    store.put_back(lost, due_at=SOON, reason="x")
    assert {State.CLAIMED: 1} == states(store)
    assert store.note_sent(mine, sid="SM1", now=SOON)


def test_what_did_not_go_out_waits_again(store: Store) -> None:
    """After a refusal for the moment, and where the guard says later."""
    claimed = claim(store, owe_and_take(store))
    store.put_back(claimed, due_at=SOON, reason="20429")
    assert (Tally(state=State.WAITING, reason="20429", count=1),) == store.tally()
    assert () == store.open_chunks()
    assert 0 == store.take_due("c1", NOON, most=50, is_urgent=False)
    store.take_due("c1", SOON, most=50, is_urgent=False)
    [row] = store.owed([claimed.number])
    store.postpone(row, due_at=SOON + A_SECOND, reason="quiet")
    assert 0 == store.take_due("c1", SOON, most=50, is_urgent=False)
    assert NOON == claim(store, row).first_claimed_at


def test_what_is_done_lets_go_of_the_number(store: Store, address: str) -> None:
    """Sent, refused or failed: nobody can read it any more, and what became of it stays."""
    for batch, end in (("a", State.SENT), ("b", State.REFUSED), ("c", State.FAILED)):
        claimed = claim(store, owe_and_take(store, batch=batch, sealed="secret"))
        if end is State.SENT:
            store.note_sent(claimed, sid="SM1", now=NOON)
        else:
            store.note_ended(claimed, end, reason="21211", now=NOON)
    assert [("",)] * 3 == ask(address, "SELECT sealed FROM outbox")
    assert {State.SENT: 1, State.REFUSED: 1, State.FAILED: 1} == states(store) == store.ended_since(NOON - A_SECOND)


def test_where_somebody_stands(store: Store) -> None:
    """What was begun to them today counts, under any key, but not the message itself."""
    begun = claim(store, owe_and_take(store))
    claim(store, owe_and_take(store, owner=BOB))
    new_key = person("Ann", keys=("new", "2026a"))
    assert (False, 1) == _standing(store, new_key, 0)
    assert (False, 0) == _standing(store, new_key, begun.number)
    store.opt_out(ANN, message_sid="SM9", rule="stop", at=NOON)
    assert (True, 1) == _standing(store, new_key, 0)
    assert 0 == store.standing(ANN, row=0, since=NOON).sends_today
    assert (2, 0) == (store.begun_since(NOON - A_SECOND), store.begun_since(NOON))


def _standing(store: Store, contact: object, row: int) -> tuple[bool, int]:
    found = store.standing(contact, row=row, since=NOON - timedelta(days=1))
    return found.opted_out, found.sends_today


def test_receipts_in_any_order(store: Store) -> None:
    """The latest step counts, however often and late the others come."""
    for status, code in (("sent", ""), ("delivered", ""), ("queued", ""), ("delivered", ""), ("sent", "")):
        store.note_receipt(sid="SM1", status=status, code=code, outbox=7, at=NOON)
    assert not store.note_receipt(sid="SM1", status="sent", code="", outbox=7, at=NOON)
    store.note_receipt(sid="SM2", status="undelivered", code="30006", outbox=0, at=NOON)
    assert (("delivered", ""), ("undelivered", "30006"), ("", "")) == tuple(map(store.delivery_of, ("SM1", "SM2", "x")))
    assert ("SM1", "") == (store.receipt_of(7, since=NOON), store.receipt_of(7, since=SOON))
    assert (("delivered", "", 1), ("undelivered", "30006", 1)) == store.receipts_by_status()


def test_telephones_without_texts_are_known(store: Store) -> None:
    """By the refusal or by the receipt, under any key; another reason or another person is not meant."""
    for number, (owner, reason) in enumerate(((ANN, "21211"), (BOB, "21614"))):
        claimed = claim(store, owe_and_take(store, owner=owner, batch=f"b{number}"))
        assert claimed
        store.note_ended(claimed, State.FAILED, reason=reason, now=NOON)
    assert (False, True) == (store.takes_no_texts(ANN), store.takes_no_texts(BOB))
    sent = claim(store, owe_and_take(store, batch="b7"))
    assert sent
    store.note_sent(sent, sid="SM1", now=NOON)
    store.note_receipt(sid="SM1", status="sent", code="", outbox=0, at=NOON)
    assert not store.takes_no_texts(ANN)
    store.note_receipt(sid="SM1", status="undelivered", code="30006", outbox=0, at=NOON)
    assert store.takes_no_texts(person("Ann", keys=("new", "2026a")))


def test_the_pace_is_kept_over_all_workers(store: Store) -> None:
    """Ten at once get ten different moments, and none of the past."""
    with ThreadPoolExecutor(10) as pool:
        firsts = sorted(pool.map(lambda _: store.reserve("line", sends=2, each=A_SECOND, now=NOON), range(10)))
    assert [NOON + 2 * turn * A_SECOND for turn in range(10)] == firsts
    late = NOON + timedelta(hours=1)
    assert late == store.reserve("line", sends=1, each=A_SECOND, now=late)


def test_heartbeats(store: Store) -> None:
    """Each beat counts; the dead are forgotten."""
    for worker in ("w1", "w2", "w1"):
        store.beat(worker, NOON)
    assert {"w1": 2, "w2": 1} == store.beats()
    store.bury("w1")
    assert {"w2": 1} == store.beats()


def test_ten_workers_share_a_thousand_rows(store: Store) -> None:
    """No row is taken into two chunks, and none is left."""
    for number in range(200):
        store.owe(message(batch=f"b{number}"))
    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(lambda turn: store.take_due(f"c{turn}", NOON, most=20, is_urgent=False), range(24)))
    chunks = [store.with_numbers(chunk).numbers for chunk in store.open_chunks()]
    assert 200 == sum(taken) == len({number for chunk in chunks for number in chunk}) == sum(map(len, chunks))


def test_forgetting(store: Store, address: str) -> None:
    """What is done goes after its time, what it said and its receipts after a week; one person's rows at once."""
    done = claim(store, owe_and_take(store))
    store.note_sent(done, sid="SM1", now=NOON)
    store.owe(message(batch="waits"))
    store.note_receipt(sid="SM1", status="sent", code="", outbox=1, at=NOON)
    days = timedelta(days=30)
    store.forget_sent(NOON + timedelta(days=7), days)
    assert [("",), ("d/en/types#1",), ("d/en/types#1",)] == sorted([("",), *ask(address, "SELECT what FROM outbox")])
    assert 0 == store.forget_sent(NOON + days, days)
    assert [("",), ("d/en/types#1",)] == sorted(ask(address, "SELECT what FROM outbox"))
    assert ("", "") == store.delivery_of("SM1")
    assert 1 == store.forget_sent(NOON + days + A_SECOND, days)
    assert {State.WAITING: 1} == states(store)
    assert 1 == store.forget_person(ANN, by="Ann Example", at=NOON)
    assert () == store.tally()


def test_forget_by_text(store: Store) -> None:
    """What was sent is forgotten with what was read; what they asked for still comes."""
    answer(store, ANN, "SM1", TextState())
    store.note_ended(owe_and_take(store), State.REFUSED, reason="x", now=NOON)
    store.owe(message(batch="waits"))
    store.forget_reading(ANN, message_sid="SM1")
    assert {State.WAITING: 1} == states(store)


def test_no_row_has_an_erased_ones_number(store: Store) -> None:
    """A receipt that comes late names the row that it is of, or none."""
    erased = owe_and_take(store)
    store.forget_person(ANN, by="Ann Example", at=NOON)
    assert erased.number < owe_and_take(store).number
