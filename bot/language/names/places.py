"""Countries, their peoples and the cities news is written about: what is a place although no parser says so."""

from __future__ import annotations

from typing import Final

from bot.language.tables import mapping, table

# One place under two names in one article.
ALIASES: Final[dict[str, str]] = {
    "uk": "united kingdom",
    "britain": "united kingdom",
    "great britain": "united kingdom",
    "us": "united states",
    "usa": "united states",
    "united states of america": "united states",
    "america": "united states",
    "uae": "united arab emirates",
    "kiev": "kyiv",
    "odessa": "odesa",
    "zaporizhia": "zaporizhzhia",
    "türkiye": "turkey",
    "burma": "myanmar",
    "czechia": "czech republic",
    "the hague": "hague",
    "washington dc": "washington",
}


def is_demonym(word: str) -> bool:
    """Whether a word names a people, a faith or a party's followers rather than a place: "Ukrainian", "Ukrainians"."""
    lower = word.lower()
    peoples, faiths = mapping("peoples"), table("faiths_and_parties")
    return any(form in peoples or form in faiths for form in (lower, lower.removesuffix("s")))


def country_of(word: str) -> str | None:
    """The country a word points to: Ukraine for "Ukrainian", "Ukraine" and "Kyiv"; None for other words.

    >>> country_of("Kyiv"), country_of("Ukrainian"), country_of("harbour")
    ('Ukraine', 'Ukraine', None)
    """
    if not word[:1].isupper():
        return None
    plain = word.removesuffix("'s").removesuffix("’s")
    lower = plain.lower()
    country = mapping("peoples").get(lower) or mapping("seats_of_government").get(lower)
    return country or (plain if plain in table("countries") else None)


def is_place(name: str) -> bool:
    """Whether a name is that of a place: listed here, or with a word such as "River" or "Province" in it."""
    if name in table("countries") or name in table("cities"):
        return True
    words = name.lower().split()
    return len(words) > 1 and (words[-1] in table("place_words") or words[0] in {"mount", "lake", "river", "cape"})
