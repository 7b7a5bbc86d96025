"""What people made of what was told: counted by problem, by check and by how a channel is set."""

from __future__ import annotations

from bot.answers.noise import Noise, noise
from bot.article import Article
from bot.storage import Channel, Store, Transaction, Viewer
from bot.verdict import Severity
from tests.builders import article, finding, side
from tests.storage.builders import DESK, PRIVATE, TEAM, into_story, post

STRANGER = Viewer(team=TEAM, person="U9")
HIGH, MEDIUM, LOW = Severity.HIGH, Severity.MEDIUM, Severity.LOW


def told(
    tx: Transaction, count: int, *, check: str = "figure_conflict", severity: Severity = MEDIUM, channel: str = "C1"
) -> list[str]:
    """Post an article in which a check finds so many problems; the ids of the findings."""
    sentence = f"{check}, {severity}: {', '.join(str(number) for number in range(100, 100 + count))} in {channel}."
    written = post(tx, article(sentence), channel=channel, ts=f"{len(sentence)}.{count}")
    circle = channel if channel.startswith("G") else ""
    found = [
        finding(check=check, severity=severity, left=side(str(number), sentence, article=written.id), right=None)
        for number in range(100, 100 + count)
    ]
    kept = tx.findings.save(into_story(tx, written, circle=circle), written.id, found, circle=circle)
    return [each.id for each in kept]


def counts(told_: Noise) -> dict[str, tuple[int, int]]:
    return {check: (tally.told, tally.dismissed) for check, tally in told_.checks}


def test_the_share_dismissed_is_told_by_check_with_the_reasons(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        ids = told(tx, 14)
        for number, reason in zip(ids, ["rounding"] * 3 + ["different event"] * 2, strict=False):
            tx.decisions.dismiss(number, DESK, "U1", reason)
        told(tx, 6, check="name_spelling", severity=LOW)
        tx.channels.save(Channel(id="C1", sensitivity=LOW))
        found = noise(tx, DESK)
    assert counts(found) == {"figure_conflict": (14, 5), "name_spelling": (6, 0)}
    figures = dict(found.checks)["figure_conflict"]
    assert figures.reasons == (("rounding", 3), ("different event", 2))
    assert f"{figures.share:.0%}" == "36%"
    assert (found.all.told, found.all.dismissed) == (20, 5)


def test_a_louder_or_quieter_channel_would_have_told_more_or_fewer(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        told(tx, 2, severity=HIGH)
        told(tx, 4, severity=MEDIUM)
        told(tx, 8, severity=LOW)
        found = noise(tx, DESK).all
        assert found.at == ((HIGH, 2), (MEDIUM, 6), (LOW, 14))
        assert found.told == 6, "a channel never heard of is told what is medium or high"
        for severity, expected in [(HIGH, 2), (MEDIUM, 6), (LOW, 14)]:
            tx.channels.save(Channel(id="C1", sensitivity=severity))
            assert noise(tx, DESK).all.told == expected
        tx.channels.save(Channel(id="C1", sensitivity=LOW, muted=True))
        assert noise(tx, DESK).all.told == 0
        assert noise(tx, DESK).all.at == ((HIGH, 0), (MEDIUM, 0), (LOW, 0))


def test_a_check_is_told_as_the_channel_wants_that_check(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        told(tx, 5)
        told(tx, 6, check="name_spelling", severity=LOW)
        told(tx, 7, check="event_day")
        own = (("event_time", None), ("name_spelling", LOW))
        tx.channels.save(Channel(id="C1", sensitivity=MEDIUM, checks=own))
        found = noise(tx, DESK)
    assert counts(found) == {"name_spelling": (6, 0), "figure_conflict": (5, 0)}
    assert found.all.at == ((HIGH, 0), (MEDIUM, 12), (LOW, 18))


def test_what_somebody_decided_about_was_told_however_the_channel_is_set(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        first, second, *_ = told(tx, 5, severity=LOW)
        tx.decisions.dismiss(first, DESK, "U1", "other")
        tx.decisions.confirm(second, DESK, "U1")
        assert (noise(tx, DESK).all.told, noise(tx, DESK).all.dismissed) == (2, 1)
        tx.decisions.undo(first, DESK, "U1")
        assert (noise(tx, DESK).all.told, noise(tx, DESK).all.dismissed) == (1, 0)


def test_nothing_is_said_of_a_check_told_fewer_than_five_times(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        told(tx, 4)
        told(tx, 5, check="name_spelling")
        assert list(counts(noise(tx, DESK))) == ["name_spelling"]
        assert noise(tx, DESK).all.told == 9


def test_each_is_told_of_what_they_may_open_and_the_operator_of_all(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        tx.channels.save(Channel(id="G1", private=True))
        told(tx, 7)
        told(tx, 5, channel="G1")
        assert [noise(tx, viewer).all.told for viewer in (STRANGER, PRIVATE, DESK)] == [7, 12, 12]


def test_one_discrepancy_of_several_articles_is_one_problem_under_the_name_of_today(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        texts = [post(tx, article(f"Edition {number} says Friday."), ts=f"{number}.0") for number in range(1, 4)]
        story = into_story(tx, *texts)
        for number in range(5):
            for each in texts:
                _save(tx, story, each, f"event {number}")
        found = noise(tx, DESK)
    assert counts(found) == {"event_time": (5, 0)}


def _save(tx: Transaction, story: str, written: Article, label: str) -> None:
    """A finding beside those the article has already."""
    known = [filed.finding for filed in tx.findings.of_article(written.id, DESK)]
    says = side("Friday", written.body, article=written.id)
    tx.findings.save(story, written.id, [*known, finding(check="event_day", label=label, left=says, right=None)])


def test_another_teams_findings_are_none_of_ours(store: Store) -> None:
    with store.transaction(TEAM) as tx:
        told(tx, 5)
    with store.transaction("T2") as tx:
        assert noise(tx, Viewer.desk("T2")).all.told == 0
