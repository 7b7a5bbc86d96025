"""Stored articles read anew: rules change, decisions stay."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from bot.article import Article, Submission, SubmissionKind
from bot.desk.desk import Desk
from bot.digests.compilation import Lens, compile_digest
from bot.filing import reread as module
from bot.filing.leisure import Leisure
from bot.filing.posts import Post
from bot.filing.reread import Rereader
from bot.inbox.inbox import Inbox
from bot.policy import Policy
from bot.reading import Reading
from bot.report import DismissReason, Filed, State
from bot.storage import Refiled, Store, open_database
from bot.storage.tables import ArticleRow, HappeningRow, RulebookRow, SequenceRow, Table
from config.settings import Settings
from handlers import wiring
from tests.builders import NOW, posting
from tests.patience import PATIENCE
from tests.storage.builders import DESK, PUBLIC, TEAM

QUARRY = (
    """Vantage

Quarry blast injures workers at Tarn Edge

A blast at the Tarn Edge quarry injured 23 workers on 9 March 2026, the county fire brigade said.

“We had no warning at all,” said foreman Piet Lorne. The owners had stored 460 kilograms of explosives in the shed.""",
    """Sextant

Tarn Edge quarry blast injures dozens of workers

The county fire brigade said 32 workers were injured by a blast at the Tarn Edge quarry on 9 March 2026.

“We had no proper warning at all,” foreman Piet Lorne said. There were 460 kilograms of explosives in the shed.""",
    """Chronicle

Explosives shed blew up at Tarn Edge quarry

At the Tarn Edge quarry 32 workers were injured in a blast on 10 March 2026, according to the county fire brigade.

The shed held 640 kilograms of explosives, the owners said. Foreman Piet Lorne said: “We had no warning at all.”""",
)
ORCHARD = (
    """Vantage

Hail ruins apple harvest in Velm valley

Hail destroyed 1,450 tonnes of apples in the Velm valley on Friday, the growers' union said. It put the loss at \
3.2 million euros and said 17 orchards had lost everything. Insurers will look at the trees next week, and the
growers ask the government for help until then.""",
    """Sextant

Velm valley growers count losses after hail

The growers' union said hail destroyed 1,540 tonnes of apples in the Velm valley on Friday, a loss of 3.2 million \
euros, and that 71 orchards had lost everything. Insurers will look at the trees next week.""",
)


@dataclass(kw_only=True)
class Room:
    """A desk with two stories, in a public channel."""

    store: Store
    policy: Policy
    read: list[str] = field(default_factory=list)  # ids of articles the rereaders made here have read

    def reader(self) -> Any:
        real, read = wiring.reader(None), self.read

        class Counting:
            def read(self, article: Article) -> Reading:
                read.append(article.id)
                return real.read(article)

        return Counting()

    def rereader(self, policy: Policy | None = None, store: Store | None = None) -> Rereader:
        return Rereader(store or self.store, self.reader, policy or self.policy)

    def reread(self, policy: Policy | None = None, **which: Any) -> Refiled:
        decided = policy or self.policy
        run = self.rereader(decided).reread(TEAM, self.waiting(decided, **which))
        return sum((each.done for each in run if each.done), Refiled())

    def waiting(self, policy: Policy | None = None, **which: Any) -> Any:
        with self.store.look(TEAM) as tx:
            return tx.rereads.waiting((policy or self.policy).stamp, **which)

    def told(self) -> list[Filed]:
        with self.store.look(TEAM) as tx:
            stories = tx.stories.stories(DESK)
            found = [each for story in stories for each in tx.findings.of_story(story.id, DESK, tuple(State))]
        return [each for each in found if each.finding.severity.rank]

    def states(self) -> dict[str, State]:
        return {each.id: each.state for each in self.told()}

    def tables(self) -> dict[str, list[Any]]:
        with self.store.engine.connect() as connection:
            names = [table for table in Table.metadata.sorted_tables if table.name != RulebookRow.__tablename__]
            return {table.name: sorted(map(repr, connection.execute(select(table)))) for table in names}

    def age(self) -> None:
        """As an archive of a Copydesk before there were stamps and happenings."""
        with self.store.transaction(TEAM) as tx:
            tx.scope.session.execute(update(ArticleRow).values(stamp=None))
            tx.scope.session.execute(delete(HappeningRow))
            tx.scope.session.execute(delete(SequenceRow))


