"""Webhooks that are not the provider's, or come again: refused at every address, without effect."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from tests.integration.attacks.attackers import WEBHOOKS, Answer, Target, rows, stop

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="gunicorn knows no Windows")
#: any of the providers' own examples, and what only looks like a signature
FOREIGN = ("RSOYDt4T1cUTdK1PDd93/VVr8B8=", "not base64", "a" * 5000, "=", "\xff")


def twice(target: Target, path: str, *, first: bool) -> Answer:
    """A parameter given a second time, before or behind the one that was signed."""
    params = stop(target)
    pairs = [f"{name}={value}".replace("+", "%2B") for name, value in params.items()]
    added = ["Body=START"] if first else []
    body = "&".join([*added, *pairs, *([] if first else ["Body=START"])]).encode()
    return target.post(path, params, body=body)


def parts(target: Target, last: str) -> bytes:
    """A text in parts, as browsers send files; found by fuzzing: one without a name got past the signature."""
    named = "".join(f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
                    for name, value in stop(target).items())
    return f"{named}--b\r\nContent-Disposition: form-data; {last}\r\n\r\nSTOP\r\n--b--\r\n".encode()


FORGERIES: dict[str, Callable[[Target, str], Answer]] = {
    "unsigned": lambda t, path: t.post(path, stop(t), signed=""),
    **{f"signed {what[:9]!r}": lambda t, path, what=what: t.post(path, stop(t), signed=what) for what in FOREIGN},
    "another token": lambda t, path: t.post(path, stop(t), signed=t.signature(path, stop(t), token="other")),
    "no token": lambda t, path: t.post(path, stop(t), signed=t.signature(path, stop(t), token=" ")),
    "another text's": lambda t, path: t.post(path, stop(t), signed=t.signature(path, t.message("HELP"))),
    "another path's": lambda t, path: t.post(path, p := stop(t), signed=t.signature("/elsewhere", p)),
    "another query's": lambda t, path: t.post(f"{path}?at=menu", p := stop(t), signed=t.signature(path, p)),
    "given twice, first": lambda t, path: twice(t, path, first=True),
    "given twice, last": lambda t, path: twice(t, path, first=False),
    "another account": lambda t, path: t.post(path, stop(t) | {"AccountSid": "AC" + "9" * 32}),
    "no account": lambda t, path: t.post(path, {k: v for k, v in stop(t).items() if k != "AccountSid"}),
    "the wrong algorithm": lambda t, path: t.post(
        path, stop(t), headers={"X-Twilio-Webhooks-Signature-Settings": "key=k,algorithm=HMAC_SHA256"}),
    "an unknown algorithm": lambda t, path: t.post(
        path, stop(t), headers={"X-Twilio-Webhooks-Signature-Settings": "algorithm=none"}),
    "forwarded headers": lambda t, path: t.post(
        path, p := stop(t), signed=t.signature("/x", p),
        headers={"X-Forwarded-Host": "127.0.0.1", "X-Forwarded-Proto": "https", "X-Forwarded-For": "127.0.0.1",
                 "X-Forwarded-Prefix": "/x", "X-Original-URL": "/x", "X-Rewrite-URL": "/x", "Forwarded": "host=a"}),
    "parameters in the query": lambda t, path: t.post(f"{path}?Body=STOP&From=%2B1", {}, signed="x"),
    **{f"in parts {part[:6]!r}": lambda t, path, part=part: t.post(
        path, {}, body=parts(t, part), headers={"Content-Type": "multipart/form-data; boundary=b"})
       for part in ('name="Other"', "nameless", 'name="Body"; filename="a"')},
    "JSON": lambda t, path: t.post(path, {}, body=b'{"Body":"STOP"}', headers={"Content-Type": "application/json"}),
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_forgeries(target: Target, forge: Callable[[Target, str], Answer]) -> None:
    """Refused at every webhook, without a word of what is behind, and nothing is written."""
    before = rows(target.settings)
    answers = {path: forge(target, path) for path in WEBHOOKS}
    assert dict.fromkeys(WEBHOOKS, 403) == {path: answer.status for path, answer in answers.items()}
    assert before == rows(target.settings)
    assert not list(target.settings.spool_folder.glob("*"))
    for answer in answers.values():
        assert b"Traceback" not in answer.body
        assert b"outreach/" not in answer.body


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "CONNECT", "post"])
def test_other_methods(target: Target, method: str) -> None:
    """Signed or not, nothing but POST reaches a webhook."""
    before = rows(target.settings)
    statuses = {target.post(path, stop(target), method=method).status for path in WEBHOOKS}
    assert statuses <= {400, 405}
    assert before == rows(target.settings)


def test_a_genuine_text_repeated_by_an_eavesdropper(target: Target) -> None:
    """A recorded webhook, sent again later, changes nothing: the same bytes and no new row."""
    number, before = "+12165550108", len(rows(target.settings)[1])
    start, halt = target.message("START", From=number), target.message("STOP", From=number)
    first = [target.post("/sms", params).body for params in (start, halt)]
    assert target.post("/sms", start).status == 200
    assert first[1] == target.post("/sms", halt).body
    assert len(rows(target.settings)[1]) == before + 2
    assert target.post("/sms", target.message("TYPES", From=number)).is_silence


def test_a_message_id_of_somebody_else(target: Target) -> None:
    """One id for two people's texts, which no provider sends: danger is answered, STOP kept, all else asked again."""
    used = target.message("TYPES", From="+12165550109")
    assert target.post("/sms", used).status == 200
    assert b"988" in target.post("/sms", used | {"From": "+12165550110", "Body": "I want to die"}).body
    assert target.post("/sms", used | {"From": "+12165550110", "Body": "STOP"}).status in (200, 503)
    assert target.post("/sms", target.message("TYPES", From="+12165550110")).is_silence
