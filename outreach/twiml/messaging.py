"""Text replies as TwiML."""

from __future__ import annotations

from functools import lru_cache

from twilio.twiml.messaging_response import MessagingResponse

from outreach.model.conversation import SmsReply
from outreach.twiml.plain import without_forbidden

#: the pages of some hundred topics; most texts are answered with words that somebody got before
MOST = 2048


@lru_cache(maxsize=MOST)
def render_sms(reply: SmsReply) -> str:
    """One <Message> for each message; an empty <Response/> is silence."""
    response = MessagingResponse()
    for text in reply.messages:
        response.message(without_forbidden(text))
    return str(response)
