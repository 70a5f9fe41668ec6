"""One target under atheris: the line's modules are instrumented as they are loaded, then the fuzzer runs for good."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["outreach", "werkzeug.formparser", "werkzeug.sansio", "markdown_it", "yaml"]):
    from tests.conftest import ROOT, build_of
    from tests.fakes import line_settings
    from tests.integration.store_people import new_database
    from tests.prove.fuzz_targets import targets


def main() -> None:
    """Build a line in the folder, and fuzz the target."""
    name, folder, *options = sys.argv[1:]
    settings = line_settings(Path(folder), sending=True)
    build_of(ROOT / "content", settings.data)
    new_database(settings.data / "outreach.sqlite")
    target = targets(settings)[name]
    atheris.Setup([sys.argv[0], *options], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
