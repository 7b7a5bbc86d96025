"""The time of one and the same happening is told differently by two articles, or by one (rule 24a).

What it compares: happenings, with or without a figure beside them: a predicate with those who did it and whom it was
done to, and the weekday, date, month, year, stretch of years or clock time told of it. Of what somebody said, only
the times two articles give for the same words of a quotation.

What it reports: `conflict`, medium, and high where the day is the news: a trial, a verdict, an election, a death. Where
only the people are the same and the times lie too far apart for a slip, `question`, low. Within one article, the same
month or day of two years is `inconsistent`.

Silent: a time that contains the other ("March", "28 March"); what may be two happenings of one cast, because either
article tells of such a thing at the other's time too; stages (arrested, charged); what is ahead beside what is past;
one weekday of two weeks, and relative days that all lie off by the same number, since the day of publication may be
wrong; the hours around midnight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_account
from bot.happenings.alignment.likeness import family, is_repeated
from bot.happenings.alignment.pairing import Pair, by_act, contradicted, inconsistent
from bot.happenings.alignment.times import Difference, difference
from bot.happenings.happening import Account, Time
from bot.language.wordlist import words
from bot.ledger.happening_entry import accounts
from bot.ledger.ledger import Ledger
from bot.ledger.quote_entry import compare, versions
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "event_time"
RULES = (24,)

# Acts whose day is the news.
_DATED = words("trial arraign convict acquit sentence execute hearing elect vote die kill birth bury marry abduct")
_SAME_WORDS = 6  # words of a quotation from which it was said once


def between(reading: Reading, ledger: Ledger, policy: Policy) -> Iterator[Finding]:
    """One finding a happening and time: against the account it differs from most plainly, with the others."""
    own = accounts(reading)
    pairs = [
        *contradicted(by_act(own), by_act(ledger.happenings), policy.happenings),
        *_told(reading, own, ledger, policy),
    ]
    yield from map(_finding, _by_time(pairs).values())


def within(reading: Reading, policy: Policy) -> Iterator[Finding]:
    """One finding a happening for which the article gives one month or day of two years."""
    pairs = inconsistent(by_act(accounts(reading)), policy.happenings)
    yield from (_finding(found[:1]) for found in _by_time(pairs).values())


def _by_time(pairs: Iterable[Pair]) -> dict[tuple[str, str], list[Pair]]:
    """The pairs of one happening and time together, in their order."""
    found: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        found.setdefault(_key(pair.ours), []).append(pair)
    return found


def _key(account: Account) -> tuple[str, str]:
    time = account.happening.time
    return family(account.happening.act), f"{time.start} {time.end} {time.clock}"


def _told(reading: Reading, own: Sequence[Account], ledger: Ledger, policy: Policy) -> Iterator[Pair]:
    """The same words of one speaker, said at two times."""
    ours = [account for account in own if account.happening.telling]
    if not ours:
        return
    theirs: dict[str, list[Account]] = {}
    for account in ledger.happenings:
        if account.happening.telling:
            theirs.setdefault(account.article, []).append(account)
    for version in versions(reading):
        mine = [one for one in ours if one.happening.sentence.overlaps(version.quote.span)]
        for other in (each for utterance in ledger.utterances for each in utterance.versions if mine):
            his = [one for one in theirs.get(other.article, ()) if one.happening.sentence.overlaps(other.quote.span)]
            alignment = compare(version, other, policy.quotes) if his else None
            if alignment is None or alignment.matched < _SAME_WORDS:
                continue
            for one, two in ((one, two) for one in mine for two in his):
                differing = difference(one.happening.time, two.happening.time)
                if differing not in (None, Difference.CLOCK):
                    yield Pair(ours=one, theirs=two, difference=differing, points=alignment.matched)


def _finding(pairs: Sequence[Pair]) -> Finding:
    best = max(pairs, key=lambda pair: (pair.difference is not Difference.FAR, pair.points))
    ours, theirs = best.ours, best.theirs
    here = ours.article == theirs.article
    asked = best.difference is Difference.FAR and not ours.happening.telling and is_repeated(ours.happening)
    loud = Severity.HIGH if family(ours.happening.act) in _DATED else Severity.MEDIUM
    verdict = Verdict.INCONSISTENT if here else Verdict.QUESTION if asked else Verdict.CONFLICT
    where = ("", "") if here else (" here", " there")
    return Finding(
        check=NAME,
        rule=24,
        verdict=verdict,
        severity=Severity.LOW if asked else loud,
        label=f"Time: {ours.happening.act}",
        explanation=f"{_words(ours)}{where[0]}, {_words(theirs)}{where[1]}.",
        left=of_account(ours),
        right=of_account(theirs),
        others=tuple(of_account(pair.theirs) for pair in pairs if pair.theirs is not theirs),
    )


def _words(account: Account) -> str:
    """The time as written, with the day it stands for where the words alone do not say it."""
    time = account.happening.time
    stated = " ".join(account.happening.text.split())
    return stated if any(map(str.isdigit, stated)) or time.start is None else f"{stated} ({_day(time)})"


def _day(time: Time) -> str:
    assert time.start is not None
    first = f"{time.start.day} {time.start:%B %Y}"
    return first if time.end in (None, time.start) else f"{first} to {time.end.day} {time.end:%B %Y}"
