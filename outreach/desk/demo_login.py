"""The demo's one login. It is no secret: the demo is on this computer alone, over a copy of the scripts."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.desk.accounts import make_user
from outreach.model.desk import DeskUser, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoLogin:
    """What the demo's login page tells everybody."""

    name: str
    password: str
    #: the name that the demo's approvals carry: nobody can take it for a person's
    signs_as: str


DEMO_LOGIN = DemoLogin(name="demo", password="try the desk here", signs_as="Demo reviewer (no real review)")  # noqa: S106


def demo_user() -> DeskUser:
    """The demo's one person."""
    return make_user(DEMO_LOGIN.name, role=Role.REVIEWER, signs_as=DEMO_LOGIN.signs_as, password=DEMO_LOGIN.password)
