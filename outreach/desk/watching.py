"""The pages that watch, hold and release: on a server as in the office."""

from __future__ import annotations

from flask import render_template, request, url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response as AnyResponse

from outreach.desk.guard import current_user
from outreach.desk.health import health_of, worst
from outreach.desk.paging import wanted_from
from outreach.desk.site import current_site
from outreach.desk.use import use_of
from outreach.errors import DeskError
from outreach.model.desk import DeskAct
from outreach.model.holds import ALL, Act
from outreach.publish.hold import Order

#: lines of the list of holds that the page shows
MOST_LINES = 60
#: names that the field offers while somebody types
MOST_OFFERED = 400
LONGEST_REASON = 500


def show_use() -> str:
    """How much the line is used, and for what."""
    wanted = wanted_from(request.args)
    return render_template("desk/use.html", use=use_of(current_site(), wanted), wanted=wanted)


def show_health() -> str:
    """How the line is, with what to do."""
    points = health_of(current_site())
    return render_template("desk/health.html", points=points, worst=worst(points))


def show_holds() -> str:
    """What is held, what can be held, and every hold and lift there was."""
    holds = current_site().holds
    lines, held = holds.lines(), holds.holds().held
    newest = {line.script: line for line in lines}
    tongues = current_site().builds.shelf().tongues
    names = [name for tongue in tongues for name in tongue.catalogue.every_name(tongue.language)]
    return render_template("desk/holds.html", held=[newest[name] for name in sorted(held)], names=names[:MOST_OFFERED],
                           lines=lines[:-MOST_LINES - 1:-1], chosen=request.args.get("path", ""),
                           done=current_site().table.act(request.args.get("done", default=0, type=int)))


def change_hold() -> AnyResponse:
    """Hold or release by the rules of `outreach hold`, by the name of whoever is logged in.

    Raises:
        DeskError: a name or reason is missing. HoldError: no such script is served, or none of it is held.
    """
    site, user = current_site(), current_user()
    path, reason = (" ".join(request.form.get(name, "").split())[:LONGEST_REASON] for name in ("path", "reason"))
    act = Act.LIFT if request.form.get("act") == Act.LIFT.value else Act.HOLD
    if not path or not reason:
        raise DeskError("Say which script, and why: the reason stands in the list for good")
    if path == ALL and act is Act.HOLD and request.form.get("sure") != "yes":
        raise DeskError("Everything is held only when the box below the reason is ticked")
    order = Order(act=act, path=path, by=user.signs_as or user.name, reason=reason, at=site.clock())
    names = site.holds.carry_out(order)
    for name in names:
        site.table.add_act(DeskAct(at=order.at, who=user.name, act="held" if act is Act.HOLD else "released",
                                   script=name, reason=reason))
    return redirect(url_for("desk.show_holds", done=site.table.newest_act()), 303)