def ruled(policy: Policy, stamp: str, **figures: Any) -> Policy:
    """Other rules: another stamp, other thresholds of figures."""
    return replace(policy, stamp=stamp, figures=replace(policy.figures, **figures))


@pytest.fixture
def room(store: Store) -> Room:
    settings = Settings(_env_file=None)
    desk: Desk = wiring.desk(settings, store)
    for number, words in enumerate((*QUARRY, *ORCHARD), start=1):
        placed = posting(ts=f"{number}.0", posted_at=NOW + timedelta(minutes=number))
        submission = Submission(kind=SubmissionKind.TEXT, content=words)
        desk.receive(Post(carried=(submission,), posting=placed, private=False), lambda *_: None)
    made = Room(store=store, policy=wiring.policy(settings))
    assert [each.state for each in made.told()].count(State.OPEN) >= 4
    return made


def decide(room: Room) -> dict[str, State]:
    """Confirm one finding after the other, dismiss every second; what each is then."""
    for number, filed in enumerate(room.told()):
        with room.store.transaction(TEAM) as tx:
            if number % 2:
                tx.decisions.dismiss(filed.id, DESK, "U1", DismissReason.OTHER.value)
            else:
                tx.decisions.confirm(filed.id, DESK, "U1")
    return room.states()


def test_what_is_entered_is_of_the_rules_of_today_and_waits_for_nothing(room: Room) -> None:
    assert room.waiting() == ()
    assert room.reread() == Refiled()


def test_the_same_rules_find_the_same_and_say_so(room: Room) -> None:
    before = room.states()
    room.age()
    done = room.reread()
    assert (done.kept, done.new, done.withdrawn, done.carried, done.unfound) == (len(before), 0, 0, 0, 0)
    assert room.states() == before
    assert len(room.read) == len(QUARRY) + len(ORCHARD)
    assert room.reread() == Refiled()
    assert len(room.read) == len(QUARRY) + len(ORCHARD)


def test_what_an_earlier_copydesk_did_not_read_is_there_afterwards(room: Room) -> None:
    def kept() -> list[object]:
        with room.store.look(TEAM) as tx:
            stories = [story.id for story in tx.stories.stories(DESK)]
            readings = [tx.articles.readings_of_story(story, DESK) for story in stories]
            return [readings, [tx.ledgers.of_story(story, DESK).happenings for story in stories]]

    before = kept()
    room.age()
    assert kept() != before
    room.reread()
    assert kept() == before


@pytest.mark.parametrize("seed", range(6))
def test_decisions_stand_whatever_the_rules_become(room: Room, seed: int) -> None:
    decided = decide(room)
    chance = random.Random(seed)
    for step in range(3):
        figures = room.policy.figures
        weights = {name: weight + chance.uniform(-2.5, 2.5) for name, weight in figures.weights.items()}
        shift = chance.uniform(-3, 6)
        rules = ruled(
            room.policy,
            f"read:{seed}-{step}",
            weights=weights,
            possible=figures.possible + shift,
            aligned=figures.aligned + shift,
            certain=figures.certain + shift,
        )
        with room.store.transaction(TEAM) as tx:
            tx.scope.session.execute(update(ArticleRow).values(stamp="read:before"))
        done = room.reread(rules)
        assert done.kept == 0
        now = room.states()
        assert {finding: now[finding] for finding in decided if now[finding] is not State.MERGED} == {
            finding: state for finding, state in decided.items() if now[finding] is not State.MERGED
        }
        for finding, state in decided.items():
            with room.store.look(TEAM) as tx:
                known = tx.findings.finding(finding, DESK)
                assert known is not None
                assert (known.state, known.by) == (state, "U1")
    assert room.reread(rules) == Refiled()


def test_rules_that_find_nothing_withdraw_what_nobody_decided_and_find_it_again(room: Room) -> None:
    before = room.states().keys()
    (first, *_) = room.told()
    with room.store.transaction(TEAM) as tx:
        tx.decisions.confirm(first.id, DESK, "U1")
    silent = ruled(room.policy, "other:rules", possible=1e6, aligned=1e6, certain=1e6, unlike=1e6)
    done = room.reread(silent)
    assert done.withdrawn
    gone = {finding for finding, state in room.states().items() if state is State.WITHDRAWN}
    assert len(gone) == done.withdrawn
    assert room.states()[first.id] is State.CONFIRMED
    assert room.reread().new == done.withdrawn
    assert set(room.states().values()) == {State.CONFIRMED, State.OPEN}
    assert room.states().keys() == before


