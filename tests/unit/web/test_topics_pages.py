"""The public pages of topics: what may be read, what may not, and lists of a large library page by page."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from time import process_time

import pytest
from flask.testing import FlaskClient

from outreach.bootstrap import Service
from outreach.settings import Settings
from outreach.web.app import create_line
from outreach.web.topics import GUIDES_A_PAGE
from outreach.wording.public import public_words
from tests.conftest import MakeService
from tests.phones import hold_or_lift

TYPES = "/en/topics/recurrent-cancer/types"
LARGE = 1440
MOST_BYTES, MOST_SECONDS = 150_000, 0.3


def page(client: FlaskClient, path: str, status: int = 200) -> str:
    """A page's source."""
    answer = client.get(path)
    assert status == answer.status_code
    return answer.get_data(as_text=True)


def test_numbers_can_be_called_and_texted_with_one_touch(client: FlaskClient) -> None:
    """tel: and sms: links, and the word of a topic is ready to be sent."""
    home = page(client, "/")
    assert 'href="tel:+12165550142"' in home
    assert 'href="sms:+12165550142"' in home
    assert 'href="tel:+12165550119"' in home
    assert 'href="sms:+12165550142?body=TYPES"' in page(client, TYPES)


def test_what_is_kept_is_told_with_the_days_that_are_set(make_service: MakeService) -> None:
    """The page tells the operator's own number of days, and sending only where the line sends."""
    plain = page(create_line(make_service(keep_days=12)).test_client(), "/")
    assert "for 12 days" in plain
    assert "encrypted" not in plain
    assert "until they leave it" in page(create_line(make_service(sending=True)).test_client(), "/")


def test_without_a_number_nothing_is_linked(make_service: MakeService) -> None:
    """A line that has no number yet, and nobody to call, says so."""
    home = page(create_line(make_service(line_number="", person_number="")).test_client(), "/")
    assert "tel:" not in home
    assert "sms:" not in home
    assert "no number yet" in home


def test_each_language_has_the_same_words(client: FlaskClient) -> None:
    """No sentence is missing in a language, and the page says which language it is in."""
    english, spanish = (public_words(language, {}) for language in ("en", "es"))
    assert english.words.keys() == spanish.words.keys()
    assert {name: len(items) for name, items in english.lists.items()} == {
        name: len(items) for name, items in spanish.lists.items()}
    assert re.search(r'<html[^>]* lang="es"', page(client, "/es/"))


def test_only_the_lines_languages_have_pages(make_service: MakeService) -> None:
    """A line in English alone has no Spanish page, and no choice of languages."""
    client = create_line(make_service(languages=("en",))).test_client()
    assert "Español" not in page(client, "/")
    page(client, "/es/", 404)


def test_topic_is_told_as_it_is_served(client: FlaskClient, service: Service) -> None:
    """Every part, every text, its source, and that it is a draft."""
    told = page(client, TYPES)
    catalogue = service.shelf().catalogue
    topic = catalogue.topic("recurrent-cancer", "types", "en")
    assert topic
    units = (unit for part in catalogue.parts(topic) for unit in part.split("\n\n"))
    for words in (*units, *catalogue.pages(topic), "From NCI, shortened by us."):
        assert words in told
    assert "Draft: nobody has reviewed these words yet." in told
    assert "There is no recording" in told


def test_clips_are_played(service: Service, add_clips: Callable[[Service], None], client: FlaskClient) -> None:
    """Each part has its player, and the player has a clip that is served."""
    add_clips(service)
    clips = re.findall(r'<audio[^>]*src="([^"]+)"', page(client, TYPES))
    assert len(clips) == 3
    assert all(client.get(clip).status_code == 200 for clip in clips)


def test_a_held_topic_is_not_told(client: FlaskClient, service: Service) -> None:
    """It is gone from the lists, and its page says that it was taken back and nothing else of it."""
    hold_or_lift(service, "hold", "recurrent-cancer/en/types")
    assert TYPES not in page(client, "/")
    told = page(client, TYPES, 404)
    assert "We are checking this topic for updates" in told
    assert "recurrence" not in told


