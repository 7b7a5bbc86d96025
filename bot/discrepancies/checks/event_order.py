"""Two happenings are told in another order, or further apart, than another article or the dates say (rule 24b).

What it compares: what a sentence tells after, before or in response to something else, with the stretch between them
where it says one ("two days after the vote"); with the same two happenings told in order by another article, and with
the times told of both, by either article.

What it reports: `conflict`, medium; within one article, a stretch that its own dates contradict is `inconsistent`.

Silent: happenings of one kind before and after ("attack after attack"), what either article tells in the other order
too, several of a kind, what is planned or did not happen, what people said; days that stand beside an "after", since
they may be those of the other happening, and relative days beside stated ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from bot.discrepancies.finding import Finding, Side
from bot.discrepancies.sides import of_account, of_sequence
from bot.happenings.alignment.order import Contradiction, Discord, contradicted, misdated
from bot.happenings.alignment.pairing import ByAct, by_act
from bot.happenings.happening import Account, SequenceAccount
from bot.ledger.happening_entry import accounts, sequences
from bot.ledger.ledger import Ledger
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "event_order"
RULES = (24,)

_Told = TypeVar("_Told", Account, SequenceAccount)


def between(reading: Reading, ledger: Ledger, policy: Policy) -> Iterator[Finding]:
    """One finding a sequence that another article, or the times told by both, contradict."""
    told, own = sequences(reading), by_act(accounts(reading))
    thresholds = policy.happenings
    for found in contradicted(told, ledger.sequences, thresholds):
        assert found.other is not None
        yield _finding(found, of_sequence(found.told), of_sequence(found.other))
    others = _by_article(ledger.happenings)
    theirs = _by_article(ledger.sequences)
    for article in {**others, **theirs}:
        dated = by_act(others.get(article, ()))
        for found in misdated(told, own, dated, thresholds=thresholds):
            if (date := _of_article(found, article)) is not None:
                yield _finding(found, of_sequence(found.told), of_account(date))
        for found in misdated(theirs.get(article, ()), own, dated, thresholds=thresholds):
            if (date := _of_article(found, reading.article.id)) is not None:
                yield _finding(found, of_account(date), of_sequence(found.told))


def within(reading: Reading, policy: Policy) -> Iterator[Finding]:
    """One finding a sequence that the article's own times contradict."""
    own: ByAct = by_act(accounts(reading))
    for found in misdated(sequences(reading), own, thresholds=policy.happenings):
        assert found.first is not None
        assert found.second is not None
        sentence = found.told.sequence.sentence
        date = found.first if found.second.happening.sentence == sentence else found.second
        yield _finding(found, of_sequence(found.told), of_account(date))


def _by_article(told: Iterable[_Told]) -> dict[str, list[_Told]]:
    found: dict[str, list[_Told]] = {}
    for each in told:
        found.setdefault(each.article, []).append(each)
    return found


def _of_article(found: Contradiction, article: str) -> Account | None:
    """The first of the two times that this article tells."""
    return next((each for each in (found.first, found.second) if each is not None and each.article == article), None)


def _finding(found: Contradiction, left: Side, right: Side) -> Finding:
    told = found.told.sequence
    return Finding(
        check=NAME,
        rule=24,
        verdict=Verdict.INCONSISTENT if left.article == right.article else Verdict.CONFLICT,
        severity=Severity.MEDIUM,
        label=f"Order: {told.first.act}, {told.second.act}",
        explanation=_explanation(found),
        left=left,
        right=right,
    )


def _explanation(found: Contradiction) -> str:
    told = found.told.sequence
    if found.discord is Discord.ORDER:
        return f"First {told.first.act}, then {told.second.act} here, the other way round there."
    if found.discord is Discord.STRETCH:
        assert found.other is not None
        return f"{_words(found.told)} here, {_words(found.other)} there."
    assert found.first is not None
    assert found.second is not None
    dates = f"{told.first.act}: {_day(found.first)}, {told.second.act}: {_day(found.second)}"
    return f"“{_words(found.told)}” does not fit the times told ({dates})."


def _words(account: SequenceAccount) -> str:
    return " ".join(account.sequence.text.split())


def _day(account: Account) -> str:
    return " ".join(account.happening.text.split())
