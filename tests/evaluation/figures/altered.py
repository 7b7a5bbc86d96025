"""Change a figure that a sister article also carries, and count how many changes the desk flags.

    python -m tests.evaluation.figures.altered ../shared/data/triples-dev.jsonl ../shared/data/stories-dev.jsonl \\
        [--part dev|rest|all] [--most N] [--missed] [--no-lexicon]

Which figures two articles share is decided by plain patterns, not by our reader: the same number, the same word after
it (or the same currency before it), and two sentences that share at least three further words of four letters. Numbers
inside names ("Apollo 11", "5G") are no figures. Each such figure is changed once in each way that fits it: two digits
swapped, raised or lowered by 37 %, times ten, times a thousand, another unit, a hedge that says the opposite. A change
is made only where what it then says lies outside what every sister place says, hedges and rounding of both sides
allowed for (rule 13): "at least five" made "at least three" contradicts nobody. A change counts as flagged when a
finding of any severity but none touches the changed words; how many are flagged medium or high is printed beside it.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bot.article import Article, Span, compose
from bot.discrepancies.detection import find_between, find_within
from bot.figures.lexicon import Lexicon
from bot.language.wordlist import words
from bot.ledger.ledger import Ledger
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity
from config.settings import Settings
from handlers import wiring
from tests.evaluation.figures import corpus
from tests.evaluation.figures.reading import RememberingReader

_VALUES = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?P<money>[$£€])?(?<![\w.,:/-])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\b(?:"
    + "|".join(_VALUES)
    + r")\b)"
    r"(?P<scale> (?:thousand|million|billion|trillion)\b)?(?:-|\s)?(?P<next>%|[A-Za-z]+)(?![\w:/])"
)
_MONTHS = re.compile(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? ?$")
_NOT_AFTER = words(
    "third thirds half quarters fifths a.m p.m am pm th st nd rd a p on in at and to of the or for that who when as "
    "with from by o but is was he she it"
)
_LONG = re.compile(r"[A-Za-z]{4,}")
_SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")
_OTHER_UNIT = {
    "percent": "dollars", "%": " dollars", "miles": "kilometers", "kilometers": "miles", "hours": "days",
    "days": "hours",
    "months": "weeks", "weeks": "months", "years": "months", "minutes": "hours", "feet": "meters",
}  # fmt: skip
_SECONDS = {"minutes": 60, "hours": 3600, "days": 86400, "weeks": 604800, "months": 2592000, "years": 31536000}
_METRES = {"feet": 0.3048, "meters": 1.0, "miles": 1609.3, "kilometers": 1000.0}
_SCALES = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
# How a place bounds its number, by the words before it (rule 13).
_AT_LEAST = re.compile(r"(?:more than|at least|over|no fewer than|no less than|above) [$£€]?$", re.IGNORECASE)
_AT_MOST = re.compile(
    r"(?:fewer than|less than|at most|up to|no more than|under|as many as|below) [$£€]?$", re.IGNORECASE
)
_NEARLY = re.compile(r"(?:nearly|almost|close to|just under) [$£€]?$", re.IGNORECASE)
_ABOUT = re.compile(r"(?:about|around|roughly|approximately|some|estimated) [$£€]?$", re.IGNORECASE)
_HEDGED = re.compile(r"(?:than|least|most|to|about|around|nearly|almost|some|over|under|only|as) [$£€]?$")
_NAMED = re.compile(r"(?:[a-z,;] (?:the )?|^)[A-Z][\w’']* $")
_OPENS = re.compile(r"(?:[.!?”\"]\s+|\n|^)[A-Z][\w’']* $")


@dataclass(frozen=True, kw_only=True)
class Place:
    """A number in a text, as the plain pattern sees it."""

    start: int
    end: int  # of number and magnitude
    number: str
    scale: str
    money: str
    following: str
    sentence: str
    before: str  # 24 characters before it

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two places the same figure."""
        value = str(_VALUES.get(self.number.lower(), self.number.replace(",", "")))
        return value + self.scale.strip(), self.money, "" if self.money else self.following.lower()[:4]


def places(text: str) -> Iterator[Place]:
    """The numbers of a text that are followed by a word, dates and clock times left out."""
    edges = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    for found in _NUMBER.finditer(text):
        number, following = found["number"], found["next"]
        plain = number.replace(",", "")
        is_year = plain.isdigit() and len(number) == 4 and 1700 <= int(plain) <= 2100
        if is_year or following.lower() in _NOT_AFTER or _MONTHS.search(text[: found.start()]):
            continue
        if _is_name(text[: found.start()], following):
            continue
        left = max(edge for edge in edges if edge <= found.start())
        right = min(edge for edge in edges if edge >= found.end())
        yield Place(
            start=found.start("number"),
            end=found.end("scale") if found["scale"] else found.end("number"),
            number=number,
            scale=found["scale"] or "",
            money=found["money"] or "",
            following=following,
            sentence=text[left:right],
            before=text[max(0, found.start("number") - 24) : found.start("number")],
        )


