"""Slack's message text becomes what a person typed, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.slack.text import escape, linked, plain, prose


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("Haven &amp; Stroom", "Haven & Stroom"),
        ("a &lt;b&gt; c", "a <b> c"),
        ("&amp;lt;", "&lt;"),
        ("<https://paper.example/a>", "https://paper.example/a"),
        ("<https://paper.example/a|https://paper.example/a>", "https://paper.example/a"),
        ("<https://paper.example/a?x=1&amp;y=2>", "https://paper.example/a?x=1&y=2"),
        ("<http://paper.example|paper.example>", "paper.example"),
        ("<https://paper.example/a|the report>", "the report (https://paper.example/a)"),
        ("<mailto:desk@paper.example|desk@paper.example>", "desk@paper.example"),
        ("<@U123|ruth> in <#C9|home>", "ruth in home"),
        ("&quot;quoted&quot; &copy;", "&quot;quoted&quot; &copy;"),
    ],
)
def test_slacks_marks_become_what_was_typed(sent, typed):
    assert plain(sent) == typed


@pytest.mark.parametrize(
    ("sent", "address"),
    [
        ("<https://paper.example/a|the report>", "https://paper.example/a"),
        ("<http://paper.example|paper.example>", "http://paper.example"),
        ("see <https://paper.example/a?x=1&amp;y=2>, <@U123|ruth>", "see https://paper.example/a?x=1&y=2, ruth"),
        ("&lt;https://paper.example/a&gt;", "<https://paper.example/a>"),
    ],
)
def test_a_links_address_is_told_whatever_its_label(sent, address):
    assert linked(sent) == address


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("*Toll rises* in _Lissby_ &amp; ~beyond~", "Toll rises in Lissby & beyond"),
        ("The <https://board.example|harbour board> voted.", "The harbour board voted."),
        ("<https://paper.example/a?x=1&amp;y=2|paper.example/a>", "https://paper.example/a?x=1&y=2"),
        ("<https://paper.example/a|Lissby to dredge>\nThe board voted.", "Lissby to dredge\nThe board voted."),
        ("<https://paper.example/a>", "https://paper.example/a"),
        (
            "<https://paper.example/a|One>\n• <https://paper.example/b|Two>\nThree",
            "One (https://paper.example/a)\n• Two (https://paper.example/b)\nThree",
        ),
        ("See <http://paper.example|paper.example> of today", "See paper.example of today"),
        ("&gt; The board voted.\n&gt; \n&gt; Work starts.", "The board voted.\n\nWork starts."),
        ("&gt; The board voted.\nreally?", "> The board voted.\nreally?"),
        ("* one\n* two, 3 * 4 * 5, a_file_name, *", "* one\n* two, 3 * 4 * 5, a_file_name, *"),
        ("<@U123|ruth> wrote <mailto:d@paper.example|d@paper.example>", "ruth wrote d@paper.example"),
    ],
)
def test_a_pasted_text_is_read_without_links_and_marks(sent, read):
    assert prose(sent) == read


@given(st.text(alphabet=st.characters(exclude_characters="\r")))
def test_any_text_survives_escaping(text):
    assert plain(escape(text)) == text
