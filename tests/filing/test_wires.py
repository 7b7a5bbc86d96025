"""Known stories from wires and feeds: there to be measured against, told nowhere by themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.article import Article, Submission, SubmissionKind
from bot.desk.desk import Desk
from bot.filing.posts import Post
from bot.filing.wires import Taken
from bot.ingest import Refusal
from bot.ingest.read import read
from bot.report import Report
from bot.storage import Store, Viewer
from config.settings import Settings
from handlers import wiring
from tests.builders import NOW, article, posting
from tests.ingest.builders import dropped, thresholds

TEAM = "T1"
WIRE = """\
MARRAM - Port police turned away 287 lorries at the Marram ferry terminal on Thursday after a crane blocked the only \
access road for seven hours.

“We had to close the gate,” said port director Helga Aune. Nobody was hurt.

The port authority said 40 passengers spent the night in the waiting hall of the Marram terminal."""


class Answers:
    """What would be answered, by the ts of the post."""

    def __init__(self) -> None:
        self.told: dict[str, Report | Refusal] = {}

    def __call__(self, tx: object, placed: object, answer: object) -> None:
        if isinstance(answer, Report | Refusal):  # a notice of a correction comes beside the reply
            self.told[placed.ts] = answer  # type: ignore[attr-defined]


@pytest.fixture
def desk(store: Store) -> Desk:
    return wiring.desk(Settings.model_validate({}), store)


@pytest.fixture
def answers() -> Answers:
    return Answers()


def wire(body: str = WIRE, **parts: object) -> Article:
    """The wire's article, read as a feed reads it: its dateline is no part of the body."""
    body = body.replace("MARRAM - ", "")
    given = {"outlet": "Sextant", "title": "Crane shuts Marram ferry terminal", "url": "https://sextant.example/crane"}
    return article(body, **given | parts)


def post(
    desk: Desk, text: str, answers: Answers, *, ts: str = "1.0", private: bool = False, channel: str = "C1"
) -> Report:
    placed = posting(ts=ts, channel=channel, posted_at=NOW + timedelta(minutes=float(ts)))
    submission = Submission(kind=SubmissionKind.TEXT, content=text)
    desk.receive(Post(carried=(submission,), posting=placed, private=private), answers)
    told = answers.told[ts]
    assert isinstance(told, Report)
    return told


RIVAL = WIRE.replace("287 lorries", "278 lorries").replace("MARRAM - ", "").replace("blocked", "fell across")


def test_a_post_is_matched_and_compared_with_a_story_only_a_wire_told(desk: Desk, answers: Answers) -> None:
    assert list(desk.take_in(TEAM, [wire()], answers)) == [Taken.NEW]
    told = post(desk, f"Vantage\n\nGate shut at Marram ferry terminal\n\n{RIVAL}", answers)
    assert told.story.articles == 2
    assert [filed.finding.right.text for filed in told.standing() if filed.finding.right] == ["287"]
    assert told.references[-1].link == "https://sextant.example/crane"


def test_what_a_wire_says_differently_from_a_post_is_filed_as_nobodys_finding(desk: Desk, answers: Answers) -> None:
    told = post(desk, f"Vantage\n\nGate shut at Marram ferry terminal\n\n{RIVAL}", answers)
    list(desk.take_in(TEAM, [wire()], answers))
    assert answers.told == {"1.0": told}


def test_taking_in_again_changes_nothing(desk: Desk, answers: Answers, store: Store) -> None:
    both = [wire(), wire("Snow fell on Oslo. A lot of it fell.", title="Snow", url=None)]
    assert list(desk.take_in(TEAM, [*both, both[0]], answers)) == [Taken.NEW, Taken.NEW, Taken.KNOWN]
    assert list(desk.take_in(TEAM, both, answers)) == [Taken.KNOWN, Taken.KNOWN]
    with store.look(TEAM) as tx:
        assert sorted(story.articles for story in tx.stories.stories(Viewer(team=TEAM))) == [1, 1]


def test_a_later_version_takes_the_place_of_the_earlier_and_posts_are_answered_anew(
    desk: Desk, answers: Answers
) -> None:
    list(desk.take_in(TEAM, [wire()], answers))
    assert post(desk, f"Vantage\n\nGate shut at Marram ferry terminal\n\n{RIVAL}", answers).standing()
    list(desk.take_in(TEAM, [wire(WIRE.replace("287", "278"))], answers))
    told = answers.told["1.0"]
    assert isinstance(told, Report)
    assert not told.standing()
    assert told.story.articles == 2


def test_a_text_under_embargo_is_held_until_it_comes_again_afterwards(desk: Desk, answers: Answers, clock) -> None:
    text = f"EMBARGOED UNTIL 12:00 GMT 14 March 2026\n\n{WIRE}"
    embargoed = read(dropped(text.encode()), thresholds())
    assert isinstance(embargoed, Article)
    assert list(desk.take_in(TEAM, [embargoed], answers)) == [Taken.HELD]
    clock.move(days=3)
    assert list(desk.take_in(TEAM, [embargoed], answers)) == [Taken.NEW]


def test_a_digest_tells_no_story_that_only_a_wire_told(desk: Desk, answers: Answers) -> None:
    list(desk.take_in(TEAM, [wire()], answers))
    viewer = Viewer.channel(TEAM, "C1")
    since = NOW - timedelta(days=1)
    assert desk.digests.digest(viewer, date(2026, 3, 12), since).empty
    post(desk, f"Vantage\n\nGate shut at Marram ferry terminal\n\n{RIVAL}", answers)
    assert not desk.digests.digest(viewer, date(2026, 3, 12), since).empty
