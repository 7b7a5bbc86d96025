"""British and American spelling: the one table, by ending and by word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# By stem and ending. Both sides of a comparison take the same road, so a word a rule does not mean comes to no harm.
_RULES: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=\w\w)is(e[drs]?|ing|ations?|ers?)$", r"iz\1"),
        (r"(?<=\w\w)ys(e[drs]?|ing)$", r"yz\1"),
        (
            r"^((?:dis)?(?:col|hon|fav|lab|behavi|neighb|harb|rum|hum|vap|vig|fl?av|arm|savi|endeav|rig|cand|splend))our",
            r"\1or",
        ),
        (r"(cent|theat|met|lit|fib|calib|spect|somb)re(s|d)?$", r"\1er\2"),
        (r"(def|off|lic|pret)ence(s|d)?$", r"\1ense\2"),
        (
            r"(travel|cancel|model|label|level|fuel|signal|counsel|total|marvel|quarrel|channel|panel|rival|jewel|tunnel|"
            r"dial|shovel)l(ed|ing|ers?|ors?)$",
            r"\1\2",
        ),
        (r"^(fulfil|enrol|instal|skil)l(s|ful|ments?)?$", r"\1\2"),
        (r"(catal|dial|anal|monol|prol)ogue(s)?$", r"\1og\2"),
        (r"^programme(s|d)?$", r"program\1"),
        (r"^(encyclop|an|p)ae", r"\1e"),
        (r"(?<=man)oeuv", "euv"),
    )
)
_WORDS: Final = {
    "grey": "gray", "tyre": "tire", "tyres": "tires", "cheque": "check", "cheques": "checks", "sceptic": "skeptic",
    "sceptics": "skeptics", "sceptical": "skeptical", "scepticism": "skepticism", "plough": "plow",
    "aluminium": "aluminum", "mum": "mom", "ageing": "aging", "judgement": "judgment", "whilst": "while",
    "amongst": "among", "towards": "toward", "afterwards": "afterward", "backwards": "backward",
    "forwards": "forward", "learnt": "learned", "burnt": "burned", "dreamt": "dreamed", "spelt": "spelled",
}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def american(word: str) -> str:
    """A word in lower case as American outlets spell it; words with one spelling as they are.

    >>> american("defence"), american("organised"), american("harbour"), american("pier")
    ('defense', 'organized', 'harbor', 'pier')
    """
    if word in _WORDS:
        return _WORDS[word]
    for pattern, replacement in _RULES:
        changed, count = pattern.subn(replacement, word)
        if count:
            return changed
    return word
