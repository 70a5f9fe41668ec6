"""POST /sms: one text message in, its answer out."""

from __future__ import annotations

import secrets

from flask import Blueprint, Response

from outreach.contact.senders import Sender, sender_of
from outreach.dialogue.limits import SILENT
from outreach.dialogue.responder import answered_by_provider
from outreach.errors import StoreUnavailable, UnusablePhoneNumber
from outreach.model.conversation import InboundSms, SmsReply
from outreach.telemetry import log_trouble
from outreach.web.line import Line, current_line
from outreach.web.posted import posted
from outreach.web.replies import twiml_response
from outreach.web.security import refusal_of, require_signature

bp = Blueprint("sms", __name__)
bp.before_request(require_signature)


@bp.post("/sms")
def receive_sms() -> Response:
    """Answer one text message."""
    line = current_line()
    try:
        sender = _sender(line)
        if sender is Sender.LINE:  # an answer would come back, and again, and again
            return twiml_response(line.sms_twiml(SmsReply()))
        return twiml_response(line.sms_twiml(line.service.answer_text(read_inbound(line, sender))))
    except UnusablePhoneNumber:
        reply = line.service.texts.answer_without_store(posted().get("Body", ""))
        return twiml_response(line.sms_twiml(reply or SmsReply()))
    except StoreUnavailable as problem:
        log_trouble("sms", problem)
        return _without_store(line)


@bp.errorhandler(Exception)
def never_an_error(problem: Exception) -> Response:
    """Something unforeseen: danger is answered all the same; a refusal stays a refusal."""
    if (refusal := refusal_of(problem)) is not None:
        return refusal
    log_trouble("sms", problem)
    return _without_store(current_line())


def _sender(line: Line) -> Sender:
    """What kind of number sends this text. Raises as `read_inbound` does."""
    settings = line.service.settings
    return sender_of(posted().get("From", ""), line_number=settings.line_number, regions=settings.regions)


def read_inbound(line: Line, sender: Sender) -> InboundSms:
    """The message in a webhook, from such a sender. Parameters that are not known are ignored.

    Raises:
        UnusablePhoneNumber: the sender is withheld.
    """
    body, number = (posted().get(name, "") for name in ("Body", "From"))
    return InboundSms(
        limit=SILENT if sender is Sender.STRANGER else "", has_media=_has_media(),
        message_sid=_message_sid(), body=body, number=number,
        sender=line.service.keys.contact(number),
        provider_answered=answered_by_provider(line.service.settings.responder, body=body,
                                               opt_out_type=posted().get("OptOutType", "")),
    )


def _has_media() -> bool:
    """True for a message with a picture, a sound or a contact card."""
    return posted().get("NumMedia", "0").strip() not in ("", "0")


def _message_sid() -> str:
    """The message's id under any of its names; without one, the message counts as a new one."""
    names = ("MessageSid", "SmsSid", "SmsMessageSid")
    return next(filter(None, map(posted().get, names)), f"none-{secrets.token_hex(16)}")


def _without_store(line: Line) -> Response:
    """The database is down: danger is answered, a STOP is kept and asked for again, all else is silent."""
    try:
        reply = line.service.answer_text_without_store(read_inbound(line, _sender(line)))
    except UnusablePhoneNumber:
        reply = line.service.texts.answer_without_store(posted().get("Body", ""))
    return twiml_response(line.sms_twiml(reply or SmsReply()), status=503 if reply is None else 200)