def test_reviewed_lines_show_no_draft(make_service: MakeService) -> None:
    """A build of drafts is not shown where only signed scripts are served."""
    client = create_line(make_service(serve="reviewed")).test_client()
    assert "There are no topics" in page(client, "/")
    page(client, TYPES, 404)


@pytest.mark.parametrize("path", ["/en/topics/recurrent-cancer/none", "/en/topics/../types", "/fr/"])
def test_what_there_is_not(path: str, client: FlaskClient) -> None:
    """A kind page, and never an error of the program."""
    page(client, path, 404)


@pytest.mark.parametrize("number", ["0", "-3", "nothing", "999999"])
def test_odd_page_numbers_give_the_nearest_page(number: str, client: FlaskClient) -> None:
    """Nobody is sent to an empty list."""
    assert "TYPES" in page(client, f"/en/topics?page={number}")


@pytest.fixture
def large(service: Service, settings: Settings) -> FlaskClient:
    """A line with 1,440 guides of six topics."""
    folder = settings.build_folder
    shutil.copy(folder / f"{service.builds.shelf().catalogue.name}.sqlite", folder / "large.tmp")
    with closing(sqlite3.connect(folder / "large.tmp")) as database:
        columns = "language, keyword, digit, parent, title, draft, source_name, source_url, source_reviewed_on, " \
                  "source_review_frequency, checked_on"
        for guide in range(LARGE):
            database.execute(
                f"insert into script (document, section, source_title, {columns}) select ?, section, ?, {columns} "
                "from script where document = 'recurrent-cancer' and language = 'en'",
                (f"guide-{guide:04}", f"Living With an Illness of a Long Name, Guide {guide}"))
        database.commit()
    (folder / "large.tmp").rename(folder / "large.sqlite")
    (folder / "current").write_text("large\n")
    return create_line(service).test_client()


def test_a_large_library_is_listed_page_by_page(large: FlaskClient) -> None:
    """Each page is small and quick, each guide stands on one page, and the start page leads to them."""
    home = page(large, "/")
    assert f"All guides ({LARGE + 1})" in home
    pages = -(-(LARGE + 1) // GUIDES_A_PAGE)
    seen: list[str] = []
    for number in range(1, pages + 1):
        began = process_time()
        told = page(large, f"/en/topics?page={number}")
        assert process_time() - began < MOST_SECONDS
        assert len(told.encode()) < MOST_BYTES
        seen += re.findall(r'<section class="guide">\s*<h2>([^<]+)', told)
    assert LARGE + 1 == len(seen) == len(set(seen))
    assert f"Page {pages} of {pages}" in told
    assert "Next page" not in told


def test_a_topic_is_found_by_its_words(client: FlaskClient) -> None:
    """By beginnings of words of its title or keyword, without accents; by the guide's title all of the guide."""
    found = page(client, "/en/topics?search=Types")
    assert "Guides that fit: 1" in found
    assert TYPES in found
    assert "/recurrent-cancer/why" not in found
    assert "/recurrent-cancer/why" in page(client, "/en/topics?search=recurrént%20canc")
    assert 'value="a &lt;b&gt; {c}"' in (none := page(client, "/en/topics?search=a%20%3Cb%3E%20{c}"))
    assert "No title has these words." in none
    assert "Draft" not in none


def test_what_is_held_is_not_found(client: FlaskClient, service: Service) -> None:
    """A title may be what is wrong."""
    hold_or_lift(service, "hold", "recurrent-cancer/en/types")
    assert TYPES not in page(client, "/en/topics?search=types")


def test_a_search_in_a_large_library_is_listed_page_by_page(large: FlaskClient) -> None:
    """As small and quick as the whole list, and the next page goes on with the same words."""
    assert 'role="search"' in page(large, "/")
    began = process_time()
    told = page(large, "/en/topics?search=guide+1&page=2")
    assert process_time() - began < MOST_SECONDS
    assert len(told.encode()) < MOST_BYTES
    assert 'href="/en/topics?page=3&amp;search=guide+1"' in told
    assert "Guides that fit: 551" in told
