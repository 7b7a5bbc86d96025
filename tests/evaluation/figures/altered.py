"""Change a figure that a sister article also carries, and count how many changes the desk flags.

    python tests/evaluation/figures/altered.py ../shared/data/triples-dev.jsonl ../shared/data/stories-dev.jsonl \\
        [--part dev|rest|all] [--most N] [--missed] [--no-lexicon]

Which figures two articles share is decided by plain patterns, not by our reader: the same number, the same word after
it (or the same currency before it), and two sentences that share at least three further words of four letters. Each
such figure is changed once in each way that fits it: two digits swapped, raised or lowered by 37 %, times ten, times a
thousand, another unit, a hedge that says the opposite. A change counts as flagged when a finding of any severity but
none touches the changed words. Changes stay out of what hedges and rounding of both sides allow (rule 13).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bot.article import Article, compose
from bot.discrepancies.discrepancy import Severity
from bot.discrepancies.find import find_between, find_within
from bot.figures.lexicon import Lexicon
from bot.figures.wordlist import words
from bot.policy import Policy
from config.settings import Settings
from handlers import wiring
from tests.evaluation.figures import corpus

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
# An open bound agrees with everything on its side (rule 14), so that a change to that side is none.
_AT_LEAST = re.compile(r"(?:more than|at least|over|no fewer than|no less than|above) [$£€]?$", re.IGNORECASE)
_AT_MOST = re.compile(
    r"(?:fewer than|less than|at most|up to|no more than|under|as many as|below) [$£€]?$", re.IGNORECASE
)
_HEDGED = re.compile(r"(?:than|least|most|to|about|around|nearly|almost|some|over|under|only) [$£€]?$")


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
        )


def shared(left: str, right: str) -> list[Place]:
    """The places of `left` that `right` carries too: the same key, and sentences with three more words in common."""
    others = list(places(right))
    found = []
    for place in places(left):
        own = _content(place)
        if any(other.key == place.key and len(own & _content(other)) >= 3 for other in others):
            found.append(place)
    return found


def _content(place: Place) -> set[str]:
    return {word.lower()[:6] for word in _LONG.findall(place.sentence)} - {place.following.lower()[:6]}


def changes(text: str, place: Place) -> Iterator[tuple[str, str, int, int]]:
    """Each way to change the figure: its name, the new text, and where the changed words stand in it."""
    number = place.number.lower()
    before = text[max(0, place.start - 24) : place.start]
    for name, written in _renumbered(number):
        grows = _digits(written.replace(",", "")) > _digits(number) if "." not in written else True
        if (_AT_LEAST if grows else _AT_MOST).search(before):
            continue
        yield (name, *_put(text, place.start, place.start + len(number), written))
    bounded = _AT_LEAST.search(before) or _AT_MOST.search(before)
    if place.scale.strip() in ("million", "billion") and not bounded:
        other = " billion" if place.scale.strip() == "million" else " million"
        yield ("times 1,000", *_put(text, place.start, place.end, place.number + other))
    unit = _OTHER_UNIT.get(place.following.lower())
    after = text[place.end :]
    if unit and after.lstrip(" -").startswith(place.following):
        stop = place.end + after.index(place.following) + len(place.following)
        yield ("unit", *_put(text, place.start, stop, place.number + " " + unit.strip()))
    if not re.search(
        r"(?:than|least|most|to|about|around|nearly|almost|some|over|under|only) [$£€]?$", text[: place.start]
    ):
        low = _digits(number) // 2
        if low > 1 and not place.money:
            yield ("hedge", *_put(text, place.start, place.start + len(number), f"fewer than {low}"))


def _renumbered(number: str) -> Iterator[tuple[str, str]]:
    value = _digits(number)
    if "." in number:
        whole, _, fraction = number.partition(".")
        yield "10 to 50 %", f"{int(whole.replace(',', '')) * 2 + 3}.{fraction}"
        return
    digits = str(value)
    for at in range(len(digits) - 1):
        swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        if swapped[0] != "0" and abs(int(swapped) - value) > _room(value):
            yield "digits swapped", f"{int(swapped):,}"
            break
    for name, factor in (("10 to 50 %", 1.37), ("10 to 50 %", 0.63)):
        other = round(value * factor)
        if other > 1 and abs(other - value) > _room(value):
            yield name, f"{other:,}"
    yield "times 10", f"{value * 10:,}"
    yield "times 1,000", f"{value * 1000:,}"


def _room(value: int) -> float:
    """How far an exact figure may lie from `value` and still agree: hedges of 10 % on both sides, and rounding."""
    zeros = len(str(value)) - len(str(value).rstrip("0"))
    return max(0.22 * value if value >= 20 else 0, 10**zeros / 2 if value >= 100 and zeros else 0)


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
    groups: dict[str, list[Article]], read: corpus.Read, policy: Policy
) -> tuple[Counter[str], Counter[str], list[str]]:
    """Flagged and all changes by kind, and what was missed."""
    flagged: Counter[str] = Counter()
    total: Counter[str] = Counter()
    missed = []
    for name, articles in groups.items():
        for article in articles:
            others = [other for other in articles if other is not article]
            found = {place.start: place for other in others for place in shared(article.text, other.text)}
            if not found:
                continue
            ledger = corpus.ledger_of(map(read, others), policy)
            for place in found.values():
                for kind, text, start, end in changes(article.text, place):
                    reading = read(altered(article, text))
                    told = [*find_between(reading, ledger, policy), *find_within(reading, policy)]
                    hit = any(
                        one.severity is not Severity.NONE and one.left.span.start < end and start < one.left.span.end
                        for one in told
                    )
                    total[kind] += 1
                    flagged[kind] += hit
                    if not hit:
                        missed.append(f"{name} {article.outlet} {kind}: {text[max(0, start - 90) : end + 60]!r}")
    return flagged, total, missed


def main() -> None:
    """Print recall by kind of change."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", type=Path, nargs="+")
    options.add_argument("--part", choices=("dev", "rest", "all"), default="dev")
    options.add_argument("--missed", action="store_true")
    options.add_argument("--most", type=int, default=99, help="articles of an event, oldest first")
    options.add_argument("--no-lexicon", action="store_true")
    given = options.parse_args()
    read = wiring.reader(None).read
    for file in given.files:
        groups = {name: some[: given.most] for name, some in corpus.part(corpus.load(file), given.part).items()}
        flagged, total, missed = measure(groups, read, policy_with(lexicon=not given.no_lexicon))
        for line in missed if given.missed else ():
            print(line)
        kinds = "; ".join(f"{kind} {flagged[kind]}/{total[kind]}" for kind in total)
        hits, changed = sum(flagged.values()), sum(total.values())
        print(f"{file.name}: flagged {hits}/{changed} = {hits / max(1, changed):.3f} ({kinds})")


if __name__ == "__main__":
    main()
