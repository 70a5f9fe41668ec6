"""The demo with its desk: over a copy of the scripts, so that practice never touches what people sign."""

from __future__ import annotations

import shutil
from pathlib import Path

from flask import Flask

from outreach.catalog.reviewers import REVIEWERS
from outreach.desk.demo_login import DEMO_LOGIN, demo_user
from outreach.desk.office import add_desk
from outreach.desk.site import Folders, Mode, open_site
from outreach.settings import Settings
from outreach.simulator.demo import create_demo_app as create_phones
from outreach.simulator.demo_settings import demo_settings
from outreach.store import open_database
from outreach.store.desk import DeskTable
from outreach.whole_files import write_whole


def prepare_demo_desk(settings: Settings, scripts: Path) -> None:
    """Copy the scripts for practice, list the demo's reviewer there, and let the demo's login in.

    Raises:
        StoreUnavailable: the demo's database does not answer.
    """
    copy = practice_folder(settings)
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(scripts, copy)
    listed = f'[[reviewer]]\nname = "{DEMO_LOGIN.signs_as}"\nrole = "demo"\n'
    write_whole(copy / REVIEWERS, listed)
    table = DeskTable(open_database(settings.database))
    if table.user(DEMO_LOGIN.name) is None:
        table.keep_user(demo_user())
    table.close()


def practice_folder(settings: Settings) -> Path:
    """Where the demo's copy of the scripts lies; made anew with every start."""
    return settings.data / "practice" / "scripts"


def create_demo_app(content: str) -> Flask:
    """The phones, the line and the desk in one application, for the demo's server.

    Raises:
        SettingsError: a real token is set, or a setting cannot be used.
    """
    app = create_phones()
    settings = demo_settings(Settings.from_env())
    folders = Folders(content=Path(content), scripts=practice_folder(settings))
    add_desk(app, open_site(Mode.DEMO, settings, folders=folders))
    return app
