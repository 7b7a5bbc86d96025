"""Corrections travel: who shared what is now corrected, killed or revised, is told once, with old and new (rule 38)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.answers import replies
from bot.article import InstructionKind, Posting
from bot.correction import Changed, Correction, CorrectionKind
from bot.discrepancies.detection import find_between
from bot.discrepancies.finding import Finding
from bot.ledger.ledger import EMPTY
from bot.ledger.record import record
from bot.policy import Policy
from bot.reading import Reading
from bot.report import Reference, StoryCard
from bot.storage import Placed, Transaction, Viewer
from bot.verdict import Verdict

_TOLD = 5  # changed values a notice names


_KINDS = {
    InstructionKind.CORRECTED: CorrectionKind.CORRECTED,
    InstructionKind.REFILE: CorrectionKind.CORRECTED,
    InstructionKind.KILL: CorrectionKind.KILLED,
    InstructionKind.HOLD: CorrectionKind.HELD,
}
_TOLD_VERDICTS = frozenset({Verdict.CONFLICT, Verdict.REVISION, Verdict.SOURCES_DIFFER, Verdict.ALTERED})


def travel(tx: Transaction, article: str, policy: Policy, house: frozenset[str]) -> Iterator[tuple[Placed, Correction]]:
    """Every posting whose readers saw what the article changes, with what they are told. Nothing they may not see."""
    desk = Viewer.desk(tx.scope.team)
    revisions = [
        filed.finding
        for filed in tx.findings.of_article(article, desk)
        if filed.finding.verdict is Verdict.REVISION and filed.standing
    ]
    if not revisions and not tx.versions.replaced_by(article):
        return
    reading = tx.articles.reading(article, desk)
    if reading is None:
        return
    told: set[tuple[str, str]] = {_place(each.posting) for each in tx.postings.seen(article, desk)}
    for old, found in _sources(tx, reading, revisions, policy):
        for placed in tx.postings.seen(old, desk):
            if _place(placed.posting) not in told:
                told.add(_place(placed.posting))
                same = old in tx.versions.family(article)
                told_there = _correction(tx, reading, placed, found, house=house, same=same)
                if told_there is not None:
                    yield placed, told_there


def of_version(tx: Transaction, reading: Reading, policy: Policy) -> tuple[CorrectionKind, tuple[Finding, ...]] | None:
    """How an article corrects the version it replaces; None where it only goes on with the story.

    The findings have the new version on the left and the old one on the right.
    """
    instruction = reading.article.instruction
    kind = _KINDS.get(instruction.kind) if instruction else None
    earlier = tx.versions.replaced_by(reading.article.id)
    found = [each for old in earlier for each in _between(tx, reading, old, policy)]
    if kind is None:
        found = [each for each in found if each.verdict in _TOLD_VERDICTS]
        kind = CorrectionKind.REVISED if found else None
    return (kind, tuple(found)) if kind and earlier else None


def _sources(
    tx: Transaction, reading: Reading, revisions: Iterable[Finding], policy: Policy
) -> Iterator[tuple[str, tuple[CorrectionKind, tuple[Finding, ...]]]]:
    """Articles that carry an old value: earlier versions, others with the value corrected, those a toll went below."""
    corrected = of_version(tx, reading, policy)
    if corrected:
        for old in tx.versions.replaced_by(reading.article.id):
            yield old, corrected
        for finding in corrected[1]:
            for other in _carriers(tx, reading.article.id, finding):
                yield other, (corrected[0], (finding,))
        if corrected[0] in {CorrectionKind.KILLED, CorrectionKind.HELD}:
            own = (*tx.versions.replaced_by(reading.article.id), reading.article.id)
            for copy in (copy for each in own for copy in (*tx.duplicates.copies(each), *_origin(tx, each))):
                yield copy, (corrected[0], ())
    for finding in revisions:
        for side in finding.against:
            if finding.right is not None and side.text == finding.right.text:
                yield side.article, (CorrectionKind.REVISED, (finding,))


def _origin(tx: Transaction, article: str) -> tuple[str, ...]:
    """The article one is a copy of, as far as the desk knows: the first of the two that it got."""
    origin = tx.duplicates.origin(article, Viewer.desk(tx.scope.team))
    return (origin[0],) if origin else ()


def _between(tx: Transaction, reading: Reading, old: str, policy: Policy) -> Iterator[Finding]:
    earlier = tx.articles.reading(old, Viewer.desk(tx.scope.team))
    if earlier is not None:
        for finding in find_between(reading, record(earlier, EMPTY, policy), policy):
            if finding.severity.rank > 0 and finding.right is not None:
                yield finding


def _carriers(tx: Transaction, article: str, finding: Finding) -> Iterator[str]:
    """Other articles that give the same measure the value that was corrected."""
    membership = tx.stories.story_of(article, Viewer.desk(tx.scope.team))
    if membership is None or finding.right is None or finding.diff:
        return
    family = tx.versions.family(article)
    for measure in tx.ledgers.of_story(membership.story, Viewer.desk(tx.scope.team)).measures:
        if any(seen.article == article and seen.figure.span == finding.left.span for seen in measure.observations):
            for seen in measure.observations:
                if seen.article not in family and seen.figure.text.casefold() == finding.right.text.casefold():
                    yield seen.article


def _correction(
    tx: Transaction,
    reading: Reading,
    placed: Placed,
    found: tuple[CorrectionKind, tuple[Finding, ...]],
    *,
    house: frozenset[str],
    same: bool,
) -> Correction | None:
    """What the readers of one posting are told; None where they may not see the article that corrects."""
    viewer = replies.viewer_of(tx, placed)
    by = replies.reference(tx, reading.article.id, viewer, house)
    membership = tx.stories.story_of(reading.article.id, viewer)
    story = tx.stories.story(membership.story, viewer) if membership else None
    if by is None or story is None:
        return None
    return correction(reading, by, replies.card(story), found, same_article=same)


def correction(
    reading: Reading,
    by: Reference,
    story: StoryCard,
    found: tuple[CorrectionKind, tuple[Finding, ...]],
    *,
    same_article: bool = True,
) -> Correction:
    """What `of_version` found, as it is told."""
    kind, findings = found
    instruction = reading.article.instruction
    return Correction(
        kind=kind,
        by=by,
        story=story,
        changes=changed(findings),
        note=instruction.note if instruction else None,
        same_article=same_article,
    )


def changed(findings: tuple[Finding, ...]) -> tuple[Changed, ...]:
    """Old and new of each finding between two versions, each once."""
    pairs = (
        Changed(label=each.label, before=each.right.text, now=each.left.text)
        for each in findings
        if each.right is not None and each.right.text != each.left.text
    )
    return tuple(dict.fromkeys(pairs))[:_TOLD]


def _place(posting: Posting) -> tuple[str, str]:
    return posting.channel, posting.ts
