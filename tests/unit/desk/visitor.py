"""Somebody with a browser, without a browser: follows links and sends forms with the token of their login."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from html import unescape

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.security import generate_password_hash
from werkzeug.test import TestResponse

from outreach.desk.accounts import make_user
from outreach.desk.site import Site
from outreach.model.desk import DeskUser, Role
from tests.factories import REVIEWER

PASSWORD = "correct horse battery"


@dataclass
class Visitor:
    """Asks the desk for pages."""

    client: FlaskClient

    def get(self, path: str) -> TestResponse:
        """Load a page."""
        return self.client.get(path)

    def read(self, path: str) -> str:
        """The words of a page, without its tags; it must be there."""
        response = self.get(path)
        assert response.status_code == 200, (path, response.status_code)
        return words_of(response)

    def post(self, page: str, /, token: str | None = None, **fields: str | list[str]) -> TestResponse:
        """Send a form with the token of this login, unless another is given."""
        return self.client.post(page, data={"form_token": self.token() if token is None else token, **fields})

    def token(self) -> str:
        """What every form of this login carries."""
        return token_in(self.get("/desk/trail"))

    def log_in(self, name: str = "ann", password: str = PASSWORD, **fields: str) -> TestResponse:
        """Fill in the login page."""
        token = token_in(self.get("/desk/login"))
        return self.client.post("/desk/login", data={"form_token": token, "name": name, "password": password, **fields})


def token_in(response: TestResponse) -> str:
    """The token of a page's first form."""
    found = re.search(r'name="form_token" value="([^"]*)"', response.text)
    return found[1] if found else ""


def words_of(response: TestResponse) -> str:
    """What a page says."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", response.text)).split())


def let_in(site: Site, name: str = "ann", role: Role = Role.REVIEWER, signs_as: str = REVIEWER) -> None:
    """Give somebody a login."""
    site.table.keep_user(_user(name, role, signs_as))


@cache
def _user(name: str, role: Role, signs_as: str) -> DeskUser:
    """Hashing takes long on purpose, and comparing as long: a hash of less work is kept, made once for all tests."""
    quick = generate_password_hash(PASSWORD, method="scrypt:1024:8:1")
    return replace(make_user(name, role=role, signs_as=signs_as, password=PASSWORD), password_hash=quick)


def visitor_of(app: Flask) -> Visitor:
    """A browser that nobody has logged in with yet."""
    return Visitor(app.test_client())
