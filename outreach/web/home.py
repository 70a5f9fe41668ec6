"""GET / and what it leads to: what this line is, its topics to read and to hear, privacy, terms, who runs it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from flask import Blueprint, Response, abort, render_template, request

from outreach.bootstrap import Service
from outreach.bootstrap.builds import written_numbers
from outreach.dialogue.shelf import Shelf
from outreach.settings import Settings
from outreach.web.line import current_line
from outreach.web.palette import add_palette
from outreach.web.topics import GUIDES_AT_HOME, find_guides, list_guides, read_topic
from outreach.wording.drafts import LANGUAGES
from outreach.wording.public import PublicWords, public_words

bp = Blueprint("home", __name__)
add_palette(bp)

LANGUAGE = f"<any({', '.join(LANGUAGES)}):language>"
#: nothing but what these pages need, and nothing from elsewhere
POLICY = ("default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'; "
          "form-action 'self'; frame-ancestors 'none'")
#: letters of what somebody looks for
LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every public page is made of: the line in one language, today."""

    service: Service
    shelf: Shelf
    t: PublicWords

    @property
    def settings(self) -> Settings:
        """The operator's settings."""
        return self.service.settings

    @property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """The codes and names of the languages that the line answers in."""
        return tuple((code, public_words(code, {})("name")) for code in self.settings.languages)

    def sms_link(self, word: str = "") -> str:
        """An address that opens a phone's own texting, with a word ready to be sent."""
        return f"sms:{self.settings.line_number}" + (f"?body={quote(word)}" if word else "")


@bp.get("/")
def show_home() -> str:
    """The start page, in the line's first language."""
    return _home(current_line().service.settings.languages[0])


@bp.get(f"/{LANGUAGE}/")
def show_home_in(language: str) -> str:
    """The start page in a language."""
    return _home(language)


@bp.get(f"/{LANGUAGE}/topics")
def show_topics(language: str) -> str:
    """A page of the list of all guides, or of those that hold the words that somebody looks for."""
    view = _view(language)
    page, search = request.args.get("page", 1, type=int), " ".join(request.args.get("search", "").split())[:LONGEST]
    listed = find_guides(view.shelf, search, page) if search else list_guides(view.shelf, page)
    return render_template("topics.html", view=view, t=view.t, listed=listed, here="home.show_topics")


@bp.get(f"/{LANGUAGE}/topics/<document>/<section>")
def show_topic(language: str, document: str, section: str) -> Response | tuple[str, int]:
    """One topic to read and to hear; what was taken back says so, and nothing else of it."""
    view = _view(language)
    topic = view.shelf.place(document, section)
    instead = view.shelf.instead(topic) if topic else ""
    if topic is None or instead:
        told = view.shelf.book.sms(instead) if instead else ""
        return render_template("gone.html", view=view, t=view.t, told=told, here="home.show_topics"), 404
    read = read_topic(view.service, view.shelf, topic, view.service.clock().date())
    return Response(render_template("topic.html", view=view, t=view.t, read=read, topic=topic,
                                    here="home.show_topics"))


@bp.after_request
def guard(response: Response) -> Response:
    """These pages may show and play what is ours; they run no script at all."""
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _home(language: str) -> str:
    view = _view(language)
    listed = list_guides(view.shelf, 1, GUIDES_AT_HOME)
    return render_template("home.html", view=view, t=view.t, listed=listed, here="home.show_home_in")


def _view(language: str) -> View:
    """The line in a language; there is no page for one that it does not answer in."""
    service = current_line().service
    settings = service.settings
    if language not in settings.languages:
        abort(404)
    written = written_numbers(settings, language)
    common = {"operator": settings.operator_name, "line": written["line_number"], "person": written["person_number"],
              "emergency": settings.emergency_number, "crisis": settings.crisis_number, "days": str(settings.keep_days)}
    shelf = service.shelf().speaking(language).on(service.clock().date())
    return View(service=service, shelf=shelf, t=public_words(language, common))