def test_where_only_the_comparing_has_changed_nothing_is_parsed(room: Room) -> None:
    read = room.policy.stamp.partition(":")[0]
    room.reread(ruled(room.policy, f"{read}:other", aligned=room.policy.figures.aligned + 0.1))
    assert room.read == []
    assert room.waiting(replace(room.policy, stamp=f"{read}:other")) == ()


def test_the_latest_story_comes_first_and_its_articles_in_the_order_they_came(room: Room) -> None:
    room.age()
    with room.store.look(TEAM) as tx:
        stories = [tx.stories.articles(story.id) for story in tx.stories.stories(DESK)]
    came = [stale.article for stale in room.waiting()]
    assert came == [article for story in stories for article in story]
    story = room.waiting()[0].story
    assert {stale.story for stale in room.waiting(story=story)} == {story}
    assert room.waiting(since=NOW + timedelta(days=400)) == ()


def test_a_process_that_ends_over_an_article_leaves_it_wholly_as_it_was(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.age()
    first, second, *_ = room.waiting()
    list(room.rereader().reread(TEAM, [first]))
    before = room.tables()

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(module, "check_anew", end)
        list(room.rereader().reread(TEAM, [second]))
    assert room.tables() == before
    room.reread()
    assert room.waiting() == ()


KILLED = """
import os, signal, sys
from bot.filing import reread
from bot.storage import Store, open_database
from config.settings import Settings
from handlers import wiring
url, team = sys.argv[1:]
settings = Settings(_env_file=None)
store = Store(open_database(url))
policy, done, check = wiring.policy(settings), [], reread.check_anew
def check_and_die(tx, article, decided):
    done.append(article)
    result = check(tx, article, decided)
    if len(done) > 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return result
reread.check_anew = check_and_die
with store.look(team) as tx:
    waiting = tx.rereads.waiting(policy.stamp)
rereader = reread.Rereader(store, lambda: wiring.reader(None), policy)
list(rereader.reread(team, waiting))
"""


def test_a_killed_process_is_taken_up_where_it_was(room: Room) -> None:
    decided = decide(room)
    room.age()
    everything = len(room.waiting())
    address = room.store.engine.url.render_as_string(hide_password=False)
    ended = subprocess.run([sys.executable, "-c", KILLED, address, TEAM], timeout=300, check=False)
    assert ended.returncode == -9
    assert 0 < len(room.waiting()) < everything
    room.reread()
    assert room.waiting() == ()
    assert room.states() == decided


def test_two_at_once_read_no_article_twice(room: Room) -> None:
    decided = decide(room)
    room.age()
    waiting = room.waiting()
    address = room.store.engine.url.render_as_string(hide_password=False)
    others = [Store(open_database(address)) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(lambda at=at: list(room.rereader(store=at).reread(TEAM, waiting))) for at in others]
        done = [each.article for run in runs for each in run.result() if each.done is not None]
    for each in others:
        each.close()
    assert sorted(done) == sorted(room.read) == sorted(stale.article for stale in waiting)
    assert room.states() == decided


@pytest.mark.parametrize("silent", [False, True])
def test_a_rehearsal_tells_the_same_and_writes_nothing(room: Room, silent: bool) -> None:
    decide(room) if not silent else None
    rules = ruled(room.policy, "other:rules", **dict.fromkeys(("aligned", "certain"), 1e6 if silent else 3.0))
    before = room.tables()
    told = list(room.rereader(rules).rehearse(TEAM, room.waiting(rules)))
    assert room.tables() == before
    done = list(room.rereader(rules).reread(TEAM, room.waiting(rules)))
    assert [(each.article, each.done) for each in told] == [(each.article, each.done) for each in done]


def test_an_article_that_cannot_be_read_keeps_back_no_other(room: Room) -> None:
    room.age()
    bad = room.waiting()[1].article
    real = wiring.reader(None)

    class Failing:
        def read(self, article: Article) -> Reading:
            if article.id == bad:
                raise ValueError("no such letter")
            return real.read(article)

    done = list(Rereader(room.store, lambda: Failing(), room.policy).reread(TEAM, room.waiting()))  # type: ignore[arg-type,return-value]  # noqa: PLW0108
    assert [(each.article, each.trouble) for each in done if each.trouble] == [(bad, "ValueError: no such letter")]
    assert [stale.article for stale in room.waiting()] == [bad]


def test_a_text_that_is_gone_meanwhile_is_passed_over(room: Room) -> None:
    room.age()
    waiting = room.waiting()
    with room.store.transaction(TEAM) as tx:
        tx.postings.mark_deleted("C1", "1.0")
    done = list(room.rereader().reread(TEAM, waiting))
    assert [each.done for each in done].count(None) == 1
    assert room.waiting() == ()


def test_what_is_new_by_rereading_is_in_a_digest_only_with_news_of_its_story(room: Room) -> None:
    silent = ruled(room.policy, "other:rules", **dict.fromkeys(("possible", "aligned", "certain", "unlike"), 1e6))
    room.reread(silent)
    room.reread()
    found = [each for each in room.told() if each.reread]
    assert found
    for hours, shown in ((0, False), (48, True)):
        lens = Lens(viewer=PUBLIC, since=NOW + timedelta(minutes=30) - timedelta(hours=hours), policy=room.policy)
        with room.store.look(TEAM) as tx:
            told = compile_digest(tx, date(2026, 3, 12), lens)
        waiting = {each.id for line in told.attention for each in line.waiting}
        assert bool(waiting & {each.id for each in found}) is shown
    with room.store.look(TEAM) as tx:
        assert {each.id for each in found} <= {
            each.id for story in tx.stories.stories(PUBLIC) for each in tx.findings.of_story(story.id, PUBLIC)
        }


@pytest.fixture
def inbox(room: Room) -> Inbox:
    return Inbox(room.store, wiring.queues(Settings(_env_file=None)))


def leisure(room: Room, inbox: Inbox, policy: Policy | None = None) -> Leisure:
    decided = policy or room.policy
    return Leisure(room.rereader(decided), room.store, inbox, decided)


def test_a_running_desk_reads_old_articles_one_at_a_time_when_nobody_waits(room: Room, inbox: Inbox) -> None:
    room.age()
    idle = leisure(room, inbox)
    everything = len(room.waiting())
    idle.step()
    assert len(room.waiting()) == everything - 1
    inbox.accept(TEAM, "E1", "message", {})
    idle.step()
    assert len(room.waiting()) == everything - 1
    accepted = inbox.claim()
    assert accepted is not None
    idle.step()
    assert len(room.waiting()) == everything - 1
    inbox.finish(accepted)
    for _ in range(everything):
        idle.step()
    assert room.waiting() == ()
    assert len(room.read) == everything


def test_an_event_that_is_to_be_tried_again_later_keeps_nobody_waiting(room: Room, inbox: Inbox) -> None:
    inbox.accept(TEAM, "E1", "message", {}, due=NOW + timedelta(hours=1))
    assert not inbox.busy()


def test_two_desks_of_different_rules_do_not_read_in_turns(room: Room, inbox: Inbox) -> None:
    other = ruled(room.policy, "other:rules")
    old, new = leisure(room, inbox), leisure(room, inbox, other)
    old.step()
    for _ in range(20):
        new.step()
        old.step()
    assert room.waiting(other) == ()
    assert len(room.read) == len(QUARRY) + len(ORCHARD)


def test_what_cannot_be_read_is_not_tried_again_and_again(room: Room, inbox: Inbox) -> None:
    room.age()
    tried: list[str] = []

    class Failing:
        def read(self, article: Article) -> Reading:
            tried.append(article.id)
            raise ValueError("no such letter")

    idle = Leisure(Rereader(room.store, lambda: Failing(), room.policy), room.store, inbox, room.policy)  # type: ignore[arg-type,return-value]  # noqa: PLW0108
    for _ in range(20):
        idle.step()
    assert len(tried) == len(set(tried)) == len(room.waiting())


def test_switched_off_it_reads_nothing(room: Room, inbox: Inbox) -> None:
    room.age()
    off = Leisure(room.rereader(), room.store, inbox, room.policy, on=False)
    off.start()
    assert off.stop()
    assert room.read == []


def test_a_thread_reads_until_it_is_stopped(room: Room, inbox: Inbox) -> None:
    room.age()
    rested = replace(room.policy, desk=replace(room.policy.desk, reread_rest_seconds=0.01))
    idle = Leisure(room.rereader(rested), room.store, inbox, rested)
    idle.start()
    ends = time.monotonic() + PATIENCE
    while room.waiting():
        assert time.monotonic() < ends
        threading.Event().wait(0.05)  # the other thread works; nothing here could tell when it is done
    assert idle.stop(PATIENCE)
