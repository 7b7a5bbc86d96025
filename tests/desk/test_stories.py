"""What people decide about stories: done, remembered, respected by later matches, undone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bot.article import Article, Posting
from bot.desk.stories import RulingError, StoryDesk
from bot.filing import entry as recording
from bot.ingest import Refusal
from bot.reading import Reading
from bot.report import Report
from bot.storage import SettledBy, Store, Transaction
from bot.stories import DocumentFrequencies, sign
from bot.stories.ruling import RulingKind
from config.settings import Settings
from handlers import wiring
from tests.builders import NOW, article, figure, posting
from tests.storage.builders import DESK, PRIVATE, PUBLIC, TEAM, post
from tests.stories.builders import BUDGET, FERRY_INQUIRY, FERRY_PAPER, FERRY_WIRE

POLICY = wiring.policy(Settings())
ELECTION = "Voters in Karsund chose a new harbour master on Sunday. Lise Onstad won by nine votes after two recounts."
Told = list[tuple[str, Report | Refusal]]


class Room:
    """A desk over a store, and what it answered."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.stories = StoryDesk(store, POLICY, frozenset())
        self.told: Told = []

    def answer(self, tx: Transaction, placed: Posting, said: Report | Refusal) -> None:
        self.told.append((placed.ts, said))

    def enter(self, text: str, ts: str, *, channel: str = "C1", **parts: Any) -> Article:
        """Post an article and let the desk place it."""
        written = article(text, **{"published": "2026-03-10"} | parts)
        reading = Reading(article=written)
        signature = sign(reading, DocumentFrequencies.start(POLICY.stories))
        where = posting(channel=channel, ts=ts, posted_at=NOW)
        venue = recording.Venue(posting=where, private=channel.startswith("G"))
        entry = recording.Entry(reading=reading, signature=signature, venue=venue)
        with self.store.transaction(TEAM) as tx:
            recording.enter(tx, entry, POLICY)
        return written

    def story(self, written: Article) -> str:
        with self.store.look(TEAM) as tx:
            found = tx.stories.story_of(written.id, DESK)
        assert found is not None
        return found.story

    def name(self, written: Article) -> str:
        page = self.stories.page(PUBLIC, self.story(written))
        assert page is not None
        return page.card.name


@pytest.fixture
def room(store: Store) -> Iterator[Room]:
    yield Room(store)


def test_not_this_story_gives_the_article_its_own_and_can_be_taken_back(room: Room) -> None:
    wire, paper = room.enter(FERRY_WIRE, "1.0", outlet="Sextant"), room.enter(FERRY_PAPER, "2.0", outlet="Chronicle")
    assert room.story(wire) == room.story(paper)
    ruling = room.stories.part(PUBLIC, paper.id, "U1", room.answer)
    assert ruling is not None
    assert (ruling.kind, ruling.articles, ruling.by) == (RulingKind.PARTED, 1, "U1")
    assert room.story(paper) == ruling.story != room.story(wire) == ruling.other
    assert {ts for ts, _ in room.told} == {"2.0"}
    undone = room.stories.undo(PUBLIC, ruling.id, "U2", room.answer)
    assert undone is not None
    assert undone.undone
    assert room.story(paper) == room.story(wire)
    assert room.stories.undo(PUBLIC, ruling.id, "U2", room.answer) is None


def test_the_reply_says_who_put_the_article_where_it_is(room: Room) -> None:
    room.enter(FERRY_WIRE, "1.0", outlet="Sextant")
    paper = room.enter(FERRY_PAPER, "2.0", outlet="Chronicle")
    ruling = room.stories.part(PUBLIC, paper.id, "U1", room.answer)
    [(_, said)] = room.told
    assert isinstance(said, Report)
    assert said.ruling == ruling


def test_a_later_version_stays_where_a_person_put_the_article(room: Room) -> None:
    room.enter(FERRY_WIRE, "1.0", outlet="Sextant")
    paper = room.enter(FERRY_PAPER, "2.0", outlet="Chronicle", url="https://chronicle.example/ferry")
    room.stories.part(PUBLIC, paper.id, "U1", room.answer)
    later = room.enter(FERRY_PAPER + "The hull held.", "3.0", outlet="Chronicle", url="https://chronicle.example/ferry")
    assert room.story(later) == room.story(paper)


