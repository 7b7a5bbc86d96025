"""Typed, stored, read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workspace.text import as_read, as_stored, escape, in_zone, links, mentions, shown, unescape


def nobody(_: str) -> None:
    return None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("see https://example.com/a.", "see <https://example.com/a>."),
        ("(https://example.com/a)", "(<https://example.com/a>)"),
        ("https://example.com/?a=1&b=2", "<https://example.com/?a=1&amp;b=2>"),
        ("write to a.b@example.com!", "write to <mailto:a.b@example.com|a.b@example.com>!"),
        ("“quoted” – 1,183 – ½", "“quoted” – 1,183 – ½"),
        ("<@U1> and <!here>", "<@U1> and <!here>"),
        ("<script>", "&lt;script&gt;"),
        ("@nobody here", "@nobody here"),
    ],
)
def test_text_is_stored_as_slack_stores_it(typed: str, stored: str) -> None:
    assert as_stored(typed, nobody) == stored


def test_a_known_handle_becomes_a_mention() -> None:
    stored = as_stored("@anna, look", {"anna": "U1"}.get)
    assert stored == "<@U1>, look"
    assert mentions(stored) == ("U1",)


def test_links_are_found_without_their_labels() -> None:
    assert links("<https://a.example/x?1&amp;2|a label> <mailto:a@b.example|a@b.example> <@U1>") == (
        "https://a.example/x?1&2",
    )


@settings(deadline=None)
@given(st.text())
def test_escaping_can_be_undone(text: str) -> None:
    assert unescape(escape(text)) == text


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_characters="@<>:/"), max_size=60))
def test_plain_prose_reads_as_it_was_typed(text: str) -> None:
    assert as_read(as_stored(text, nobody)) == text


def test_a_message_reads_as_its_blocks() -> None:
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "Talks"}},
        {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "*278* &lt;here&gt;, <https://a.example|AP>"},
            "accessory": {"type": "button", "text": {"type": "plain_text", "text": "Confirm"}},
        },
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "3 articles"}]},
    ]
    assert shown("fallback", blocks) == "Talks\n*278* <here>, AP\n[Confirm]\n3 articles"
    assert shown("a &amp; b", []) == "a & b"


def test_tables_charts_alerts_and_cards_read_as_what_they_say() -> None:
    label = {"type": "plain_text", "text": "Ondine"}
    date = {"type": "date", "timestamp": 1773219240, "format": "{date_num} {time}", "fallback": "11 Mar"}
    rich = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [date]}]}
    table = {
        "type": "data_table",
        "caption": "The freighter",
        "rows": [
            [{"type": "raw_text", "text": "Measure"}, {"type": "raw_text", "text": "Since"}],
            [{"type": "raw_number", "value": 310, "text": "310 t"}, rich],
        ],
    }
    series = [{"name": "grain", "data": [{"label": "Mon", "value": 3}, {"label": "Tue", "value": 4.5}]}]
    chart = {"type": "data_visualization", "title": "Tonnes", "chart": {"type": "line", "series": series}}
    button = {"type": "button", "text": {"type": "plain_text", "text": "Open"}}
    blocks = [
        table,
        chart,
        {"type": "alert", "text": label, "level": "warning"},
        {"type": "card", "title": label, "actions": [button]},
    ]
    assert shown("", blocks).splitlines() == [
        "[table: The freighter]",
        "Measure | Since",
        "310 t | 11 Mar",
        "[line chart: Tonnes]",
        "grain: Mon 3, Tue 4.5",
        "[warning] Ondine",
        "Ondine",
        "[Open]",
    ]
    assert "310 t | 2026-03-11 08:54" in shown("", in_zone("", blocks, "Europe/London")[1])
