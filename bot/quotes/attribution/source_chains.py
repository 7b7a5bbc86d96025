"""Through whom words came: "told CBS News", "a text seen by Reuters", "Interfax quoted him as saying" (CHECKS 29)."""

from __future__ import annotations

import re

from bot.language.wordlist import words

# Words that make a capitalised name, or a plain noun, one of the press.
_MEDIA = words(
    "abc afp agency anadolu ap associated atlantic axios bbc bild bloomberg broadcaster cbc cbs cctv channel chronicle "
    "cnbc cnn correspondent daily deutsche dispatch dpa economist euronews examiner fox gazette globe guardian herald "
    "independent inquirer interfax itv jazeera journal kyodo magazine mail mirror msnbc nbc network news newspaper "
    "newsweek npr observer outlet paper pbs politico post press radio record reuters ria rte sky spiegel standard star "
    "station sun tass telegraph television time times tribune tv weekly xinhua"
)
_NAME = r"(?:the\s+)?[A-Z][\w&-]*(?:\.\w+)*(?:\s+(?:of\s+)?[A-Z][\w&-]*)*"
_NOUN = (
    r"(?:the|a|an)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:agency|broadcaster|channel|correspondent|magazine|network|newspaper|outlet|paper|station)"
)
_OUTLET = rf"(?P<outlet>{_NOUN}|{_NAME})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\b(?:told|telling|tells)\s+{_OUTLET}",
        r"\b(?:interview|conversation|statement|comments?|remarks|letter|e-?mail|op-ed|essay|column)\s+"
        rf"(?:with|to|on|for|in|by)\s+{_OUTLET}",
        rf"\b(?:seen|obtained|reviewed|published|carried|quoted|cited|broadcast|aired|reported|released)\s+by\s+{_OUTLET}",
        rf"{_OUTLET}\s+(?:has\s+)?(?:quoted|cited|quotes|cites)\s+",
        rf"\b(?:according to|as reported by)\s+{_OUTLET}",
    )
)


def chain(reported: str, speaker: str | None) -> tuple[str, ...]:
    """Each step the words took, as written, in the order of the sentence; empty where they came straight.

    `reported` is the sentence with its quotations taken out. Whoever speaks is no step of the way.
    """
    found = sorted(
        (match.start(), _told(match))
        for form in _FORMS
        for match in form.finditer(reported)
        if _is_step(match, speaker)
    )
    return tuple(dict.fromkeys(step for _, step in found))


def _is_step(match: re.Match[str], speaker: str | None) -> bool:
    outlet = match["outlet"]
    named = {word.lower().strip(".") for word in re.split(r"[\s-]+", outlet)}
    return bool(named & _MEDIA) and (speaker is None or outlet.removeprefix("the ") not in speaker)


def _told(match: re.Match[str]) -> str:
    return " ".join(match[0].split())