def _is_name(before: str, following: str) -> bool:
    """ "Apollo 11 pad", "5G": a number behind a name in a sentence, or with a letter of its own."""
    if following in ("G", "K", "D"):
        return True
    return bool(_NAMED.search(before[-40:])) and not _OPENS.search(before[-40:])


def shared(left: str, right: str) -> dict[int, list[Place]]:
    """By start, the places of `left` that `right` carries too: one key, and sentences with three words in common."""
    others = list(places(right))
    found = {}
    for place in places(left):
        own = _content(place)
        same = [other for other in others if other.key == place.key and len(own & _content(other)) >= 3]
        if same:
            found[place.start] = [place, *same]
    return found


def shared_with(text: str, others: Iterable[str]) -> list[list[Place]]:
    """The places of `text` that any of the others carries, each with its sister places behind it."""
    found: dict[int, list[Place]] = {}
    for other in others:
        for start, same in shared(text, other).items():
            found.setdefault(start, same[:1]).extend(same[1:])
    return list(found.values())


def _content(place: Place) -> set[str]:
    return {word.lower()[:6] for word in _LONG.findall(place.sentence)} - {place.following.lower()[:6]}


def changes(text: str, place: Place, sisters: Iterable[Place]) -> Iterator[tuple[str, str, int, int]]:
    """Each way to change the figure: its name, the new text, and where the changed words stand in it."""
    number = place.number.lower()
    said = [_interval(sister.before, _amount(sister), sister.number) for sister in sisters]
    factor = _SCALES[place.scale.strip()]
    for name, written in _renumbered(number):
        ours = _interval(place.before, float(written.replace(",", "")) * factor, written)
        if all(_apart(ours, theirs) for theirs in said):
            yield (name, *_put(text, place.start, place.start + len(number), written))
    if place.scale.strip() in ("million", "billion"):
        other, times = (" billion", 1000) if place.scale.strip() == "million" else (" million", 0.001)
        ours = _interval(place.before, _amount(place) * times, place.number)
        if all(_apart(ours, theirs) for theirs in said):
            yield ("times 1,000", *_put(text, place.start, place.end, place.number + other))
    unit = _OTHER_UNIT.get(place.following.lower())
    after = text[place.end :]
    if unit and after.lstrip(" -").startswith(place.following):
        ours = _interval(place.before, _amount(place) * _times(place.following.lower(), unit), place.number)
        if all(_apart(ours, theirs) for theirs in said):
            stop = place.end + after.index(place.following) + len(place.following)
            yield ("unit", *_put(text, place.start, stop, place.number + " " + unit.strip()))
    low = _digits(number) // 2
    plain = not _HEDGED.search(text[: place.start]) and not place.money
    if plain and low > 1 and all(_apart((0.0, low * factor * 0.999), theirs) for theirs in said):
        yield ("hedge", *_put(text, place.start, place.start + len(number), f"fewer than {low:,}"))


def _amount(place: Place) -> float:
    return _digits_of(place.number) * _SCALES[place.scale.strip()]


def _digits_of(number: str) -> float:
    return float(_VALUES.get(number.lower()) or number.replace(",", ""))


def _interval(before: str, value: float, written: str) -> tuple[float, float]:
    """What a number stands for: its hedge by the words before it, and half a step where it is plainly rounded."""
    if _AT_LEAST.search(before):
        return value, float("inf")
    if _AT_MOST.search(before):
        return 0.0, value
    if _NEARLY.search(before):
        return 0.9 * value, value
    if _ABOUT.search(before):
        return 0.9 * value, 1.1 * value
    plain = written.replace(",", "")
    zeros = len(plain) - len(plain.rstrip("0")) if plain.isdigit() else 0
    room = 10**zeros / 2 / float(plain) * value if zeros and value >= 100 else 0.0
    return value - room, value + room


def _apart(ours: tuple[float, float], theirs: tuple[float, float]) -> bool:
    return ours[1] < theirs[0] or theirs[1] < ours[0]