def test_another_outlets_copy_goes_where_a_person_put_the_article(room: Room) -> None:
    wire = room.enter(FERRY_WIRE, "1.0", outlet="Sextant")
    paper = room.enter(FERRY_PAPER, "2.0", outlet="Chronicle")
    room.stories.part(PUBLIC, paper.id, "U1", room.answer)
    copy = room.enter(FERRY_PAPER + "The hull held.", "3.0", outlet="Dayline")
    assert room.story(copy) == room.story(paper) != room.story(wire)


def test_move_to_puts_the_article_into_a_known_story(room: Room) -> None:
    wire, budget = room.enter(FERRY_WIRE, "1.0", outlet="Sextant"), room.enter(BUDGET, "2.0", outlet="Chronicle")
    ruling = room.stories.move(PUBLIC, budget.id, room.story(wire), "U1", room.answer)
    assert ruling is not None
    assert room.story(budget) == room.story(wire)
    with pytest.raises(RulingError, match="already"):
        room.stories.move(PUBLIC, budget.id, room.story(wire), "U1", room.answer)
    assert room.stories.move(PUBLIC, budget.id, "9999", "U1", room.answer) is None


def test_merged_stories_are_one_under_either_id_until_undone(room: Room) -> None:
    wire, budget = room.enter(FERRY_WIRE, "1.0", outlet="Sextant"), room.enter(BUDGET, "2.0", outlet="Chronicle")
    ferry, council = room.story(wire), room.story(budget)
    ruling = room.stories.merge(PUBLIC, council, ferry, "U1", room.answer)
    assert ruling is not None
    page = room.stories.page(PUBLIC, council)
    assert page is not None
    assert (page.card.id, page.card.articles) == (ferry, 2)
    assert [each.kind for each in page.rulings] == [RulingKind.MERGED]
    with pytest.raises(RulingError, match="one story already"):
        room.stories.merge(PUBLIC, ferry, council, "U1", room.answer)
    later = room.enter(BUDGET + "Nobody was glad.", "3.0", outlet="Dayline")
    assert room.story(later) == ferry
    room.stories.undo(PUBLIC, ruling.id, "U1", room.answer)
    assert (room.story(budget), room.story(wire)) == (council, ferry)


def test_split_takes_some_articles_out_together(room: Room) -> None:
    wire, paper = room.enter(FERRY_WIRE, "1.0", outlet="Sextant"), room.enter(FERRY_PAPER, "2.0", outlet="Chronicle")
    copy = room.enter(FERRY_PAPER + "The hull held.", "3.0", outlet="Dayline")
    ruling = room.stories.split(PUBLIC, [paper.id, copy.id], "U1", room.answer)
    assert ruling is not None
    assert (ruling.kind, ruling.articles) == (RulingKind.SPLIT, 2)
    assert room.story(paper) == room.story(copy) == ruling.story != room.story(wire)
    with pytest.raises(RulingError, match="leave at least one"):
        room.stories.split(PUBLIC, [paper.id, copy.id], "U1", room.answer)
    with pytest.raises(RulingError, match="one story"):
        room.stories.split(PUBLIC, [paper.id, wire.id], "U1", room.answer)


def test_a_name_given_stays_until_it_is_taken_back(room: Room) -> None:
    wire = room.enter(FERRY_WIRE, "1.0", title="Ferry Havsula runs aground off Brekkstad", outlet="Sextant")
    first = room.stories.rename(PUBLIC, room.story(wire), "  The  Havsula ", "U1", room.answer)
    second = room.stories.rename(PUBLIC, room.story(wire), "Havsula inquiry", "U2", room.answer)
    assert first is not None
    assert second is not None
    room.enter(FERRY_PAPER, "2.0", title="Havsula ferry aground in fog off Brekkstad", outlet="Chronicle")
    assert room.name(wire) == "Havsula inquiry"
    room.stories.undo(PUBLIC, second.id, "U2", room.answer)
    assert room.name(wire) == "The Havsula"
    room.stories.undo(PUBLIC, first.id, "U1", room.answer)
    assert "aground" in room.name(wire)
    with pytest.raises(RulingError, match="characters"):
        room.stories.rename(PUBLIC, room.story(wire), "  ", "U1", room.answer)


def maybe(room: Room) -> tuple[Article, Article]:
    """An article in a story of its own, asked about another's."""
    with room.store.transaction(TEAM) as tx:
        wire, later = post(tx, article(FERRY_WIRE)), post(tx, article(FERRY_INQUIRY), ts="2.0")
        known = tx.stories.open("Ferry")
        tx.stories.join(wire.id, known, decision=SettledBy.NEW)
        own = tx.stories.open("Inquiry")
        tx.stories.join(later.id, own, decision=SettledBy.MAYBE, score=0.5, candidate=known)
    return wire, later


