"""The digest: a short first message, and the stories one by one in its thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from bot.digests import Digest, StoryLine
from bot.discrepancies.finding import Finding
from bot.language.calendar_words import WEEKDAYS
from bot.report import Filed, State
from bot.subscription import EVERY_DAY, WORKING_DAYS
from bot.verdict import Verdict
from handlers.slack.render import rich
from handlers.slack.render.finding import MARKS, named
from handlers.slack.render.notice import line as corrected
from handlers.slack.render.reply import counts_since, shortened
from handlers.slack.text import clipped

NAMED = 5  # stories named in the first message
TOLD = 15  # stories told in the thread
WAITING = 3  # findings told a story
SIDE = 60  # characters of one side of a finding
_DAYS = tuple(name[:3] for name in WEEKDAYS)
CORRECTED = 10  # corrections told
QUIET = 12  # quiet stories named


def digest_message(digest: Digest, *, offer_stop: bool = True) -> dict[str, Any]:
    """The first message: how much there is, and the stories that need attention by name."""
    head = f"The digest of {digest.day:%A, %-d %B}"
    about = f" · about {', '.join(digest.beats)}" if digest.beats else ""
    elements = [rich.bold(head), rich.text(f"{about}\n{summary(digest)}")]
    for line in digest.attention[:NAMED]:
        count = len(line.waiting)
        elements += [rich.text("\n● "), rich.link(rich.called(line.card.name), line.card.link)]
        elements.append(rich.text(f": {count} thing{'s' if count != 1 else ''} to check"))
    if len(digest.attention) > NAMED:
        elements.append(rich.text(f"\nand {len(digest.attention) - NAMED} more"))
    blocks = [rich.rich_text(*elements, block_id="digest")]
    if offer_stop:
        stop = rich.button("Stop", action="stop_digest", value="stop", about="the digest")
        blocks.append(rich.actions(stop, block_id="digest_stop"))
    return {"text": shortened(f"{head}. {summary(digest)}"), "blocks": blocks}


def digest_stories(digest: Digest, zone: ZoneInfo) -> list[dict[str, Any]]:
    """The thread: one message a story, those that need attention first, then what was corrected and what is quiet."""
    sections = (("needs attention", digest.attention), ("new", digest.new), ("developing", digest.developing))
    messages = [_story(line, heading, zone) for heading, lines in sections for line in lines]
    left = len(messages) - TOLD
    if left > 0:
        messages = [*messages[:TOLD], _plain(f"{left} more stories.")]
    corrections = [each for line in digest.corrected for each in line.corrections]
    if corrections:
        messages.append(_list("Corrections", [corrected(each, zone) for each in corrections[:CORRECTED]]))
    if digest.quiet:
        names = [[rich.link(rich.called(card.name), card.link)] for card in digest.quiet[:QUIET]]
        more = [[rich.text(f"and {len(digest.quiet) - QUIET} more")]] if len(digest.quiet) > QUIET else []
        messages.append(_list("Quiet since the last digest", [*names, *more]))
    return messages


def summary(digest: Digest) -> str:
    """ "2 need attention, 1 new, 3 developing, 4 quiet"."""
    corrections = sum(len(line.corrections) for line in digest.corrected)
    parts = (
        (len(digest.attention), "need attention" if len(digest.attention) != 1 else "needs attention"),
        (len(digest.new), "new"),
        (len(digest.developing), "developing"),
        (len(digest.quiet), "quiet"),
    )
    told = ", ".join(f"{number} {what}" for number, what in parts if number)
    words = f"Stories: {told}." if told else "Nothing new, nothing open."
    return f"{words} {corrections} correction{'s' if corrections != 1 else ''}." if corrections else words


def days(weekdays: frozenset[int]) -> str:
    """ "every day", "on weekdays", "on Mon, Thu"."""
    if weekdays == EVERY_DAY:
        return "every day"
    return "on weekdays" if weekdays == WORKING_DAYS else "on " + ", ".join(_DAYS[day] for day in sorted(weekdays))


def _story(line: StoryLine, heading: str, zone: ZoneInfo) -> dict[str, Any]:
    elements = [rich.story(line.card.name, line.card.link), rich.text(f" · {heading}")]
    elements += counts_since(line.card, zone)
    for moved in line.movements:
        elements += [rich.text(f"\n{rich.called(moved.label)}: {moved.before} → "), rich.bold(moved.now)]
    for filed in line.waiting[:WAITING]:
        elements += [rich.text("\n"), *_waiting(filed, line, zone)]
    hidden = len(line.waiting) - WAITING
    if hidden > 0:
        elements.append(rich.text(f"\n{hidden} more in the thread of the post."))
    moves = "; ".join(f"{rich.called(moved.label)}: {moved.before} → {moved.now}" for moved in line.movements)
    text = f"{rich.called(line.card.name)} ({heading})" + (f". {moves}" if moves else "")
    return {"text": shortened(text), "blocks": [rich.rich_text(*elements)]}


def _waiting(filed: Filed, line: StoryLine, zone: ZoneInfo) -> list[rich.Element]:
    finding = filed.finding
    elements = [rich.text(f"{MARKS[finding.severity]} "), rich.name(finding.label), rich.text(": ")]
    here, there = differing(finding)
    elements += [rich.text(f"{here} in "), *_link(line, finding.left.article, zone)]
    if finding.right:
        elements += [rich.text(f", {there} in "), *_link(line, finding.right.article, zone)]
    return [*elements, *_taken_up(filed)]


def _taken_up(filed: Filed) -> list[rich.Element]:
    """Who confirmed it and who looks after it, behind what it says."""
    elements: list[rich.Element] = []
    if filed.state is State.CONFIRMED and filed.by:
        elements += [rich.text(" · confirmed by "), rich.user(filed.by)]
    return [*elements, rich.text(" · "), rich.user(filed.assignee)] if filed.assignee else elements


def differing(finding: Finding) -> tuple[str, str]:
    """What stands here and there in a few words; words of an altered quote in quotation marks."""
    here, there = (clipped(words, SIDE) or "nothing" for words in finding.differing)
    quoted = finding.diff and finding.verdict is not Verdict.MISATTRIBUTED
    return (f"“{here}”", f"“{there}”") if quoted else (here, there)


def _list(heading: str, lines: Sequence[list[rich.Element]]) -> dict[str, Any]:
    """A message of a heading and lines."""
    elements = [rich.bold(heading)]
    for line in lines:
        elements += [rich.text("\n• "), *line]
    return {"text": shortened(rich.words_of(elements)), "blocks": [rich.rich_text(*elements)]}


def _plain(words: str) -> dict[str, Any]:
    """A message of one line."""
    return {"text": shortened(words), "blocks": [rich.rich_text(rich.text(words))]}


def _link(line: StoryLine, article: str, zone: ZoneInfo) -> list[rich.Element]:
    known = line.reference(article)
    return named(known, zone) if known else [rich.text("a post")]
