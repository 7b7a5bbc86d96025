"""Whether a short capitalised line names an outlet or a person.

There is no list of outlets: a name is taken for one by the words titles are made of ("Post", "Gazette", "News
Agency"), by a leading "The", or because the article's own address is made of the same letters.
"""

from __future__ import annotations

import re

from bot.ingest.hosts import host
from bot.language.marks import DOUBLE

_SMALL = frozenset({"of", "the", "and", "&", "de", "la", "le", "el", "del", "for", "von", "van", "al"})
_TITLE_WORDS = (
    "advertiser advocate agency argus beacon bee broadcasting broadcaster bugle bulletin business "
    "chronicle citizen clarion courant courier daily democrat despatch digest dispatch echo enquirer "
    "examiner express eye financial gazette globe guardian herald independent inquirer insider journal "
    "ledger live magazine mail markets media mercury messenger mirror monitor network news newspaper "
    "newswire observer outlook pioneer post press radio record recorder reporter review sentinel service "
    "spectator standard star sun sunday tablet telegraph television times today transcript tribune tv "
    "weekly wire world"
)
_OF_TITLES = frozenset(_TITLE_WORDS.split())
_WORD = re.compile(r"[^\W\d_][\w.'’&-]*|&")


def is_name(line: str, most_words: int = 5) -> bool:
    """Whether every word is capitalised, small linking words apart."""
    words = line.split()
    if not 0 < len(words) <= most_words or re.search(rf"\d{{3}}|[?!:;{DOUBLE}]", line):
        return False
    return words[0][0].isupper() and all(word[0].isupper() or word.lower() in _SMALL for word in words)


def is_outlet(name: str, url: str | None = None) -> bool:
    """Whether a name is certainly an outlet's: by its words, by "The", by its web address, or because it is one."""
    if not is_name(name):
        return False
    words = [word.lower() for word in _WORD.findall(name)]
    return words[0] == "the" or not _OF_TITLES.isdisjoint(words) or _is_domain(name) or _is_host_of(name, url)


def is_person(name: str) -> bool:
    """Whether a name may be a person's: two to four words, none of them an outlet's."""
    return is_name(name, most_words=4) and len(name.split()) > 1 and not is_outlet(name)


def _is_domain(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][\w-]*\.(?:com|org|net|co\.uk|news|tv|info|eu)", name))


def _is_host_of(name: str, url: str | None) -> bool:
    if not url:
        return False
    letters = re.sub(r"[^a-z0-9]", "", name.lower())
    labels = re.sub(r"[^a-z0-9.]", "", host(url)).split(".")
    return len(letters) > 2 and letters.removeprefix("the") in {label.removeprefix("the") for label in labels}
