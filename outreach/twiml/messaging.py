"""Text replies as TwiML."""

from __future__ import annotations

from twilio.twiml.messaging_response import MessagingResponse

from outreach.model.conversation import SmsReply
from outreach.twiml.plain import without_forbidden


def render_sms(reply: SmsReply) -> str:
    """One <Message> for each message; an empty <Response/> is silence."""
    response = MessagingResponse()
    for text in reply.messages:
        response.message(without_forbidden(text))
    return str(response)
