"""Slack's message text becomes what a person typed, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.slack.text import escape, linked, plain


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


@given(st.text(alphabet=st.characters(exclude_characters="\r")))
def test_any_text_survives_escaping(text):
    assert plain(escape(text)) == text
