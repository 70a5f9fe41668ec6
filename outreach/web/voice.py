"""POST /voice and its steps: one step of a call in, what is heard next out."""

from __future__ import annotations

from flask import Blueprint, Response, request

from outreach.model.calls import CallInput
from outreach.model.conversation import Caller
from outreach.telemetry import log_trouble
from outreach.twiml.places import SILENT, place_from
from outreach.web.line import current_line
from outreach.web.posted import posted
from outreach.web.replies import twiml_response
from outreach.web.security import refusal_of, require_signature

bp = Blueprint("voice", __name__)
bp.before_request(require_signature)

#: longer than any name that is spelled, and than what anybody says to a line
MOST_KEYS, MOST_SPEECH = 20, 400

#: longer than any id of a call
LONGEST_SID = 64


@bp.post("/voice")
def receive_call() -> Response:
    """Pick up; a call that the line makes begins at the place in its address."""
    return _answer(CallInput(place=place_from(request.args), by_machine=_by_machine()))


@bp.post("/voice/step")
def receive_step() -> Response:
    """Go on from where the call is."""
    return _answer(read_step())


def _answer(call: CallInput) -> Response:
    """Answer a step, and keep for the counts where the call is."""
    line, sid = current_line(), posted().get("CallSid", "")[:LONGEST_SID]
    reply = line.service.answer_call(call, read_caller(), sid=sid)
    line.service.call_counts.step(sid, reply)
    return twiml_response(line.voice_twiml(reply))


@bp.errorhandler(Exception)
def never_an_error(problem: Exception) -> Response:
    """A caller hears numbers that help, never silence; refusals stay refusals."""
    if (refusal := refusal_of(problem)) is not None:
        return refusal
    log_trouble("voice", problem)
    return twiml_response(current_line().trouble_twiml(place_from(request.args).language))


def read_step() -> CallInput:
    """The step in a webhook: the place from its address, keys and words from its form; keys come before words."""
    silent = request.args.get(SILENT) == "1"
    keys = "" if silent else (posted().get("Digits") or posted().get("FinishedOnKey", "")).strip()[:MOST_KEYS]
    speech = "" if silent or keys else posted().get("SpeechResult", "")[:MOST_SPEECH].strip()
    return CallInput(place=place_from(request.args), key=keys, speech=speech,
                     dial_status=posted().get("DialCallStatus", ""))


def _by_machine() -> bool:
    """True where the provider heard a machine or a fax pick up a call of ours; who is not sure is a person."""
    is_ours = posted().get("Direction", "").startswith("outbound")
    return is_ours and posted().get("AnsweredBy", "").startswith(("machine", "fax"))


def read_caller() -> Caller | None:
    """Whose phone it is; None where the number is withheld. In a call that the line made it is who was called."""
    person = "To" if posted().get("Direction", "").startswith("outbound") else "From"
    return current_line().service.caller(posted().get(person, ""), posted().get("CallSid", ""))