def test_yes_to_a_maybe_joins_the_two_stories(room: Room) -> None:
    wire, later = maybe(room)
    ruling = room.stories.settle(PUBLIC, later.id, "U1", room.answer, belongs=True)
    assert ruling is not None
    assert ruling.kind is RulingKind.JOINED
    assert room.story(later) == room.story(wire)
    assert room.stories.settle(PUBLIC, later.id, "U2", room.answer, belongs=True) is None
    room.stories.undo(PUBLIC, ruling.id, "U1", room.answer)
    assert room.story(later) != room.story(wire)
    assert room.stories.settle(PUBLIC, later.id, "U2", room.answer, belongs=False) is not None


def test_no_to_a_maybe_is_remembered_and_asked_no_more(room: Room) -> None:
    wire, later = maybe(room)
    ruling = room.stories.settle(PUBLIC, later.id, "U1", room.answer, belongs=False)
    assert ruling is not None
    assert (ruling.kind, ruling.articles) == (RulingKind.PARTED, 0)
    [(_, said)] = room.told
    assert isinstance(said, Report)
    assert said.candidate is None
    with room.store.look(TEAM) as tx:
        assert tx.moves.excluded(later.id) == {room.story(wire)}
    room.stories.undo(PUBLIC, ruling.id, "U1", room.answer)
    with room.store.look(TEAM) as tx:
        kept = tx.stories.story_of(later.id, PUBLIC)
    assert kept is not None
    assert (kept.decision, kept.candidate) == (SettledBy.MAYBE, room.story(wire))


def test_the_ledger_follows_the_article(room: Room) -> None:
    with room.store.transaction(TEAM) as tx:
        stories = []
        for number, ts in (("287", "1.0"), ("278", "2.0")):
            sentence = f"Air defences shot down {number} drones."
            written = article(sentence, outlet=f"Outlet {ts}")
            read = Reading(article=written, figures=(figure(number, sentence, counted="drones"),))
            post(tx, written, ts=ts, reading=read)
            story = tx.stories.open(ts)
            tx.stories.join(written.id, story, decision=SettledBy.NEW)
            recording.refile(tx, [written.id], POLICY)
            stories.append((written, story))
    (one, first), (_, second) = stories
    ruling = room.stories.move(PUBLIC, one.id, second, "U1", room.answer)
    assert ruling is not None

    def counted(story: str) -> set[str]:
        with room.store.look(TEAM) as tx:
            ledger = tx.ledgers.of_story(story, DESK)
        return {seen.figure.text for measure in ledger.measures for seen in measure.observations}

    assert (counted(first), counted(second)) == (set(), {"287", "278"})
    room.stories.undo(PUBLIC, ruling.id, "U1", room.answer)
    assert (counted(first), counted(second)) == ({"287"}, {"278"})


def test_nobody_decides_about_what_they_cannot_see(room: Room) -> None:
    secret, known = room.enter(FERRY_WIRE, "1.0", channel="G1"), room.enter(BUDGET, "2.0")
    assert room.stories.page(PUBLIC, room.story(secret)) is None
    assert room.stories.move(PUBLIC, secret.id, room.story(known), "U1", room.answer) is None
    assert room.stories.merge(PUBLIC, room.story(secret), room.story(known), "U1", room.answer) is None
    assert room.stories.rename(PUBLIC, room.story(secret), "Seen", "U1", room.answer) is None
    ruling = room.stories.rename(PRIVATE, room.story(secret), "Ours", "U1", room.answer, circle="G1")
    assert ruling is not None
    assert room.stories.undo(PUBLIC, ruling.id, "U2", room.answer) is None


def test_a_decision_about_articles_moved_on_since_leaves_them(room: Room) -> None:
    wire, budget = room.enter(FERRY_WIRE, "1.0"), room.enter(BUDGET, "2.0")
    council = room.story(budget)
    merged = room.stories.merge(PUBLIC, council, room.story(wire), "U1", room.answer)
    parted = room.stories.part(PUBLIC, budget.id, "U1", room.answer)
    assert merged is not None
    assert parted is not None
    room.stories.undo(PUBLIC, merged.id, "U1", room.answer)
    assert room.story(budget) == parted.story


