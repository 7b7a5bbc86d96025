"""The reply in the thread, as a person reads it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.report import Filed, Reference, Report, State, StoryCard
from bot.stories.ruling import Ruling, RulingKind
from bot.verdict import Edit, Severity, Verdict
from handlers.slack.render import reply as rendering
from handlers.slack.render.all_findings import all_findings
from handlers.slack.render.finding import View
from tests.builders import NOW, article, finding, side
from workspace.blocks import problems_of_message, problems_of_view

BERLIN = View(zone=ZoneInfo("Europe/Berlin"))
STORY = StoryCard(id="s1", name="Talks in Oslo", articles=3, sources=2, since=datetime(2026, 3, 11, 8, 14, tzinfo=UTC))
HERE = Reference(article="left", name="Sentinel")
THERE = Reference(
    article="right",
    name="Vantage",
    at=datetime(2026, 3, 11, 8, 14, tzinfo=UTC),
    link="https://example.slack.com/archives/C1/p1",
)


def report(*findings: Filed, **parts: Any) -> Report:
    given = {"article": article(), "story": STORY, "findings": findings, "references": (HERE, THERE)}
    return Report(**given | parts)


def reply(told: Report, view: View) -> dict[str, Any]:
    return rendering.reply(told, view, "1773306000.000100")


def words(payload: dict[str, Any]) -> str:
    """What a reader sees, bold between stars."""
    lines = []
    for block in payload["blocks"]:
        if block["type"] == "rich_text":
            elements = [element for section in block["elements"] for element in section["elements"]]
            lines.append("".join(_shown(element) for element in elements))
        elif block["type"] == "actions":
            lines.append(" ".join(f"[{_label(element)}]" for element in block["elements"]))
    return "\n".join(lines)


def _shown(element: dict[str, Any]) -> str:
    text = element.get("text") or element.get("fallback") or f"@{element.get('user_id')}"
    return f"*{text}*" if element.get("style", {}).get("bold") else text


def _label(element: dict[str, Any]) -> str:
    if element["type"] == "overflow":
        return "⋯ " + " | ".join(option["text"]["text"] for option in element["options"])
    label: str = (element.get("text") or element["placeholder"])["text"]
    return label


def test_it_says_which_story_how_many_articles_and_since_when_in_the_readers_zone() -> None:
    shown = words(reply(report(reasons=("Lavrov, Trump", "same day")), BERLIN))
    assert shown.startswith(
        "*Talks in Oslo* · 3 articles, 2 independent sources · since 11 Mar 09:14\nMatched on: Lavrov, Trump; same day"
    )


def test_a_figure_is_told_with_both_sentences_the_figure_bold_and_the_slip_named() -> None:
    shown = words(reply(report(Filed(id="f1", finding=finding())), BERLIN))
    assert "*Drones shot down*: *278* in Sentinel, *287* in Vantage, 11 Mar 09:14" in shown
    assert "\nSentinel: “Air defences shot down *278* drones.”" in shown
    assert "\nVantage: “Air defences intercepted *287* drones.”" in shown
    assert "Same source, same night. Two digits are swapped." in shown
    assert "[Confirm] [Dismiss: Drones shot down] [⋯ Assign …: Drones shot down | " in shown


def test_an_altered_quote_shows_the_words_that_differ_in_bold() -> None:
    diff = (
        Edit(operation="equal", left="has to be", right="has to be"),
        Edit(operation="replace", left="unrealistic", right="realistic"),
    )
    left = side("has to be unrealistic", "He “has to be unrealistic” about it.", article="left")
    right = side("has to be realistic", "He “has to be realistic” about it.", article="right")
    altered = finding(verdict=Verdict.ALTERED, label="Quote by D. Holt", left=left, right=right, diff=diff, slip=None)
    shown = words(reply(report(Filed(id="f1", finding=altered)), BERLIN))
    assert "Sentinel: “has to be *unrealistic*”" in shown
    assert "Vantage: “has to be *realistic*”" in shown


def test_nothing_material_is_one_quiet_line() -> None:
    low = Filed(id="f1", finding=finding(severity=Severity.LOW))
    payload = reply(report(low), BERLIN)
    assert "Drones" not in words(payload)
    assert payload["text"].startswith("Talks in Oslo: nothing to check")


def test_a_channel_that_wants_everything_is_told_low_findings_too() -> None:
    low = Filed(id="f1", finding=finding(severity=Severity.LOW))
    everything = View(zone=ZoneInfo("UTC"), least=Severity.LOW)
    assert "Drones shot down" in words(reply(report(low), everything))


def test_more_than_five_findings_wait_behind_a_button() -> None:
    many = [Filed(id=f"f{n}", finding=finding(label=f"Measure {n}")) for n in range(8)]
    shown = words(reply(report(*many), BERLIN))
    assert "Measure 4" in shown
    assert "Measure 5" not in shown
    assert "Show all (3 more)" in shown


def test_high_severity_is_told_first() -> None:
    medium = Filed(id="m", finding=finding(label="Second"))
    high = Filed(id="h", finding=finding(label="First", severity=Severity.HIGH))
    shown = words(reply(report(medium, high), BERLIN))
    assert shown.index("First") < shown.index("Second")


def test_a_dismissed_finding_shrinks_to_who_and_why_and_can_be_undone() -> None:
    gone = Filed(id="f1", finding=finding(), state=State.DISMISSED, by="U7", reason="rounding")
    shown = words(reply(report(gone), BERLIN))
    assert "Dismissed (rounding): Drones shot down, by @U7" in shown
    assert "[Undo]" in shown
    assert "287" not in shown


def test_the_notification_text_tells_the_findings_and_escapes_what_slack_would_read_as_markup() -> None:
    tricky = finding(label="Barnes & <Sons> shares")
    text = reply(report(Filed(id="f1", finding=tricky)), BERLIN)["text"]
    assert text.splitlines() == [
        "Talks in Oslo: 1 thing to check.",
        "medium: Barnes &amp; &lt;Sons&gt; shares: 278 in Sentinel, 287 in Vantage",
    ]


@pytest.mark.parametrize("length", [500, 20_000])
def test_a_sentence_without_end_is_cut_around_the_words_that_matter(length: int) -> None:
    sentence = "word " * length + "278 drones" + " word" * length
    long = finding(left=side("278", sentence, article="left"))
    shown = words(reply(report(Filed(id="f1", finding=long)), BERLIN))
    assert "word *278* drones" in shown
    assert len(shown) < 1200


def test_our_own_copy_stands_out_and_is_told_first() -> None:
    ours = Reference(article="ours", name="The Chronicle", ours=True)
    theirs = Filed(id="a", finding=finding(label="Second"))
    own = Filed(id="b", finding=finding(label="First", left=side("278", "They shot down 278.", article="ours")))
    payload = reply(report(theirs, own, references=(HERE, THERE, ours)), BERLIN)
    shown = words(payload)
    assert "🟠 *OUR COPY* · *First*" in shown
    assert shown.index("First") < shown.index("Second")
    assert "medium: our copy: First" in payload["text"]


def test_other_articles_that_say_the_same_are_named_with_their_links() -> None:
    second = Reference(article="other", name="Quay", link="https://example.slack.com/archives/C1/p2")
    other = side("287", "They shot down 287.", article="other")
    shown = words(
        reply(report(Filed(id="f1", finding=finding(others=(other,))), references=(HERE, THERE, second)), BERLIN)
    )
    assert "also Quay" in shown


def test_articles_that_agree_with_ours_are_named_beside_it() -> None:
    second = Reference(article="other", name="Quay", link="https://example.slack.com/archives/C1/p2")
    other = side("278", "They shot down 278.", article="other")
    shown = words(
        reply(report(Filed(id="f1", finding=finding(alike=(other,))), references=(HERE, THERE, second)), BERLIN)
    )
    assert shown.index("\nSentinel: ") < shown.index("also Quay") < shown.index("\nVantage: ")


def test_who_looks_after_a_finding_and_who_put_it_off_is_shown() -> None:
    assigned = Filed(id="f1", finding=finding(), assignee="U2", assigned_by="U1")
    put_off = Filed(
        id="f2", finding=finding(label="Other"), snoozed_until=datetime(2026, 3, 12, 8, tzinfo=UTC), snoozed_by="U3"
    )
    shown = words(reply(report(assigned, put_off), BERLIN))
    assert "@U2 looks after it, asked by @U1" in shown
    assert "Put off until 12 Mar 09:00: Other, by @U3" in shown
    assert "[Take up again]" in shown


def test_a_confirmation_says_who_and_when_and_can_be_undone() -> None:
    done = Filed(
        id="f1", finding=finding(), state=State.CONFIRMED, by="U7", at=datetime(2026, 3, 12, 8, 20, tzinfo=UTC)
    )
    shown = words(reply(report(done), BERLIN))
    assert "Confirmed as wrong by @U7, 12 Mar 09:20" in shown
    assert "[Undo]" in shown


def test_findings_too_large_for_one_message_are_fewer_and_the_rest_waits() -> None:
    reason = "Long. " * 500
    many = [Filed(id=f"f{n}", finding=finding(label=f"Measure {n}", explanation=reason)) for n in range(5)]
    payload = reply(report(*many), BERLIN)
    assert problems_of_message(payload["blocks"], known_files=set()) == []
    assert len(json.dumps(payload["blocks"], ensure_ascii=False).encode()) <= 13_200
    assert "Show all (" in words(payload)


@pytest.mark.parametrize("count", [0, 1, 25])
def test_the_window_of_all_findings_turns_its_pages(count: int) -> None:
    many = [Filed(id=f"f{n}", finding=finding(label=f"Measure {n}")) for n in range(count)]
    last = all_findings(report(*many), BERLIN, channel="C1", ts="1.1", page=99)
    assert problems_of_view(last) == []
    shown = words(last)
    assert ("[Previous]" in shown) == (count > 10)
    assert "[Next]" not in shown
    assert count == 0 or f"Measure {count - 1}" in shown


def test_a_sentence_with_quotation_marks_of_its_own_gets_no_second_pair() -> None:
    left = side("278", "“We shot down 278 drones,” he said.", article="left")
    shown = words(reply(report(Filed(id="f1", finding=finding(left=left))), BERLIN))
    assert "\nSentinel: “We shot down *278* drones,” he said." in shown
    assert "““" not in shown
    assert "\nVantage: “Air defences intercepted *287* drones.”" in shown


def test_words_given_to_two_people_differ_in_their_speaker_however_much_of_them_is_quoted() -> None:
    left = side("No one is safe", "“No one is safe,” Anna said.", article="left")
    right = side("No one is safe here", "“No one is safe here,” Ben said.", article="right")
    told = finding(verdict=Verdict.MISATTRIBUTED, left=left, right=right)
    assert "the speaker differs from Vantage" in words(reply(report(Filed(id="f1", finding=told)), BERLIN))


def test_a_finding_has_two_controls_and_a_menu_and_each_names_it() -> None:
    for state in (State.OPEN, State.CONFIRMED):
        [row, _] = _rows(reply(report(Filed(id="f1", finding=finding(), state=state, by="U1")), BERLIN))
        seen = [each for each in row["elements"] if each["type"] != "overflow"]
        assert len(seen) == 2
        assert len(row["elements"]) == 3
        assert all("Drones shot down" in name for each in row["elements"] for name in _names(each))


def test_the_footer_is_one_menu() -> None:
    many = [Filed(id=f"f{n}", finding=finding(label=f"Measure {n}")) for n in range(8)]
    decided = Ruling(id="9", kind=RulingKind.MOVED, story="s1", other=None, articles=1, name=None, by="U1", at=NOW)
    payload = reply(report(*many, ruling=decided), BERLIN)
    [menu] = _rows(payload)[-1]["elements"]
    offered = [option["text"]["text"] for option in menu["options"]]
    assert offered[0].startswith("Show all (")
    assert offered[1:] == [
        "Put the article back",
        "Move to another story …",
        "Say nothing in this channel",
        "Do not reply to my posts",
    ]
    assert problems_of_message(payload["blocks"], known_files=set()) == []


def test_two_texts_of_one_name_are_told_apart() -> None:
    same = Reference(article="left", name="Vantage")
    shown = words(reply(report(Filed(id="f1", finding=finding()), references=(same, THERE)), BERLIN))
    assert "*278* in Vantage (this text), *287* in Vantage, 11 Mar 09:14" in shown


def test_the_explanation_names_the_articles_too_and_leaves_quoted_words_alone() -> None:
    told = finding(explanation="278 here, 287 there: “nobody was there”.", slip=None)
    shown = words(reply(report(Filed(id="f1", finding=told)), BERLIN))
    assert "278 in Sentinel, 287 in Vantage: “nobody was there”." in shown


def test_two_values_of_one_text_are_told_as_such() -> None:
    twice = finding(right=side("287", "Air defences intercepted 287 drones.", article="left"))
    assert "*278* and *287* in one text" in words(reply(report(Filed(id="f1", finding=twice)), BERLIN))


def test_a_time_no_text_gave_is_not_shown_and_others_are_slacks_own_dates() -> None:
    by_day = Reference(article="right", name="Vantage", at=datetime(2026, 3, 11, tzinfo=UTC))
    shown = words(reply(report(Filed(id="f1", finding=finding()), references=(HERE, by_day)), BERLIN))
    assert "*287* in Vantage, 11 Mar\n" in shown
    dates = [
        each for each in _elements(reply(report(Filed(id="f1", finding=finding())), BERLIN)) if each["type"] == "date"
    ]
    assert {each["timestamp"] for each in dates} == {1773216840}
    assert {each["fallback"] for each in dates} == {"11 Mar 09:14"}


def test_the_notification_says_what_people_did() -> None:
    put_off = Filed(id="f1", finding=finding(), snoozed_until=datetime(2026, 3, 12, 8, tzinfo=UTC), snoozed_by="U3")
    gone = Filed(id="f2", finding=finding(label="Toll"), state=State.DISMISSED, by="U7", reason="rounding")
    wrong = Filed(id="f3", finding=finding(label="Cost"), state=State.CONFIRMED, by="U8")
    out = Ruling(id="9", kind=RulingKind.PARTED, story="s1", other="s2", articles=1, name=None, by="U1", at=NOW)
    alone = StoryCard(id="s1", name="Talks in Oslo", articles=1, sources=1)
    lines = reply(report(put_off, gone, wrong, ruling=out, story=alone), BERLIN)["text"].splitlines()
    assert "Taken out of another story by <@U1>" in lines
    assert (
        "Put off until <!date^1773302400^{date_short_pretty} {time}|12 Mar 09:00>: Drones shot down, by <@U3>" in lines
    )
    assert "Dismissed (rounding): Toll, by <@U7>" in lines
    assert "Cost: confirmed as wrong by <@U8>" in lines


def _rows(payload: dict[str, Any]) -> list[dict[str, Any]]:
    return [block for block in payload["blocks"] if block["type"] == "actions"]


def _elements(payload: dict[str, Any]) -> list[dict[str, Any]]:
    texts = [block for block in payload["blocks"] if block["type"] == "rich_text"]
    return [each for block in texts for part in block["elements"] for each in part["elements"]]


def _names(element: dict[str, Any]) -> list[str]:
    """What a screen reader says of a control, or of each choice of a menu."""
    if element["type"] == "overflow":
        return [option["text"]["text"] for option in element["options"]]
    return [element.get("accessibility_label") or element["placeholder"]["text"]]
