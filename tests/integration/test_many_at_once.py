"""One person's texts that arrive together are all answered."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from outreach.bootstrap import Service
from outreach.model.conversation import InboundSms
from tests.databases import on_both

AT_ONCE = 40


@on_both
def test_forty_texts_of_one_person_at_once(make_service: Callable[..., Service]) -> None:
    """Each is another message, so each gets its answer, and one of them brings the notice."""
    service = make_service()
    sender, together = service.keys.contact("+12165550123"), Barrier(AT_ONCE)

    def send(number: int) -> int:
        together.wait()
        return len(service.texts.answer(InboundSms(message_sid=f"SM{number}", sender=sender, body="MENU")).messages)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = sorted(pool.map(send, range(AT_ONCE)))

    assert [1] * (AT_ONCE - 1) + [2] == answers