def test_stories_merged_one_after_the_other_are_known_by_every_number_and_come_apart_again(room: Room) -> None:
    written = [room.enter(text, f"{ts}.0") for ts, text in enumerate((FERRY_WIRE, BUDGET, ELECTION), start=1)]
    first, second, third = map(room.story, written)
    one = room.stories.merge(PUBLIC, first, second, "U1", room.answer)
    two = room.stories.merge(PUBLIC, second, third, "U1", room.answer)
    assert one is not None
    assert two is not None
    found = [page.card.id for story in (first, second, third) if (page := room.stories.page(PUBLIC, story))]
    assert found == [third, third, third]
    room.stories.undo(PUBLIC, two.id, "U1", room.answer)
    assert list(map(room.story, written)) == [second, second, third]
    room.stories.undo(PUBLIC, one.id, "U1", room.answer)
    assert list(map(room.story, written)) == [first, second, third]


def test_moves_taken_back_in_turn_lead_back_to_the_first_story(room: Room) -> None:
    wire, budget, vote = (room.enter(text, f"{ts}.0") for ts, text in enumerate((FERRY_WIRE, BUDGET, ELECTION)))
    home, council, poll = map(room.story, (wire, budget, vote))
    moves = [room.stories.move(PUBLIC, wire.id, story, "U1", room.answer) for story in (council, poll)]
    stations = [room.story(wire)]
    for move in reversed(moves):
        assert move is not None
        room.stories.undo(PUBLIC, move.id, "U1", room.answer)
        stations.append(room.story(wire))
    assert stations == [poll, council, home]


def test_what_another_outlet_writes_later_goes_where_a_person_moved_the_article(room: Room) -> None:
    wire, budget = room.enter(FERRY_WIRE, "1.0", outlet="Sextant"), room.enter(BUDGET, "2.0", outlet="Vantage")
    room.stories.move(PUBLIC, wire.id, room.story(budget), "U1", room.answer)
    paper = room.enter(FERRY_PAPER, "3.0", outlet="Chronicle")
    assert room.story(paper) == room.story(budget)


def offered(room: Room, typed: str, viewer: Any = PUBLIC, **left_out: str) -> list[str]:
    return [each.name for each in room.stories.offered(viewer, typed, limit=10, **left_out)]


def test_stories_are_offered_while_their_names_are_typed(room: Room) -> None:
    ferry = room.enter(FERRY_WIRE, "1.0", title="Ferry runs aground off Brekkstad")
    room.enter(BUDGET, "2.0", title="Council closes libraries in Ellerby")
    room.enter(ELECTION, "3.0", channel="G1", title="Karsund chooses a harbour master")
    assert set(offered(room, "")) == {"Ferry runs aground off Brekkstad", "Council closes libraries in Ellerby"}
    assert offered(room, "brekk") == ["Ferry runs aground off Brekkstad"]
    assert offered(room, "libr ELLER") == ["Council closes libraries in Ellerby"]
    assert offered(room, "rudder") == ["Ferry runs aground off Brekkstad"], "found by its text"
    assert offered(room, "%") == []
    assert offered(room, "karsund") == []
    assert offered(room, "karsund", PRIVATE) == ["Karsund chooses a harbour master"]
    assert offered(room, "brekk", of=ferry.id) == []
    assert offered(room, "brekk", without=room.story(ferry)) == []


def test_a_story_keeps_its_name_until_the_articles_that_gave_it_are_moved_out(room: Room) -> None:
    first = room.enter(FERRY_WIRE, "1.0", title="Ferry runs aground off Brekkstad", outlet="Sextant")
    second = room.enter(FERRY_PAPER, "2.0", title="Havsula aground in fog", outlet="Chronicle")
    assert room.story(first) == room.story(second)
    assert room.name(second) == "Ferry runs aground off Brekkstad"
    ruling = room.stories.part(PUBLIC, second.id, "U1", room.answer)
    assert room.name(first) == "Ferry runs aground off Brekkstad"
    assert room.name(second) == "Havsula aground in fog"
    assert ruling is not None
    room.stories.undo(PUBLIC, ruling.id, "U1", room.answer)
    room.stories.part(PUBLIC, first.id, "U1", room.answer)
    assert room.name(second) == "Havsula aground in fog"


def test_a_name_a_person_gave_in_a_closed_channel_is_told_there_before_the_desks(room: Room) -> None:
    wire = room.enter(FERRY_WIRE, "1.0", title="Ferry runs aground off Brekkstad")
    room.stories.rename(PRIVATE, room.story(wire), "The captain talks", "U1", room.answer, circle="G1")
    page = room.stories.page(PRIVATE, room.story(wire))
    assert page is not None
    assert page.card.name == "The captain talks"
    assert room.name(wire) == "Ferry runs aground off Brekkstad"
