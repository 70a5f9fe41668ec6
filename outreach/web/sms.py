"""POST /sms: one text message in, its answer out."""

from __future__ import annotations

import secrets

from flask import Blueprint, Response

from outreach.contact.senders import Sender, sender_of
from outreach.dialogue.limits import SILENT
from outreach.dialogue.responder import answered_by_provider
from outreach.errors import UnusablePhoneNumber, WouldWait
from outreach.model.conversation import InboundSms, SmsReply
from outreach.telemetry import log_trouble
from outreach.web.line import Line, current_line
from outreach.web.posted import Posted, posted
from outreach.web.replies import twiml_response
from outreach.web.security import refusal_of, require_signature

PATH = "/sms"
#: the message that has to come again: a change that it asks for cannot be kept now
AGAIN = 503

bp = Blueprint("sms", __name__)
bp.before_request(require_signature)


@bp.post(PATH)
def receive_sms() -> Response:
    """Answer one text message."""
    return twiml_response(*answer_sms(current_line(), posted()))


@bp.errorhandler(Exception)
def never_an_error(problem: Exception) -> Response:
    """What goes wrong outside of the answer: a refusal stays a refusal; danger is answered all the same."""
    if (refusal := refusal_of(problem)) is not None:
        return refusal
    log_trouble("sms", problem)
    return twiml_response(*_without_store(current_line(), posted()))


def answer_sms(line: Line, form: Posted) -> tuple[str, int]:
    """The TwiML and the status that answer a genuine webhook, whatever goes wrong.

    Raises:
        WouldWait: the thread is in a hurry, and others are writing.
    """
    try:
        sender = _sender(line, form)
        if sender is Sender.LINE:  # an answer would come back, and again, and again
            return line.sms_twiml(SmsReply()), 200
        return line.sms_twiml(line.service.answer_text(read_inbound(line, form, sender))), 200
    except WouldWait:
        raise
    except UnusablePhoneNumber:
        return _to_nobody(line, form)
    except Exception as problem:  # noqa: BLE001 - the database is down, or something that nobody foresaw
        log_trouble("sms", problem)
        return _without_store(line, form)


def _sender(line: Line, form: Posted) -> Sender:
    """What kind of number sends this text. Raises as `read_inbound` does."""
    settings = line.service.settings
    return sender_of(form.get("From"), line_number=settings.line_number, regions=settings.regions)


def read_inbound(line: Line, form: Posted, sender: Sender) -> InboundSms:
    """The message in a webhook, from such a sender. Parameters that are not known are ignored.

    Raises:
        UnusablePhoneNumber: the sender is withheld.
    """
    body, number = form.get("Body"), form.get("From")
    return InboundSms(
        limit=SILENT if sender is Sender.STRANGER else "", has_media=_has_media(form),
        message_sid=_message_sid(form), body=body, number=number,
        sender=line.service.keys.contact(number),
        provider_answered=answered_by_provider(line.service.settings.responder, body=body,
                                               opt_out_type=form.get("OptOutType")),
    )


def _has_media(form: Posted) -> bool:
    """True for a message with a picture, a sound or a contact card."""
    return form.get("NumMedia", "0").strip() not in ("", "0")


def _message_sid(form: Posted) -> str:
    """The message's id under any of its names; without one, the message counts as a new one."""
    return (form.get("MessageSid") or form.get("SmsSid") or form.get("SmsMessageSid")
            or f"none-{secrets.token_hex(16)}")


def _to_nobody(line: Line, form: Posted) -> tuple[str, int]:
    """The sender is withheld: danger is answered, all else is silent."""
    reply = line.service.texts.answer_without_store(form.get("Body"))
    return line.sms_twiml(reply or SmsReply()), 200


def _without_store(line: Line, form: Posted) -> tuple[str, int]:
    """The database is down: danger is answered, a STOP is kept and asked for again, all else is silent."""
    try:
        reply = line.service.answer_text_without_store(read_inbound(line, form, _sender(line, form)))
    except UnusablePhoneNumber:
        return _to_nobody(line, form)
    return line.sms_twiml(reply or SmsReply()), AGAIN if reply is None else 200
