"""What becomes of decided findings when the rules that found them change."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from bot.article import Article
from bot.discrepancies.finding import Finding, Side
from bot.report import Filed, State
from bot.storage import Refiled, Store, Transaction
from bot.verdict import Severity, Verdict
from tests.builders import NOW, article, finding, span_of
from tests.storage.builders import DESK, PRIVATE, PUBLIC, TEAM, into_story, post

OURS = "Divers brought up 60 crates and 12 barrels on Tuesday, and sixty again."
THEIRS = "Divers brought up 84 crates and 15 barrels on Monday."
OTHERS = "Up to 90 crates were brought up, or 84."


@dataclass(kw_only=True)
class Case:
    """Three articles of one story in one unit of work."""

    tx: Transaction
    story: str
    ours: Article
    theirs: Article
    others: Article

    def side(self, words: str, of: Article | None = None, value: str | None = None) -> Side:
        text = (of or self.ours).text
        number = "60" if words == "sixty" else words.split(maxsplit=1)[0]
        given = value or (f"{number} count" if number.isdigit() else None)
        return Side(
            article=(of or self.ours).id,
            span=span_of(words, text),
            text=words,
            sentence=span_of(text.split("\n\n")[-1], text),
            context=text.split("\n\n")[-1],
            value=given,
        )

    def crates(self, words: str = "60", against: str = "84", **parts: object) -> Finding:
        given = {"label": "Crates brought up", "right": self.side(against, self.theirs)} | parts
        return finding(left=self.side(words), **given)

    def barrels(self, **parts: object) -> Finding:
        right = self.side("15", self.theirs)
        return finding(left=self.side("12"), right=right, **{"label": "Barrels brought up"} | parts)

    def save(self, *found: Finding) -> tuple[Filed, ...]:
        return self.tx.findings.save(self.story, self.ours.id, found)

    def anew(self, *found: Finding) -> Refiled:
        return self.tx.findings.save_anew(self.story, self.ours.id, found)

    def state(self, filed: Filed) -> State:
        known = self.tx.findings.finding(filed.id, PUBLIC)
        assert known is not None
        return known.state

    def told(self) -> list[tuple[State, str]]:
        shown = self.tx.findings.of_story(self.story, PUBLIC)
        return [(each.state, each.finding.label) for each in shown]

    def dismiss(self, *filed: Filed) -> None:
        for each in filed:
            self.tx.decisions.dismiss(each.id, PUBLIC, "U1", "rounding")

    def confirm(self, filed: Filed) -> None:
        self.tx.decisions.confirm(filed.id, PUBLIC, "U1")


@pytest.fixture
def case(store: Store):
    with store.transaction(TEAM) as tx:
        theirs = post(tx, article(THEIRS, outlet="Sextant", title="Divers"), ts="2.0")
        others = post(tx, article(OTHERS, outlet="Vantage", title="Quay"), ts="3.0")
        ours = post(tx, article(OURS, outlet="Chronicle", title="Crates"))
        yield Case(tx=tx, story=into_story(tx, ours, theirs, others), ours=ours, theirs=theirs, others=others)


@pytest.mark.parametrize("state", [State.CONFIRMED, State.DISMISSED])
@pytest.mark.parametrize("anew", [False, True])
def test_a_decision_stands_when_rules_call_the_finding_otherwise(case: Case, state: State, anew: bool) -> None:
    (filed,) = case.save(case.crates())
    case.confirm(filed) if state is State.CONFIRMED else case.dismiss(filed)
    later = case.crates("60 crates", "84 crates", label="Cargo", verdict=Verdict.QUESTION, severity=Severity.LOW)
    if anew:
        assert case.anew(later) == Refiled(carried=1)
    else:
        case.save(later)
    known = case.tx.findings.finding(filed.id, PUBLIC)
    assert known is not None
    assert (known.state, known.by, known.at, known.finding.label) == (state, "U1", NOW, "Cargo")
    assert case.tx.decisions.history(filed.id, PUBLIC)[-1].after == "carried on"


def test_a_dismissal_carried_on_is_known_in_the_whole_story(case: Case) -> None:
    (filed,) = case.save(case.crates())
    case.dismiss(filed)
    case.anew(case.crates(label="Cargo"))
    third = finding(label="Cargo", left=case.side("84", case.others), right=case.side("60"))
    (elsewhere,) = case.tx.findings.save(case.story, case.others.id, [third])
    assert elsewhere.state is State.DISMISSED


def test_a_dismissal_is_known_by_its_passages_in_other_articles_too(case: Case) -> None:
    (filed,) = case.save(case.crates())
    case.dismiss(filed)
    third = finding(label="Cargo", left=case.side("84", case.others), right=case.side("60"))
    (elsewhere,) = case.tx.findings.save(case.story, case.others.id, [third])
    assert elsewhere.state is State.DISMISSED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((State.DISMISSED, State.DISMISSED), State.DISMISSED),
        ((State.CONFIRMED, State.DISMISSED), State.CONFIRMED),
        ((State.DISMISSED, State.CONFIRMED), State.CONFIRMED),
        ((State.CONFIRMED, State.CONFIRMED), State.CONFIRMED),
        ((State.OPEN, State.DISMISSED), State.OPEN),
        ((State.OPEN, State.CONFIRMED), State.CONFIRMED),
    ],
)
def test_two_that_become_one_have_the_weightier_decision(case: Case, before: tuple[State, State], after: State) -> None:
    nine = case.side("90", case.others)
    filed = case.save(case.crates(), case.crates(right=nine))
    for each, state in zip(filed, before, strict=True):
        if state is State.CONFIRMED:
            case.confirm(each)
        elif state is State.DISMISSED:
            case.dismiss(each)
    case.anew(case.crates(others=(nine,), label="Cargo"))
    shown = [] if after is State.DISMISSED else [(after, "Cargo")]
    assert case.told() == shown
    again = case.anew(case.crates(others=(nine,), label="Cargo"))
    assert (again.new, again.withdrawn, case.told()) == (0, 0, shown)
    if before[0] == before[1]:
        assert {case.state(each) for each in filed} == {after}


def test_a_button_of_one_that_was_merged_is_about_the_other(case: Case) -> None:
    nine = case.side("90", case.others)
    one, two = case.save(case.crates(), case.crates(right=nine))
    case.confirm(one)
    case.confirm(two)
    case.anew(case.crates(others=(nine,)))
    for each in (one, two):
        undone = case.tx.decisions.undo(each.id, PUBLIC, "U2")
        assert undone is not None
        assert undone.state is State.OPEN
        case.tx.decisions.confirm(each.id, PUBLIC, "U1")
    changes = [event.after for event in case.tx.decisions.history(one.id, PUBLIC)]
    assert changes.count("merged") == 1
    assert len(case.told()) == 1


def test_a_value_nobody_decided_about_is_told_and_the_dismissal_is_kept_for_its_own(case: Case) -> None:
    (filed,) = case.save(case.crates())
    case.dismiss(filed)
    case.save(case.crates(others=(case.side("90", case.others),)))
    assert case.told() == [(State.OPEN, "Crates brought up")]
    case.save(case.crates())
    assert case.told() == []


@pytest.mark.parametrize("state", [State.CONFIRMED, State.DISMISSED])
def test_one_that_becomes_two_leaves_its_decision_to_both(case: Case, state: State) -> None:
    nine = case.side("90", case.others)
    (filed,) = case.save(case.crates(others=(nine,)))
    case.confirm(filed) if state is State.CONFIRMED else case.dismiss(filed)
    assert case.anew(case.crates(label="Cargo"), case.crates(right=nine, label="Boxes")) == Refiled(carried=1)
    states = {each.state for each in case.tx.findings.of_article(case.ours.id, PUBLIC)}
    assert states == {state}


def test_two_that_were_one_for_a_while_are_as_before(case: Case) -> None:
    nine = case.side("90", case.others)
    one, two = case.save(case.crates(), case.crates(right=nine))
    case.confirm(one)
    case.dismiss(two)
    case.anew(case.crates(others=(nine,)))
    case.anew(case.crates(), case.crates(right=nine))
    assert (case.state(one), case.state(two)) == (State.CONFIRMED, State.DISMISSED)


@pytest.mark.parametrize("state", [State.CONFIRMED, State.DISMISSED])
@pytest.mark.parametrize("silent", [False, True], ids=["not found", "found to agree"])
def test_what_people_decided_and_rules_find_no_more_stays_decided(case: Case, state: State, silent: bool) -> None:
    (filed,) = case.save(case.crates())
    case.confirm(filed) if state is State.CONFIRMED else case.dismiss(filed)
    agrees = case.crates(verdict=Verdict.COMPATIBLE, severity=Severity.NONE)
    found = (agrees,) if silent else ()
    assert case.anew(*found) == Refiled(unfound=1)
    case.save(*found)
    known = case.tx.findings.finding(filed.id, PUBLIC)
    assert known == replace(filed, state=state, by="U1", at=NOW, reason=known.reason if known else None)
    assert "not found" in [event.after for event in case.tx.decisions.history(filed.id, PUBLIC)]


def test_what_was_confirmed_is_settled_by_a_later_version_of_either_text(case: Case) -> None:
    for old, number in ((case.ours, "9.0"), (case.theirs, "10.0")):
        (filed, _) = case.save(case.crates(), case.barrels())
        case.confirm(filed)
        later = post(case.tx, article("All 84 crates are up.", outlet=old.outlet, title=number), ts=number)
        case.tx.stories.join(later.id, case.story, decision=case.tx.stories.story_of(old.id, DESK).decision)  # type: ignore[union-attr]
        case.tx.versions.supersede(old.id, later.id)
        shown = later.id if old is case.ours else case.ours.id
        case.tx.findings.save(case.story, shown, ())
        assert case.state(filed) is State.SETTLED
        case.tx.versions.supersede(later.id, old.id)


def test_what_nobody_decided_follows_the_rules(case: Case) -> None:
    one, two = case.save(case.crates(), case.barrels())
    assert case.anew(case.crates(label="Cargo"), case.crates("sixty", "15", label="Odd")) == Refiled(
        kept=1, new=1, withdrawn=1
    )
    assert (case.state(one), case.state(two)) == (State.OPEN, State.WITHDRAWN)
    assert case.anew(case.crates(label="Cargo"), case.barrels()) == Refiled(kept=1, new=1, withdrawn=1)
    assert case.state(two) is State.OPEN


def test_a_new_finding_of_a_rereading_waits_for_nobody_until_somebody_takes_it_up(case: Case) -> None:
    case.anew(case.crates())
    (filed,) = case.tx.findings.of_story(case.story, PUBLIC)
    assert filed.reread
    assert case.tx.findings.stories_waiting(PUBLIC, Severity.LOW) == ()
    assert case.tx.findings.waiting(PUBLIC, Severity.LOW, most=9) == ()
    case.tx.decisions.assign(filed.id, PUBLIC, "U1", "U2")
    assert case.tx.findings.stories_waiting(PUBLIC, Severity.LOW) == (case.story,)


def test_a_new_finding_found_again_by_live_copy_waits_as_any(case: Case) -> None:
    case.anew(case.crates())
    (filed,) = case.save(case.crates())
    assert not filed.reread


def test_a_rereading_tells_no_difference_a_second_time_from_the_other_side(case: Case) -> None:
    mirrored = finding(label="Crates", left=case.side("84", case.theirs), right=case.side("60"))
    case.tx.findings.save(case.story, case.theirs.id, [mirrored])
    assert case.anew(case.crates()) == Refiled()
    assert case.anew(case.crates(others=(case.side("90", case.others),))) == Refiled(new=1)


def test_a_decision_of_a_private_channel_stays_there(case: Case) -> None:
    (inside,) = case.tx.findings.save(case.story, case.ours.id, [case.crates()], circle="G1")
    case.tx.decisions.dismiss(inside.id, PRIVATE, "U1", "rounding")
    case.anew(case.crates(label="Cargo"))
    assert case.told() == [(State.OPEN, "Cargo")]
    case.tx.findings.save_anew(case.story, case.ours.id, [case.crates(label="Cargo")], circle="G1")
    assert case.tx.findings.finding(inside.id, PRIVATE).state is State.DISMISSED  # type: ignore[union-attr]


def test_the_dismissal_of_a_renamed_check_holds_for_the_new_one(case: Case) -> None:
    old = case.crates(check="event_day", label="Day: crates brought up")
    (filed,) = case.save(old)
    case.dismiss(filed)
    time = finding(
        check="event_time",
        label="Time: bring",
        left=case.side("on Tuesday"),
        right=case.side("on Monday", case.theirs),
    )
    assert case.anew(time) == Refiled(carried=1)
    assert case.state(filed) is State.DISMISSED
    assert case.told() == []


def test_two_figures_of_one_sentence_keep_their_own_decisions(case: Case) -> None:
    crates, barrels = case.save(case.crates(), case.barrels())
    case.dismiss(crates)
    case.anew(case.crates(label="Cargo"), case.barrels(label="Casks"))
    assert (case.state(crates), case.state(barrels)) == (State.DISMISSED, State.OPEN)
