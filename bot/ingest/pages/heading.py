"""The headline of a page, chosen among what stands on it as a heading and what its metadata give as its title.

A candidate gains by its shape, by the words it shares with the text, by its place, and where page and metadata agree on
it. What stands on the page goes before what the metadata say: those are written for search engines and cut to length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from bot.ingest.head.headline import is_shaped, shared, stems
from bot.ingest.head.names import is_outlet
from bot.ingest.pages.aside import is_aside, named, words

_SEPARATOR = re.compile(r"\s+[|·•»«:–—-]{1,2}\s+|\s*::\s*|:\s+")
_FEWEST_WORDS, _MOST_WORDS = 3, 40  # of a headline on a page, a subtitle in the same element counted
_MOST_HEADINGS = 60  # of a page; beyond them come lists of other articles
_READ = 2_000  # characters of the text compared with
_NAMED = re.compile(r"(?:title|head-?line|story-?head|titular|titre|titel)(?=$|\s|[_-])", re.IGNORECASE)
_KICKER = re.compile(
    r"kicker|eyebrow|over-?line|top-?line|dachzeile|spitzmarke|rubri|sur-?titre|antetitulo|label|visually-?hidden|sr-only",
    re.IGNORECASE,
)
_H1, _STATED, _LESSER, _WINDOW = 0.5, 0.3, 0.2, 0.1  # weights of a candidate, by where it stands
_UNSHAPED = 0.5  # weight of an agreement on what is not made like a headline: it is often the site's name
_CUT = re.compile(r"(?:…|\.\.\.)$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible headline: `shown` on the page by `element`, or else said by the metadata; `place` in scores."""

    text: str
    place: float
    element: HtmlElement | None = None

    @property
    def shown(self) -> bool:
        return self.element is not None


def choose(tree: HtmlElement, stated: tuple[str, ...], outlet: str | None, body: str) -> Candidate | None:
    """The best candidate, None where a page has neither heading nor title. `stated` are the titles in the metadata."""
    window = " ".join((tree.findtext(".//title") or "").split())
    said = [Candidate(_without_site(each, outlet), _STATED) for each in stated]
    if window:
        part = _shown_part(tree, window) or _without_site(window, outlet)
        said.append(Candidate(part, _WINDOW))
    headings = [each for each in _headings(tree) if 0 < len(each.text.split()) <= _MOST_WORDS]
    candidates = [*headings, *(each for each in said if each.text)]
    text = stems(body[:_READ])
    site = {outlet.casefold()} if outlet else set()

    def score(each: Candidate) -> float:
        others = [*stated, window] if each.shown else [other.text for other in headings]
        is_site = each.text.casefold() in site or is_outlet(each.text)
        shaped = is_shaped(each.text, text)
        return (
            shaped
            + shared(each.text, text) / 2
            + _agreement(each.text, others) * (1 if shaped else _UNSHAPED)
            + each.place
            - is_site
            - bool(_CUT.search(each.text)) / 2
        )

    return max(candidates, key=score, default=None)


def _headings(tree: HtmlElement) -> Iterator[Candidate]:
    """The page's headings, those of the first level and those marked as the headline first."""
    marked: Iterable[HtmlElement] = tree.xpath(
        "//h1|//h2|//h3|//*[@role='heading']|//*[@itemprop='headline'][not(self::meta)]|//*[@class or @id][not(*)]"
    )
    taken = 0
    for each in marked:
        plain = (
            each.tag not in {"h1", "h2", "h3"} and each.get("role") != "heading" and each.get("itemprop") != "headline"
        )
        if (plain and not _NAMED.search(named(each))) or is_aside(each):
            continue
        taken += 1
        if taken > _MOST_HEADINGS:
            return
        first = each.tag == "h1" or each.get("aria-level") == "1"
        yield Candidate(_heading_text(each), _H1 if first else _LESSER, each)


def _heading_text(heading: HtmlElement) -> str:
    """A heading's words without a section or label set above them within it."""
    whole = words(heading)
    for child in heading:
        if isinstance(child.tag, str) and _KICKER.search(named(child)):
            whole = whole.replace(words(child), "", 1).strip(" :|–—-")
    return whole


def _agreement(text: str, others: Iterable[str]) -> float:
    """The largest share of words `text` and another title have in common, of the shorter; 0 for names of two words."""
    own = stems(text)
    best = 0.0
    for other in others:
        theirs = stems(other)
        common = len(own & theirs)
        if common > 1 and len(text.split()) >= _FEWEST_WORDS:
            best = max(best, common / min(len(own), len(theirs)))
    return best


def _without_site(title: str, outlet: str | None) -> str:
    """A title without the site's name before or after it."""
    parts = list(_SEPARATOR.finditer(title))
    if parts and _is_site(title[parts[-1].end() :], outlet):
        title = title[: parts[-1].start()]
        parts.pop()
    if parts and _is_site(title[: parts[0].start()], outlet):
        title = title[parts[0].end() :]
    return title.strip()


def _is_site(part: str, outlet: str | None) -> bool:
    return is_outlet(part) or (outlet is not None and part.strip().casefold() == outlet.casefold())


def _shown_part(tree: HtmlElement, window: str) -> str | None:
    """The longest part of the window's title that the page shows as a line of its own."""
    parts = [part for part in _SEPARATOR.split(window) if part]
    tails = [window[window.index(part) :] for part in parts[1:]]
    heads = [window[: window.index(part) + len(part)] for part in parts[:-1]]
    own = {
        " ".join((each.text or "").split()) for each in tree.iter() if isinstance(each.tag, str) and each.tag != "title"
    }
    shown = [part for part in (*tails, *heads) if part in own and len(part.split()) >= _FEWEST_WORDS]
    return max(shown, key=len, default=None)
