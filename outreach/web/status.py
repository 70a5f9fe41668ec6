"""POST /status/sms, /status/voice: what became of what the line sent; a refusal for STOP is an opt-out here, too.

Reports come in any order, more than once, and before the worker knows the message's id: each is kept once.
"""

from __future__ import annotations

import secrets
from contextlib import suppress

from flask import Blueprint, Response, request

from outreach.bootstrap.call_counts import CallOver
from outreach.bootstrap.opt_outs import BLOCKED_BY_PROVIDER
from outreach.errors import StoreUnavailable, UnusablePhoneNumber
from outreach.telemetry import log_trouble
from outreach.web.line import current_line
from outreach.web.posted import posted
from outreach.web.security import require_signature

#: longer than any id or status
LONGEST = 64

bp = Blueprint("status", __name__)
bp.before_request(require_signature)


@bp.post("/status/sms")
def receive_status() -> Response:
    """Take note of one report; 503 asks for it again."""
    try:
        if posted().get("ErrorCode") == BLOCKED_BY_PROVIDER:
            # a report on nobody cannot be helped by sending it again
            with suppress(UnusablePhoneNumber):
                current_line().service.opt_outs.by_provider(posted().get("To", ""), message_sid=_message_sid())
        _keep_receipt("MessageSid", "MessageStatus")
    except StoreUnavailable as problem:
        log_trouble("status", problem)
        return Response(status=503)
    return Response(status=204)


@bp.post("/status/voice")
def receive_call_status() -> Response:
    """Count a call that is over, once; of a call of ours, keep how it ended. 503 asks for the report again."""
    try:
        _keep_receipt("CallSid", "CallStatus")
        current_line().service.call_counts.ended(_call_over())
    except StoreUnavailable as problem:
        log_trouble("status", problem)
        return Response(status=503)
    return Response(status=204)


def _keep_receipt(*names: str) -> None:
    """Keep what the provider reports of a message or call with an id, on a line that sends."""
    service = current_line().service
    sid, status = (posted().get(name, "")[:LONGEST] for name in names)
    if service.settings.sending and sid and status:
        row = request.args.get("m", "")
        service.store.note_receipt(sid=sid, status=status, code=posted().get("ErrorCode", "")[:LONGEST],
                                   outbox=int(row) if row.isdecimal() and row.isascii() and len(row) < 10 else 0,
                                   at=service.clock())


def _call_over() -> CallOver:
    sid, status, duration = (posted().get(name, "")[:LONGEST] for name in ("CallSid", "CallStatus", "CallDuration"))
    return CallOver(sid=sid, status=status, duration=duration,
                    is_ours=posted().get("Direction", "").startswith("outbound"))


def _message_sid() -> str:
    """The id of the message that was refused; a report that is repeated repeats it."""
    return next(filter(None, map(posted().get, ("MessageSid", "SmsSid"))), f"none-{secrets.token_hex(16)}")
