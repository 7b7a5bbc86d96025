"""The table as one viewer sees it: moved values known from earlier versions, and no trace of what is hidden."""

from __future__ import annotations

from bot.answers.figure_table import figure_table, holding
from bot.ledger.ledger import EMPTY
from bot.ledger.record import record
from bot.reading import Reading
from bot.storage import Store, Transaction, Viewer
from tests.ledger.test_figure_entry import policy, read
from tests.storage.builders import DESK, PRIVATE, PUBLIC, TEAM, into_story, post

FIRST = read("The quake at Alder killed 340 people, rescuers said.", "Post", "2026-03-12")
LATER = read("The quake at Alder killed 352 people, rescuers said.", "Post", "2026-03-13")
SECRET = read("A confidential list says the quake at Alder killed 977 people.", "Courier", "2026-03-13")


def story_of(tx: Transaction, *kept: tuple[Reading, str], counted: tuple[Reading, ...]) -> str:
    """A story of these readings, each in its channel; its ledger holds those counted."""
    posted = [
        post(tx, reading.article, channel=channel, ts=f"{place}.0", reading=reading)
        for place, (reading, channel) in enumerate(kept, start=1)
    ]
    story, ledger = into_story(tx, *posted), EMPTY
    for reading in counted:
        ledger = record(reading, ledger, policy())
    tx.ledgers.save(story, ledger)
    return story


def values(tx: Transaction, viewer: Viewer, story: str) -> list[tuple[str, bool]]:
    return [(value.text, value.past) for row in figure_table(tx, viewer, story, policy()) for value in row.values]


def test_what_a_version_said_that_another_replaced_has_moved(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        story = story_of(tx, (FIRST, "C1"), (LATER, "C1"), counted=(LATER,))
        tx.versions.supersede(FIRST.article.id, LATER.article.id)
        [row] = figure_table(tx, PUBLIC, story, policy())
    assert [(move.outlet, move.before, move.after) for move in row.moves] == [("Post", "340", "352")]
    assert not row.differs


def test_who_may_not_see_an_article_sees_no_trace_of_it(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        story = story_of(tx, (FIRST, "C1"), (SECRET, "G1"), counted=(FIRST, SECRET))
        outside, inside = (figure_table(tx, viewer, story, policy()) for viewer in (PUBLIC, PRIVATE))
    shown = repr(outside)
    assert not [word for word in ("977", "Courier", "confidential", SECRET.article.id) if word in shown]
    assert [row.differs for row in outside] == [False]
    assert [row.differs for row in inside] == [True]


def test_a_hidden_later_version_is_no_trace_in_the_one_it_replaced(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        story = story_of(tx, (FIRST, "C1"), (LATER, "G1"), counted=(LATER,))
        tx.versions.supersede(FIRST.article.id, LATER.article.id)
        assert values(tx, PUBLIC, story) == [("340", False)]
        assert values(tx, DESK, story) == [("340", True), ("352", False)]


def test_words_narrow_the_rows(store: Store) -> None:
    both = read("The quake at Alder killed 340 people. Some 90 tents were delivered to Marram.", "Post", "2026-03-12")
    with store.transaction(TEAM) as tx:
        story = story_of(tx, (both, "C1"), counted=(both,))
        rows = figure_table(tx, PUBLIC, story, policy())
    assert [row.label for row in holding(rows, "tent")] == ["Tents delivered"]
    assert len(holding(rows, "")) == len(rows) == 2
