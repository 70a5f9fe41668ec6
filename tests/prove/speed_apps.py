"""What the line is measured against: the provider's tutorial, which keeps nothing, and a route that does nothing."""

from __future__ import annotations

from functools import wraps

from flask import Flask, Response, abort, request
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse

from outreach.settings import Settings

ANSWERS = {
    "types": "TYPES 1 of 5: There are three types of this illness. Which one it is tells what can be done. Text MORE.",
    "more": "TYPES 2 of 5: It may be in the same place, near it, or far from it. Text MORE to go on, or MENU.",
    "why": "WHY 1 of 3: Some cells may have been left that no test could see. It is nobody's fault. Text MORE.",
    "help": "Elm County Health: text MENU for topics, STOP to end. Danger? Call 911. Despair? Call or text 988.",
}
OTHERWISE = "I did not understand that. Text MENU to see the topics, or HELP. Danger? Call 911. Despair? 988."


def floor() -> Flask:
    """A bare Flask route."""
    app = Flask("floor")
    app.add_url_rule("/sms", "sms", lambda: "ok", methods=["POST"])
    return app


def tutorial() -> Flask:
    """The tutorial's app: a decorator with the provider's validator, a dictionary of answers, no state at all."""
    app, settings = Flask("tutorial"), Settings.from_env()
    validator = RequestValidator(settings.auth_token)

    def validated(view):  # type: ignore[no-untyped-def]
        @wraps(view)
        def checked() -> Response:
            url = settings.public_url + request.path
            if not validator.validate(url, request.form, request.headers.get("X-Twilio-Signature", "")):
                abort(403)
            return view()  # type: ignore[no-any-return]
        return checked

    @app.post("/sms")
    @validated
    def sms() -> Response:
        answer = MessagingResponse()
        answer.message(ANSWERS.get(request.form.get("Body", "").strip().lower(), OTHERWISE))
        return Response(str(answer), mimetype="text/xml")

    return app
