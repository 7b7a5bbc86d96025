"""Whether the words of a quote are somebody's translation (CHECKS 34)."""

from __future__ import annotations

import re

from bot.language.names.name import Name
from bot.language.names.places import country_of
from bot.language.wordlist import words

# Countries whose officials speak English in public, as a rule or often.
_ENGLISH = frozenset(
    (
        "Africa", "America", "Antigua and Barbuda", "Asia", "Australia", "Bahamas", "Barbados", "Belize", "Botswana",
        "Britain", "Canada", "England", "Europe", "Fiji", "Gambia", "Ghana", "Great Britain", "Guyana", "India",
        "Ireland", "Israel", "Jamaica", "Kenya", "Liberia", "Malawi", "Malta", "Namibia", "New Zealand", "Nigeria",
        "Northern Ireland", "Pakistan", "Papua New Guinea", "Philippines", "Scotland", "Sierra Leone", "Singapore",
        "South Africa", "Uganda", "United Kingdom", "United States", "United States of America", "US", "USA", "UK",
        "Wales", "Zambia", "Zimbabwe",
    )
)  # fmt: skip
_LANGUAGES = "|".join(
    sorted(
        words(
            "Arabic Armenian Bulgarian Cantonese Chinese Croatian Czech Danish Dutch Estonian Farsi Finnish French "
            "German Greek Hebrew Hindi Hungarian Indonesian Italian Japanese Korean Latvian Lithuanian Mandarin "
            "Norwegian Pashto Persian Polish Portuguese Romanian Russian Serbian Slovak Spanish Swedish Thai Turkish "
            "Ukrainian Urdu Vietnamese"
        )
    )
)
_TRANSLATED = re.compile(
    rf"\bin (?:{_LANGUAGES})\b|\bspeaking (?:{_LANGUAGES})\b|"
    r"\b(?:through|via) (?:an? |his |her |their )?(?:interpreter|translator|translation)\b|\btranslat(?:ed|ion)\b"
)
_IN_ENGLISH = re.compile(r"\b(?:in|speaking) (?:fluent |broken |perfect )?English\b")


def is_translated(reported: str, speaker: Name | None) -> bool:
    """Whether the sentence says so, or the speaker holds an office of a country that does not speak English.

    `reported` is the sentence with its quotations taken out.
    """
    if _IN_ENGLISH.search(reported):
        return False
    return _TRANSLATED.search(reported) is not None or (speaker is not None and _speaks_another(speaker))


def _speaks_another(speaker: Name) -> bool:
    countries = {country for title in speaker.titles for word in title.split() if (country := country_of(word))}
    return bool(countries) and not countries & _ENGLISH
