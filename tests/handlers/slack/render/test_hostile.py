"""Whatever articles and people are called and say, everything the bot shows is something Slack takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.noise import LEVELS, Noise, Tally
from bot.answers.overview import Overview, Waiting
from bot.answers.quote_lookup import Said
from bot.answers.story_lookup import Found, Hit
from bot.answers.story_page import Chapter
from bot.article import Instruction, InstructionKind, Moment
from bot.correction import Changed, Correction, CorrectionKind
from bot.desk.stories import StoryPage
from bot.digests import Digest, Subscription
from bot.digests.chart import Chart, alt_text, of_measure
from bot.digests.digest import StoryLine
from bot.discrepancies.finding import Finding
from bot.discrepancies.kinds import CHECKS
from bot.figures.observation import Observation
from bot.ingest import Reason, Refusal
from bot.ledger.family import Family, Member
from bot.ledger.measure import Measure
from bot.ledger.table import Move, TableRow, Teller, Value
from bot.ledger.utterance import Version
from bot.report import DismissReason, Filed, Kinship, Reference, Report, State, StoryCard
from bot.storage import Channel
from bot.stories.query import Asked
from bot.stories.ruling import Ruling, RulingKind
from bot.verdict import Edit, Severity, Verdict
from handlers.slack.posting.deliveries import refusal_delivery
from handlers.slack.render import digest as digests
from handlers.slack.render import story as lookups
from handlers.slack.render.all_findings import all_findings
from handlers.slack.render.assign import assign_view
from handlers.slack.render.chart import chart_message
from handlers.slack.render.draft import answer_view, words_view
from handlers.slack.render.finding import View
from handlers.slack.render.given import given as given_words
from handlers.slack.render.home import Home, home_view
from handlers.slack.render.move import move_view, offered
from handlers.slack.render.notice import notice
from handlers.slack.render.quote import quotes
from handlers.slack.render.reply import preflight_reply, reply
from handlers.slack.render.settings_window import channel_view, digest_view
from handlers.slack.text import visible
from tests.builders import NOW, article, figure, posting, quote, side
from workspace.blocks import problems_of_message, problems_of_suggestions, problems_of_view

BERLIN = ZoneInfo("Europe/Berlin")
VIEW = View(zone=BERLIN, least=Severity.LOW)
MESSAGE_BYTES = 13_000  # somewhere above, Slack refuses the message
TEXT = 4_000  # characters of a message's text
_TURNING = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_OURS = re.compile(r"<@U\d>|<!date\^\d+\^\{date_short_pretty\} \{time\}\|[\w: ]+>")  # markup the bot writes itself
SEEDS = (
    "x",
    "wide ",
    "&<>",
    "*_~`",
    "<!channel> <@U1> <https://a.example|b> ",
    "<script>alert(1)</script>",
    "$x_{2}$ ",
    "شرطة المدينة ",
    "\u202edesrever \u2066isolated ",
    "\u200b\u200c\u200d\u2060\ufeff",
    "漢字",
    "👩\u200d👩\u200d👧\u200d👦🏳️\u200d🌈",
    "a\n\n\nb\tc\r",
    "\x00\x07",
    "\ud800",
    "\u0301",
    "“„«»\"'",
)


@st.composite
def hostile(draw_: st.DrawFn) -> str:
    seed = draw_(st.sampled_from(SEEDS))
    return (seed * draw_(st.sampled_from((1, 40, 3000))))[:3000]


@st.composite
def findings(draw_: st.DrawFn) -> Finding:
    here, there, words = draw_(hostile()), draw_(hostile()), draw_(hostile())
    altered = draw_(st.booleans())
    diff = (
        Edit(operation="equal", left=words, right=words),
        Edit(operation="replace", left=here, right=there),
        Edit(operation="equal", left=words, right=words),
    )
    return Finding(
        check="figure_conflict",
        rule=15,
        verdict=draw_(st.sampled_from((Verdict.CONFLICT, Verdict.ALTERED, Verdict.MISATTRIBUTED))),
        severity=draw_(st.sampled_from((Severity.HIGH, Severity.MEDIUM, Severity.LOW))),
        label=draw_(hostile()),
        explanation=draw_(hostile()),
        left=side(here, f"{words}{here}{words}", article="left", source=draw_(hostile())),
        right=draw_(st.sampled_from((None, side(there, f"{words}{there}", article="right", source=words)))),
        others=tuple(side("1", "1", article=f"other{n}") for n in range(9)),
        diff=diff if altered else None,
    )


@st.composite
def filed(draw_: st.DrawFn, number: int = 0) -> Filed:
    return Filed(
        id=str(number),
        finding=draw_(findings()),
        state=draw_(st.sampled_from((State.OPEN, State.CONFIRMED, State.DISMISSED))),
        by="U1",
        reason="different scope",
        at=NOW,
        assignee="U2",
        assigned_by="U3",
        snoozed_until=draw_(st.sampled_from((None, NOW))),
        snoozed_by="U4",
    )


@st.composite
def many(draw_: st.DrawFn) -> tuple[Filed, ...]:
    kinds = [draw_(filed(n)) for n in range(3)]
    count = draw_(st.sampled_from((0, 1, 7, 200)))
    return tuple(
        Filed(
            id=str(n),
            finding=kinds[n % 3].finding,
            state=kinds[n % 3].state,
            by="U1",
            reason="other",
            at=NOW,
            snoozed_until=kinds[n % 3].snoozed_until,
            snoozed_by="U4",
            assignee="U2",
        )
        for n in range(count)
    )


def named(words: str, n: int = 0) -> StoryCard:
    return StoryCard(id=str(n), name=words, articles=300, sources=200, since=NOW, latest=NOW, outlets=(words,) * 50)


def reference(which: str, words: str) -> Reference:
    return Reference(article=which, name=words, at=NOW, link=f"https://a.example/{'u' * (len(words) + 10)}")


def references(words: str) -> tuple[Reference, ...]:
    return tuple(reference(which, words) for which in ("left", "right", *(f"other{n}" for n in range(9))))


@st.composite
def reports(draw_: st.DrawFn) -> Report:
    words = draw_(hostile())
    there = reference("right", words)
    return Report(
        article=article(
            language=draw_(st.sampled_from(("en", "ar"))),
            instruction=Instruction(kind=InstructionKind.CORRECTED, note=visible(words)),
        ),
        story=named(draw_(hostile())),
        reasons=tuple(draw_(hostile()) for _ in range(3)),
        candidate=draw_(st.sampled_from((None, named(words)))),
        findings=draw_(many()),
        references=references(words),
        seen_before=(there,),
        kinship=Kinship(replaces=there, replaced_by=there, copy_of=there, share=0.5),
        ruling=Ruling(id="1", kind=RulingKind.MOVED, story="1", other=None, articles=1, name=None, by="U1", at=NOW),
    )


def fits(payload: dict[str, Any]) -> None:
    """The message is one Slack takes, says something to a screen reader, and holds no markup it was not given."""
    blocks = payload["blocks"]
    assert problems_of_message(blocks, known_files=set()) == []
    assert len(rich_json(blocks)) <= MESSAGE_BYTES
    assert blocks
    assert 0 < len(payload["text"].strip()) <= TEXT
    assert "<" not in _OURS.sub("", payload["text"])
    no_override(strings(payload))


def rich_json(blocks: Any) -> bytes:
    return json.dumps(blocks, ensure_ascii=False).encode()


def no_override(found: Iterator[str]) -> None:
    """No words turn the direction of what stands beside them."""
    for words in found:
        assert not set(words) & _TURNING


def strings(payload: Any) -> Iterator[str]:
    if isinstance(payload, str):
        yield payload
    elif isinstance(payload, dict):
        for key, value in payload.items():
            if key not in {"value", "private_metadata"}:
                yield from strings(value)
    elif isinstance(payload, list):
        for value in payload:
            yield from strings(value)


def view_fits(view: dict[str, Any]) -> None:
    assert problems_of_view(view) == []
    assert len(rich_json(view)) <= 240_000, "a view holds 250 KB"
    no_override(strings(view))


FEW = settings(max_examples=25, deadline=None)


@FEW
@given(reports())
def test_a_reply_and_its_windows_fit(report: Report) -> None:
    fits(reply(report, VIEW, "1773306000.000100"))
    told = preflight_reply(report, VIEW)
    fits(told)
    view_fits(answer_view(told["blocks"]))
    view_fits(all_findings(report, VIEW, channel="C1", ts="1773306000.000100", page=1))


@FEW
@given(hostile(), hostile())
def test_a_notice_a_refusal_and_a_note_fit(words: str, note: str) -> None:
    by = reference("right", words)
    changes = tuple(Changed(label=words, before=note, now=f"{n} {words}") for n in range(5))
    for kind in CorrectionKind:
        correction = Correction(kind=kind, by=by, story=named(words), changes=changes, note=note)
        fits(notice(correction, BERLIN, mention="U1"))
    refusal = Refusal(reason=Reason.FORBIDDEN, message=f"{words} could not be read")
    fits(refusal_delivery(posting(), refusal).payload)
    view_fits(words_view(f"{words} is told"))


@FEW
@given(hostile(), hostile(), many(), st.sampled_from((0, 1, 60)))
def test_a_digest_and_its_thread_fit(words: str, other: str, waiting: tuple[Filed, ...], count: int) -> None:
    moved = Changed(label=words, before=other, now=words)
    correction = Correction(
        kind=CorrectionKind.REVISED, by=reference("r", words), story=named(words), changes=(moved,) * 5
    )
    lines = tuple(
        StoryLine(
            card=named(words, n),
            fresh=1,
            movements=(moved,) * 3,
            waiting=waiting,
            references=references(other),
            corrections=(correction,) * 3,
        )
        for n in range(count)
    )
    told = Digest(
        day=date(2026, 3, 12),
        since=NOW,
        attention=lines,
        new=lines,
        developing=lines,
        corrected=lines,
        quiet=tuple(line.card for line in lines),
        beats=(other[:60],) * 20,
    )
    fits(digests.digest_message(told))
    for message in digests.digest_stories(told, BERLIN):
        fits(message)


@FEW
@given(hostile(), hostile(), many(), st.sampled_from((0, 1, 40)))
def test_home_and_the_window_to_move_fit(words: str, other: str, waiting: tuple[Filed, ...], count: int) -> None:
    shown = tuple(Waiting(filed=each, story=named(words)) for each in waiting[:40])
    recent = tuple(named(other, n) for n in range(count))
    reasons = tuple((words[:80], 1_000) for _ in DismissReason)
    tally = Tally(told=9_000, dismissed=5_000, reasons=reasons, at=tuple((level, 12_000) for level in LEVELS))
    own = tuple((check, None) for check in CHECKS)
    home = Home(
        person="U1",
        overview=Overview(waiting=shown, references=references(words), recent=recent[:8]),
        noise=Noise(all=tally, checks=tuple((check, tally) for check in CHECKS[:count])),
        channels=tuple(Channel(id=f"C{n}", name=words[:80] or None, checks=own[:count]) for n in range(90)),
        digest=Subscription(id="1", team="T", channel="D", at=NOW.time(), zone="Europe/Berlin", beats=(words[:60],)),
        muted=True,
        decided=waiting[0] if waiting and not waiting[0].waiting and waiting[0].state is not State.CONFIRMED else None,
        zone=BERLIN,
        now=NOW,
    )
    view_fits(home_view(home))
    view_fits(move_view(channel="C1", article="a" * 20))
    assert problems_of_suggestions({"options": offered(recent)}) == []
    view_fits(channel_view(Channel(id="C1", name=words), home.digest, "Europe/Berlin", home=True))
    view_fits(digest_view(None, "Europe/Berlin"))
    view_fits(assign_view("1", words, channel="C1", to="U1"))
    for each in shown:
        fits(given_words(Overview(waiting=(each,), references=references(words)), BERLIN, by="U1"))


def _measure(words: str, label: str) -> Measure:
    seen = tuple(
        Observation(
            article="right",
            outlet=words,
            published=Moment(at=datetime(2026, 3, 12, hour, tzinfo=UTC)),
            figure=figure(str(hour), f"{hour} people", value=Decimal(10) ** (hour * 30), source=words),
            context=words,
        )
        for hour in range(1, 23)
    )
    return Measure(id="1", label=label, observations=seen)


def _small(chart: Chart) -> Chart:
    """The same with numbers that can be drawn."""
    return replace(chart, points=tuple(replace(each, value=Decimal(n)) for n, each in enumerate(chart.points)))


def _row(label: str, words: str) -> TableRow:
    values = tuple(
        Value(
            text=words or "1",
            tellers=tuple(Teller(observation=seen, first=seen, past=past) for past in (False, True) for _ in "abcd"),
        )
        for seen in _measure(label, words).observations
    )
    move = Move(outlet=words, before=words, after=words, at=NOW)
    return TableRow(label=label, values=values, moves=(move,) * 9, differs=True)


@FEW
@given(hostile(), hostile(), many(), st.sampled_from((1, 300)))
def test_look_ups_fit(words: str, other: str, waiting: tuple[Filed, ...], count: int) -> None:
    rows = tuple(_row(words, other) for _ in range(min(count, 30)))
    chapter = Chapter(card=named(words), rows=rows, waiting=waiting, references=references(other))
    page = StoryPage(card=named(other), articles=(reference("right", words),) * count, rulings=())
    fits(lookups.card(page, chapter, BERLIN))
    chart = of_measure(_measure(words, other), words)
    assert chart is not None
    for shown in (lookups.figures(chapter, BERLIN), lookups.figures(chapter, BERLIN, other, _small(chart))):
        fits(shown)
        fits({**shown, "blocks": shown["twin"]})
        assert "data_table" in {block["type"] for block in shown["blocks"]} or shown["blocks"] == shown["twin"]
    hits = tuple(Hit(story=named(words, n), articles=(), excerpt=other) for n in range(min(count, 30)))
    found = Found(asked=Asked(words=words), corrected=((words, other),), hits=hits)
    for turned in range(3):
        fits(lookups.stories(found, visible(words)[:600], BERLIN, turned))


@FEW
@given(hostile(), hostile(), st.sampled_from((1, 30)))
def test_a_quote_with_its_versions_fits(words: str, speaker: str, count: int) -> None:
    version = Version(
        article="right", outlet=words, published=None, context=words, quote=quote(words, words, speaker=speaker)
    )
    diff = (Edit(operation="replace", left=words, right=speaker), Edit(operation="equal", left="a", right="a"))
    members = tuple(
        Member(version=version, verdict=Verdict.ALTERED, diff=diff if n else None, copies=(version,) * count)
        for n in range(count)
    )
    family = Family(id="1", speakers=(speaker, words), members=members)
    said = Said(story=named(words), family=family, likeness=100.0, references=references(speaker))
    fits(quotes((said,) * min(count, 10), BERLIN))


@settings(max_examples=12, deadline=None)
@given(hostile(), hostile())
def test_a_chart_is_drawn_whatever_it_is_called(words: str, outlet: str) -> None:
    chart = of_measure(_measure(outlet, words), words)
    assert chart is not None
    for drawn in (chart, _small(chart)):
        message = chart_message(drawn, BERLIN)
        fits(message)
        fits({**message, "blocks": message["twin"]})
    assert message["blocks"][0]["type"] == "data_visualization"
    assert 0 < len(alt_text(chart, BERLIN)) <= 1000
