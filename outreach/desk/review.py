"""The pages over a folder of scripts: what waits, one script beside its source, packets to print, what falls due."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response as AnyResponse

from outreach.desk.checking import Checked, check
from outreach.desk.editing import FileChanged, Form, Words, difference, filled_in, form_of, read_file, save, sign
from outreach.desk.guard import current_user, guard, reviewers_only
from outreach.desk.hearing import clip_of
from outreach.desk.listing import EVERY_SCRIPT, freshness, queue
from outreach.desk.paging import Wanted, wanted_from
from outreach.desk.publishing import build_practice
from outreach.desk.shelf import Shelf
from outreach.desk.site import Folders, Mode, Site, current_site
from outreach.desk.standing import Standing
from outreach.errors import DeskError, OutreachError
from outreach.model.desk import DeskAct
from outreach.model.script import MessageScript
from outreach.review.approve import Desk, NotSignable, text_of

SHELF = "outreach-desk-shelf"
#: scripts of one packet: more is more than anybody reads in a sitting
PACKET = 4

_NAME = re.compile(r"[\w-]+")

bp = guard(Blueprint("desk_review", __name__, url_prefix="/desk"))


@bp.get("/review")
def show_queue() -> str:
    """What waits, the riskiest or the soonest due first."""
    wanted = wanted_from(request.args)
    returned = current_site().table.returned()
    return render_template("desk/queue.html", page=queue(_shelf().standings(), wanted), wanted=wanted,
                           left=_shelf().left(), returned=returned, every_script=EVERY_SCRIPT)


@bp.get("/freshness")
def show_freshness() -> str:
    """When the sources' own reviews fall due, month by month."""
    wanted = wanted_from(request.args)
    calendar = freshness(_shelf().standings(), wanted, today=current_site().clock().date())
    return render_template("desk/freshness.html", calendar=calendar, wanted=wanted, left=_shelf().left(),
                           every_script=EVERY_SCRIPT)


@bp.get("/script/<path:name>")
def show_script(name: str) -> str:
    """One script beside its source, as patients get it, and its words to edit."""
    path = _path(name)
    words, base = read_file(path)
    return _page(path, words, base=base, form=form_of(words))


@bp.post("/script/<path:name>")
@reviewers_only
def change_script(name: str) -> Any:
    """Check, save or sign the words of a form; with `fragment` only what the check says comes back."""
    path = _path(name)
    words, _ = read_file(path)
    form, base = _form(form_of(words)), request.form.get("base", "")
    try:
        edited = filled_in(words, form)
        if request.form.get("do") not in ("save", "sign"):
            return _checked(path, edited, form, base)
        return _written(path, edited, base)
    except FileChanged as problem:
        changes = difference(problem.now, _as_filled(words, form, problem.now))
        return _page(path, words, base=base, form=form, problem=str(problem), theirs=changes), 409
    except NotSignable as problem:
        return _page(path, edited, base=base, form=form, problem=_REFUSED, refused=problem.faults), 422
    except OutreachError as problem:
        return _page(path, words, base=base, form=form, problem=str(problem)), 422


@bp.post("/script-return/<path:name>")
@reviewers_only
def return_script(name: str) -> AnyResponse:
    """Send a script back to whoever edits, with a reason; its file stays as it is."""
    path, reason = _path(name), " ".join(request.form.get("reason", "").split())[:500]
    if not reason:
        raise DeskError("Say in a few words what has to change: whoever edits the script reads it there")
    words, _ = read_file(path)
    _note("returned", name, reason=reason, words=words.words_sha256)
    return redirect(_next_after(name), 303)


@bp.get("/hear/<path:name>/<int:part>.wav")
def hear(name: str, part: int) -> Response:
    """One spoken part in the voice that callers hear."""
    words, _ = read_file(_path(name))
    spoken = check(words, _desk()).spoken
    if not 1 <= part <= len(spoken):
        abort(404)
    clip = clip_of(spoken[part - 1].text, words.language, current_site().settings, _folders().scripts)
    return send_file(clip.resolve(), mimetype="audio/wav", conditional=True)


@bp.get("/packet")
def show_packet() -> str:
    """Some of what waits, on paper: source beside script, with room for a signature."""
    wanted = replace(wanted_from(request.args), size=PACKET)
    page = queue([one for one in _shelf().standings() if not one.is_wording], wanted)
    desk = _desk()
    scripts = [(one, _comparison(one, desk)) for one in page.items]
    return render_template("desk/packet.html", page=page, wanted=wanted, scripts=scripts)


def summary(shelf: Shelf, site: Site) -> tuple[dict[str, int], int]:
    """How many scripts wait, by why, and how many documents are overdue."""
    standings = shelf.standings()
    calendar = freshness(standings, Wanted(), today=site.clock().date())
    return dict(queue(standings, Wanted()).counts), calendar.overdue


