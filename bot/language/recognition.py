"""In which language a text is written: by its script, and among Latin and Cyrillic ones by its small words.

The small words are the stop words that come with spaCy; a word weighs the less the more languages share it. Enough to
tell a desk that a text is not English; dialects and texts under a dozen words are left undecided.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import util
from pathlib import Path
from typing import Final

_LANGUAGES: Final = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "is", "et", "lv", "lt", "pl", "cs", "sk", "sl",
    "hr", "ro", "hu", "tr", "sq", "id", "vi", "af", "ga", "ca", "eu", "ru", "uk", "bg", "sr", "mk",
)  # fmt: skip
_SCRIPTS: Final = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("fa", re.compile(r"[\u067e\u0686\u0698\u06af\u06cc\u06a9]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_READ_CHARACTERS: Final = 6_000  # of a text: a thousand words, in which small words are counted well enough
_FEWEST_WORDS: Final = 12  # of a text; among fewer one small word decides
_FOREIGN_LETTERS: Final = 0.3  # share of the letters from which a script decides
_RARE_LETTERS: Final = 0.02  # of those only Persian has
_LEAD: Final = 1.2  # times the score of English another language needs: names and loan words score too


def recognise(text: str) -> str | None:
    """The ISO 639 code of the text's language; None where there is too little to tell.

    >>> recognise("Der Rat der Stadt hat am Montag beschlossen, dass die Brücke über den Fluss nicht mehr gebaut wird.")
    'de'
    >>> recognise("Fog.") is None
    True
    """
    sample = text[:_READ_CHARACTERS]
    letters = sum(map(str.isalpha, sample))
    for language, script in _SCRIPTS:
        share = _RARE_LETTERS if language == "fa" else _FOREIGN_LETTERS
        if letters and len(script.findall(sample)) >= share * letters:
            return language
    words = [word.lower().replace("’", "'") for word in _WORD.findall(sample)]
    if len(words) < _FEWEST_WORDS:
        return None
    scores = _scores(Counter(words))
    best = max(scores, key=lambda language: scores[language], default=None)
    if best is None or scores[best] < _LEAD * scores.get("en", 0.0):
        return "en" if scores.get("en") else None
    return best


def _scores(words: Mapping[str, int]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for word, count in words.items():
        languages = _small_words().get(word, ())
        for language in languages:
            scores[language] = scores.get(language, 0.0) + count / len(languages)
    return scores


@cache
def _small_words() -> Mapping[str, tuple[str, ...]]:
    """Each small word with the languages that have it."""
    found: dict[str, list[str]] = {}
    for language in _LANGUAGES:
        for word in _stop_words(language):
            found.setdefault(word.lower(), []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def _stop_words(language: str) -> frozenset[str]:
    """spaCy's list for a language, read from its file: importing 35 language packages for it takes seconds."""
    path = _stop_word_folder() / language / "stop_words.py"
    spec = util.spec_from_file_location(f"stop_words_{language}", path)
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return frozenset(module.STOP_WORDS)


@cache
def _stop_word_folder() -> Path:
    """spaCy's folder of languages, found without importing spaCy, which what only reads files does without."""
    spec = util.find_spec("spacy")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "lang"
