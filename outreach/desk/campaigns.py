"""Broadcasts at the desk of a server: look first, begin, pause, resume, cancel; by the rules of `outreach send`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from outreach.bootstrap import Service
from outreach.campaigns.broadcasts import Broadcasts
from outreach.campaigns.preview import preview_of
from outreach.campaigns.report import casts_of, hidden, progress_of
from outreach.desk.guard import current_user, guard
from outreach.desk.site import current_site
from outreach.errors import DeskError
from outreach.model.desk import DeskAct
from outreach.model.outbox import State
from outreach.model.programmes import Cast, cast_batch

bp = guard(Blueprint("desk_campaigns", __name__, url_prefix="/desk"))
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class CastRow:
    """One broadcast and how far it is; counts under ten are not told."""

    cast: Cast
    sent: str
    waiting: str
    others: str
    #: "going out", "paused", "cancelled" or "over"
    stage: str


@bp.get("/campaigns")
def show_campaigns() -> str:
    """What runs, and the form to look at what a new one would come to."""
    return _page()


@bp.post("/campaigns")
def begin() -> str | AnyResponse:
    """Show what a broadcast would come to; begin it only once that was seen.

    Raises:
        SendError: name, programme or script cannot be used; says what to do.
    """
    line = _line()
    name, programme, script = (" ".join(request.form.get(key, "").split())[:_LONGEST]
                               for key in ("name", "programme", "script"))
    if request.form.get("do") != "start":
        return _page(preview=preview_of(line, programme, script), name=name)
    user = current_user()
    Broadcasts(service=line).start(name, programme, script, who=user.signs_as or user.name)
    return _noted("begun", f"{name}, {programme}", script)


@bp.post("/campaigns/<name>")
def change(name: str) -> AnyResponse:
    """Pause, resume or cancel one.

    Raises:
        SendError: there is no such broadcast, or it cannot be done now.
    """
    act = request.form.get("act", "")
    if act not in _ACTS:
        raise DeskError("A broadcast is paused, resumed or cancelled. Press one of its buttons")
    word, do = _ACTS[act]
    do(Broadcasts(service=_line()), name)
    return _noted(word, name)


_ACTS: MappingProxyType[str, tuple[str, Callable[[Broadcasts, str], int]]] = MappingProxyType({
    "pause": ("paused", Broadcasts.pause), "resume": ("resumed", Broadcasts.resume),
    "cancel": ("cancelled", Broadcasts.cancel)})


def _page(**shown: object) -> str:
    line = _line()
    programmes = [one for tongue in Broadcasts(service=line).shelf().tongues for one in tongue.programmes]
    rows = [_row(line, cast) for cast in reversed(casts_of(line))]
    done = current_site().table.act(request.args.get("done", default=0, type=int))
    return render_template("desk/campaigns.html", programmes=programmes, rows=rows, progress=progress_of(line),
                           sending=line.settings.sending, done=done, **shown)


def _row(line: Service, cast: Cast) -> CastRow:
    tally = line.store.batch_tally(cast_batch(cast.programme, cast.name))
    waiting = sum(one.count for one in tally if one.state in (State.WAITING, State.CLAIMED))
    sent = sum(one.count for one in tally if one.state is State.SENT)
    others = sum(one.count for one in tally) - waiting - sent
    return CastRow(cast=cast, sent=hidden(sent) or "0", waiting=hidden(waiting) or "0", others=hidden(others) or "0",
                   stage=Broadcasts(service=line).stage(cast))


def _noted(word: str, name: str, script: str = "") -> AnyResponse:
    site = current_site()
    site.table.add_act(DeskAct(at=site.clock(), who=current_user().name, act=f"broadcast {word}", script=script,
                               reason=name))
    return redirect(url_for("desk_campaigns.show_campaigns", done=site.table.newest_act()), 303)


def _line() -> Service:
    line = current_site().line
    if line is None:
        abort(404)
    line.store.check_programmes()
    return line
