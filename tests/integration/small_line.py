"""A small line that checks every signature, to try the trial page against."""

from __future__ import annotations

import hashlib
import struct

from flask import Flask, Response, abort, request
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import VoiceResponse

from outreach.model.conversation import HowAnswered
from outreach.simulator.page import create_simulator

TOKEN = "not-a-real-token"


def mulaw_wav(data: bytes) -> bytes:
    """Wrap mu-law bytes as the clip that the line serves: WAV, 8 kHz, one channel."""
    form = struct.pack("<4sIHHIIHHH", b"fmt ", 18, 7, 1, 8000, 8000, 1, 8, 0)
    body = b"WAVE" + form + struct.pack("<4sI", b"data", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


MENU, PAGE = mulaw_wav(b"\xff\x7f" * 12000), mulaw_wav(b"\xff\x7f" * 1000)
CLIPS = {hashlib.sha256(clip).hexdigest(): (clip, words) for clip, words in (
    (MENU, "For pain, press 1. To hear this again, press the pound key."),
    (PAGE, "Most pain can be treated."),
)}
MENU_URL, PAGE_URL = (f"/audio/{sha}.wav" for sha in CLIPS)

TOLD = HowAnswered(rule="keyword", script="illness/en/types", keyword="TYPES", page=2, language="en", build="b" * 64)


def answer_text(body: str) -> MessagingResponse:
    """The small line's texts: two to LONG, none to STOP."""
    answer = MessagingResponse()
    for words in {"LONG": ["x" * 161, "[ok]"], "STOP": []}.get(body, [f"You wrote {body}."]):
        answer.message(words)
    return answer


def answer_call(digits: str | None, dialled: str) -> VoiceResponse:
    """The small line's calls: a menu, a page, a person who does not pick up."""
    answer = VoiceResponse()
    if digits == "1":
        answer.play(PAGE_URL)
    elif digits == "0":
        answer.dial("+12165550119", action="/voice/step?at=dial")
    elif digits == "" or dialled:
        answer.say(f"Goodbye {dialled}".strip())
        answer.hangup()
    else:
        gather = answer.gather(num_digits=1, finish_on_key="", timeout=9, action="/voice/step?at=menu",
                               action_on_empty_result=True)
        gather.play(MENU_URL)
    return answer


def small_line(public_url: str, reports: list[dict[str, str]]) -> Flask:
    """A line of five routes that refuses whatever the provider did not sign; it keeps what is reported of calls."""
    line = Flask("small line")
    line.register_blueprint(create_simulator(
        public_url=public_url, token=TOKEN, account_sid="AC" + "0" * 32, line_number="+12165550100",
        words_of=lambda sha: CLIPS[sha][1] if sha in CLIPS else None, how_answered=lambda _: TOLD))

    @line.post("/sms")
    @line.post("/voice")
    @line.post("/voice/step")
    @line.post("/status/voice")
    def webhook() -> Response:
        url = public_url + request.full_path.rstrip("?")
        signature = request.headers.get("X-Twilio-Signature", "")
        if not RequestValidator(TOKEN).validate(url, request.form, signature):
            abort(403)
        if request.form.get("Body") == "ERROR":
            abort(500)
        if request.path == "/status/voice":
            reports.append(request.form.to_dict())
            return Response(status=204)
        answer = (answer_text(request.form["Body"]) if request.path == "/sms" else
                  answer_call(request.form.get("Digits"), request.form.get("DialCallStatus", "")))
        return Response(str(answer), mimetype="text/xml")

    @line.get("/audio/<sha>.wav")
    def audio(sha: str) -> Response:
        return Response(CLIPS[sha][0], mimetype="audio/wav")

    return line
