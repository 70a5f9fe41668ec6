"""The trial page: phones in the browser that text and call the line on this computer.

The page plays the provider's part. It signs every message as the provider would, so it is
only for the person at this computer: every other caller is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict

from flask import Blueprint, Response, abort, current_app, jsonify, render_template, request
from twilio.request_validator import RequestValidator

from outreach.catalog.parts import in_one_line
from outreach.contact.numbers import as_written
from outreach.model.conversation import HowAnswered
from outreach.simulator.own_computer import refuse_other_computers
from outreach.web.palette import add_palette

#: gives the text of a clip from its content hash, or None when there is no such clip
WordsOf = Callable[[str], str | None]

#: tells why a text with this id was answered as it was, or None
HowAnsweredOf = Callable[[str], HowAnswered | None]
#: the first keywords of the line in each language that it has topics in
FirstWords = Callable[[], Mapping[str, tuple[str, ...]]]

DEMO_NUMBERS = ("+12165550123", "+12165550101", "+12165550102", "+12165550103", "+12165550104")
#: words that steer the line, for the buttons of a phone in each language
STEERING_WORDS = {"en": ("MORE", "MENU", "SOURCE", "HELP", "STOP", "START"),
                  "es": ("MAS", "MENU", "FUENTE", "AYUDA", "ALTO", "START")}
LANGUAGES = (("en", "English"), ("es", "Español"))
KEYPAD = (("1", ""), ("2", "ABC"), ("3", "DEF"), ("4", "GHI"), ("5", "JKL"), ("6", "MNO"),
          ("7", "PQRS"), ("8", "TUV"), ("9", "WXYZ"), ("*", "star"), ("0", ""), ("#", "pound"))

_WEBHOOK = re.compile(r"/(?:sms|voice|status/voice)(?:/[\w./-]*)?(?:\?[!-~]*)?", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SID = re.compile(r"SM[0-9a-f]{32}")
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                               "media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
                               "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def create_simulator(*, public_url: str, token: str, account_sid: str, line_number: str, words_of: WordsOf,
                     how_answered: HowAnsweredOf = lambda _: None,
                     first_words: FirstWords = lambda: {"en": ()}) -> Blueprint:
    """Make the trial page, ready to be added to the line's web app under /simulator."""
    pages = Blueprint("simulator", __name__, url_prefix="/simulator",
                      template_folder="templates", static_folder="static")
    add_palette(pages)
    pages.before_request(refuse_strangers)
    pages.after_request(_add_headers)
    _add_page(pages, first_words, public_url=public_url, account_sid=account_sid, line_number=line_number)
    _add_signing(pages, public_url=public_url, token=token)
    _add_words(pages, words_of)
    _add_reasons(pages, how_answered)
    return pages


def _add_page(pages: Blueprint, first_words: FirstWords, *, public_url: str, account_sid: str,
              line_number: str) -> None:
    numbers = tuple((number, as_written(number)) for number in DEMO_NUMBERS)

    @pages.get("/", strict_slashes=False)
    def phones() -> str:
        """Show the phones."""
        return render_template(
            "simulator.html", public_url=public_url, account_sid=account_sid, line_number=line_number,
            line_written=as_written(line_number), numbers=numbers, keypad=KEYPAD, languages=quick_texts(first_words()),
            has_desk="desk.home" in current_app.view_functions,
        )


def quick_texts(first: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """For each language: its code, its name, and the words that have a button."""
    return tuple((code, name, (*first.get(code, ()), *STEERING_WORDS[code])) for code, name in LANGUAGES)


def _add_signing(pages: Blueprint, *, public_url: str, token: str) -> None:
    @pages.post("/sign")
    def sign() -> Response:
        """Sign one message to the line, as the provider does."""
        path, params = _read_message(request.get_json(silent=True))
        return jsonify(signature=sign_webhook(public_url + path, params, token=token))


def _add_words(pages: Blueprint, words_of: WordsOf) -> None:
    @pages.get("/words/<sha256>")
    def words(sha256: str) -> Response:
        """Give the words that a clip says, for the captions."""
        text = words_of(sha256) if _SHA256.fullmatch(sha256) else None
        if text is None:
            abort(404)
        return jsonify(words=in_one_line(text))


def _add_reasons(pages: Blueprint, how_answered: HowAnsweredOf) -> None:
    @pages.get("/why/<sid>")
    def why(sid: str) -> Response:
        """Tell why a text was answered as it was: rule, keyword, page; no word of it."""
        told = how_answered(sid) if _SID.fullmatch(sid) else None
        if told is None:
            abort(404)
        return jsonify(asdict(told))


def sign_webhook(url: str, params: dict[str, str], *, token: str) -> str:
    """Sign an address and its form fields with the secret that the line shares with the provider."""
    return str(RequestValidator(token).compute_signature(url, params))


def _read_message(body: object) -> tuple[str, dict[str, str]]:
    if not isinstance(body, dict):
        abort(400, "Send a JSON object with path and params.")
    return _read_path(body.get("path")), _read_params(body.get("params"))


def _read_path(path: object) -> str:
    if not isinstance(path, str) or not _WEBHOOK.fullmatch(path) or ".." in path:
        abort(400, "The path is not one of the line's: /sms, /voice or /status/voice.")
    return path


def _read_params(pairs: object) -> dict[str, str]:
    if not isinstance(pairs, list) or not all(_is_pair(pair) for pair in pairs):
        abort(400, "The params are not pairs of text.")
    params = dict(pairs)
    if len(params) != len(pairs):
        abort(400, "A param is named twice.")
    return params


def _is_pair(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)


def refuse_strangers() -> None:
    """Refuse everyone but a browser on this computer that shows this very page."""
    refuse_other_computers()
    if request.method == "POST" and not _is_from_own_page():
        abort(403, "Only the trial page itself may ask this.")


def _is_from_own_page() -> bool:
    """True for JSON from our own page; another site's page cannot fake either header."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    own_site = site in (None, "same-origin") and origin in (None, request.host_url.rstrip("/"))
    return own_site and (site or origin) is not None and request.mimetype == "application/json"


def _add_headers(response: Response) -> Response:
    response.headers.update(_HEADERS)
    return response
