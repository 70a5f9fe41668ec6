"""What a build knows of its own words, so that no worker has to gather it."""

from __future__ import annotations

from collections.abc import Iterable

from outreach.catalog.lookup import Catalogue
from outreach.catalog.write import CatalogueWriter
from outreach.dialogue.guides import words_of_guides
from outreach.dialogue.vocabulary import names_in, words_in


def add_known(writer: CatalogueWriter, languages: Iterable[str]) -> None:
    """Put in, for each language, the words of its documents and what its topics and guides are called; last of all."""
    catalogue = Catalogue(writer.path)
    for language in languages:
        writer.add_words(language, words_in(catalogue.texts(language)))
        writer.add_names(language, names_in(catalogue.keywords(language)))
        writer.add_guides(language, words_of_guides(catalogue, language).items())