def _times(unit: str, other: str) -> float:
    """By how much a number grows when its unit is taken for another; units of another sort never agree."""
    for table in (_SECONDS, _METRES):
        if unit in table and other.strip() in table:
            return table[other.strip()] / table[unit]
    return -1.0


def _renumbered(number: str) -> Iterator[tuple[str, str]]:
    value = _digits(number)
    if "." in number:
        places = len(number.partition(".")[2])
        yield "10 to 50 %", f"{float(number.replace(',', '')) * 1.37:,.{places}f}"
        return
    digits = str(value)
    for at in range(len(digits) - 1):
        swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        if swapped[0] != "0" and swapped != digits:
            yield "digits swapped", f"{int(swapped):,}"
            break
    for name, factor in (("10 to 50 %", 1.37), ("10 to 50 %", 0.63)):
        other = round(value * factor)
        if other > 1 and other != value:
            yield name, f"{other:,}"
    yield "times 10", f"{value * 10:,}"
    yield "times 1,000", f"{value * 1000:,}"


def _digits(number: str) -> int:
    return _VALUES.get(number) or int(float(number.replace(",", "")))


def _put(text: str, start: int, end: int, written: str) -> tuple[str, int, int]:
    return text[:start] + written + text[end:], start, start + len(written)


def policy_with(*, lexicon: bool) -> Policy:
    policy = wiring.policy(Settings(_env_file=None))
    return policy if lexicon else replace(policy, lexicon=Lexicon())


def altered(article: Article, text: str) -> Article:
    """The article with another text; its headline keeps its length unless the change is in it."""
    longer = len(text) - len(article.text)
    in_headline = text[: article.body_start] != article.text[: article.body_start]
    body_start = article.body_start + (longer if in_headline else 0)
    title = text[:body_start].rstrip("\n") or None
    return compose(
        body=text[body_start:], title=title, outlet=article.outlet, url=article.url, published=article.published
    )


def measure(
    groups: dict[str, list[Article]], reader: RememberingReader, policy: Policy
) -> tuple[Counter[str], Counter[str], Counter[str], list[str]]:
    """Flagged, told medium or high, and all changes by kind, and what was missed."""
    flagged, told, total = Counter[str](), Counter[str](), Counter[str]()
    read = cache(reader.read)
    missed = []
    for name, articles in groups.items():
        for article in articles:
            others = [other for other in articles if other is not article and other.text != article.text]
            found = shared_with(article.text, (other.text for other in others))
            if not found:
                continue
            reader.forget()
            ledger = corpus.ledger_of(map(read, others), policy)
            for place, *sisters in found:
                for kind, text, start, end in changes(article.text, place, sisters):
                    rank = _loudest(reader.read(altered(article, text)), ledger, policy, Span(start=start, end=end))
                    total[kind] += 1
                    flagged[kind] += rank > 0
                    told[kind] += rank >= Severity.MEDIUM.rank
                    if not rank:
                        missed.append(f"{name} {article.outlet} {kind}: {text[max(0, start - 90) : end + 60]!r}")
    return flagged, told, total, missed


def _loudest(reading: Reading, ledger: Ledger, policy: Policy, changed: Span) -> int:
    """The rank of the loudest finding that touches the changed words; 0 without one."""
    findings = [*find_between(reading, ledger, policy), *find_within(reading, policy)]
    return max((one.severity.rank for one in findings if one.left.span.overlaps(changed)), default=0)


def main() -> None:
    """Print recall by kind of change."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", type=Path, nargs="+")
    options.add_argument("--part", choices=("dev", "rest", "all"), default="dev")
    options.add_argument("--missed", action="store_true")
    options.add_argument("--most", type=int, default=99, help="articles of an event, oldest first")
    options.add_argument("--no-lexicon", action="store_true")
    given = options.parse_args()
    reader = RememberingReader()
    for file in given.files:
        groups = {name: some[: given.most] for name, some in corpus.part(corpus.load(file), given.part).items()}
        policy = policy_with(lexicon=not given.no_lexicon)
        flagged, told, total, missed = measure(groups, reader, policy)
        for line in missed if given.missed else ():
            print(line)
        kinds = "; ".join(f"{kind} {flagged[kind]} ({told[kind]}) of {total[kind]}" for kind in total)
        hits, changed = sum(flagged.values()), sum(total.values())
        loud = sum(told.values()) / max(1, changed)
        share = f"{hits}/{changed} = {hits / max(1, changed):.3f}"
        name = f"{file.name}{' without the lexicon' if given.no_lexicon else ''}"
        print(f"{name}: flagged {share}, medium or high {loud:.3f} ({kinds})")


if __name__ == "__main__":
    main()