@bp.post("/publish")
@reviewers_only
def do_publish() -> str:
    """In the demo alone: build what was practised, for the demo's phone."""
    site = current_site()
    if site.mode is not Mode.DEMO:
        abort(404)
    return render_template("desk/published.html", **build_practice(site.settings, _folders()))


_REFUSED = "It is not signed yet, and nothing was written. See what is to mend or to accept."


def _checked(path: Path, edited: Words, form: Form, base: str) -> str:
    found = check(edited, _desk())
    if request.form.get("fragment"):
        return render_template("desk/checked.html", checked=found, name=_name(path), may_sign=True, is_saved=False)
    return _page(path, edited, base=base, form=form, said="Checked. Nothing was written.")


def _written(path: Path, edited: Words, base: str) -> AnyResponse:
    """Write the file, and a line of the trail; on to the next script once it is signed."""
    name = _name(path)
    if request.form["do"] == "save":
        done = save(path, edited, base=base, desk=_desk())
        _shelf().wrote(path)
        if not done.difference:
            return redirect(url_for("desk_review.show_script", name=name), 303)
        number = _note("edited", name, difference=done.difference, words=done.words.words_sha256)
        return redirect(url_for("desk_review.show_script", name=name, done=number), 303)
    accept = tuple(request.form.getlist("accept"))
    done = sign(path, edited, base=base, reviewer=current_user().signs_as, accept=accept, desk=_desk())
    _shelf().wrote(path)
    number = _note("signed", name, difference=done.difference, words=done.words.words_sha256)
    return redirect(_next_after(name, done=number), 303)


def _next_after(name: str, done: int = 0) -> str:
    """The page of what waits next in the queue that somebody works through; the queue where nothing does."""
    wanted = wanted_from(request.form)
    wanted = replace(wanted, why="" if wanted.why == EVERY_SCRIPT else wanted.why)
    page = queue([one for one in _shelf().standings() if one.name != name], replace(wanted, page=1))
    arguments: dict[str, Any] = {**wanted.as_arguments(), **({"done": done} if done else {})}
    if page.items:
        return url_for("desk_review.show_script", name=page.items[0].name, **arguments)
    return url_for("desk_review.show_queue", **arguments)


def _page(path: Path, words: Words, *, base: str, form: Form, problem: str = "", refused: tuple[str, ...] = (),
          said: str = "", theirs: str = "") -> str:
    name, table = _name(path), current_site().table
    standing = next((one for one in _shelf().standings() if one.name == name), None)
    back = table.returned().get(name)
    return render_template(
        "desk/script.html", name=name, words=words, checked=check(words, _desk()), base=base, form=form,
        problem=problem, refused=refused, said=said, theirs=theirs, standing=standing,
        wanted=wanted_from(request.values), is_saved=request.method == "GET",
        returned=back if back and back.words == words.words_sha256 else None,
        is_script=isinstance(words, MessageScript), accepted=request.form.getlist("accept"),
        done=table.act(request.args.get("done", default=0, type=int)), history=table.acts_of(name, most=8))


def _as_filled(words: Words, form: Form, now: str) -> str:
    """What the file would hold had nobody else written it; as it is now where the form cannot be read."""
    try:
        return text_of(filled_in(words, form))
    except OutreachError:
        return now


def _form(known: Form) -> Form:
    given = request.form
    return Form(title=given.get("title", known.title), sms=given.get("sms", ""), voice=given.get("voice", ""),
                passages=given.get("passages", ""))


def _note(act: str, name: str, *, difference: str = "", words: str = "", reason: str = "") -> int:
    """Write a line of the trail; its number."""
    site = current_site()
    site.table.add_act(DeskAct(at=site.clock(), who=current_user().name, act=act, script=name, reason=reason,
                               words=words, difference=difference))
    return site.table.acts_of(name, most=1)[0].number


def _comparison(one: Standing, desk: Desk) -> Checked | None:
    try:
        return check(read_file(_path(one.name))[0], desk)
    except OutreachError:
        return None


def _desk() -> Desk:
    return Desk(sources=_shelf().sources(), today=current_site().clock().date())


def _folders() -> Folders:
    folders = current_site().folders
    if folders is None:
        abort(404)
    return folders


def _shelf() -> Shelf:
    shelf: Shelf = current_app.extensions[SHELF]
    return shelf


def _path(name: str) -> Path:
    """The file of a name; only what lies just there below the folder of scripts."""
    parts = name.split("/")
    path = _folders().scripts.joinpath(*parts[:2], f"{parts[-1]}.md")
    if len(parts) != 3 or not all(map(_NAME.fullmatch, parts)) or not path.is_file():
        abort(404)
    return path


def _name(path: Path) -> str:
    return "/".join((*path.parts[-3:-1], path.stem))


