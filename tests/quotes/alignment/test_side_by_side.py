"""Two quotes side by side: one utterance or two, and where the words differ."""

from __future__ import annotations

import pytest

from bot.quotes.alignment.judge import judge
from bot.quotes.alignment.side_by_side import align
from bot.quotes.alignment.wording import read
from bot.verdict import Severity, Verdict


def judged(left: str, right: str) -> tuple[Verdict, Severity]:
    judgement = judge(align(read(left), read(right)))
    return judgement.verdict, judgement.severity


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We won’t organise a defence of the harbour,", "We won't organize a defense of the harbor."),
        ("Our work force grew — fast", "Our workforce grew -- fast,"),
        ("a state-funded pier", "A state funded pier"),
        ("The I.R.S. and the U.S. agree", "The IRS and the US agree"),
        ("It took twenty-five boats", "It took 25 boats"),
        ("It took two dozen boats", "It took 24 boats"),
        ("about 20% of it & more", "about 20 percent of it and more"),
    ],
)
def test_house_style_is_identical(left: str, right: str) -> None:
    assert judged(left, right) == (Verdict.IDENTICAL, Severity.NONE)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the pier must stay open", "I said it last year: the pier must stay open, whatever it costs"),
        ("We will rebuild … before the winter", "We will rebuild the northern pier before the winter"),
        ("They [the dockers] want to be paid", "They want to be paid"),
        ("He should pay [for] the pier", "He should pay for the pier"),
        ("We will be reaching out to [the two dockers]", "We will be reaching out to them"),
        ("[Alder Shipping] would like to thank the port", "ASC would like to thank the port"),
        ("My words hurt. … I pledge to learn", "My words hurt. To all those whom I have hurt, I pledge to learn"),
        ("a docker who left the island", "a docker who left the island, never to return"),
    ],
)
def test_a_part_a_marked_cut_and_a_bracket_are_silent_trims(left: str, right: str) -> None:
    assert judged(left, right) == (Verdict.TRIMMED, Severity.NONE)


def test_a_marked_cut_of_a_condition_is_told() -> None:
    left, right = "We will reopen the pier … next spring", "We will reopen the pier if money comes next spring"
    assert judged(left, right) == (Verdict.TRIMMED, Severity.MEDIUM)


def test_a_quote_that_breaks_off_before_its_negation_is_told() -> None:
    assert judged("I hope the yard can", "I hope the yard can not close") == (Verdict.TRIMMED, Severity.MEDIUM)


def test_a_small_word_is_laid_beside_the_nearest_of_its_kind() -> None:
    longer = "I have always tried to listen. In all these years I have worked and I will work for the harbour"
    alignment = align(read("I have not worked and I will work for the harbour"), read(longer))
    assert [(step.left[0].key, step.right) for step in alignment.changes] == [("not", ())]


def test_before_the_stretch_the_nearest_word_is_taken_too() -> None:
    alignment = align(read("I came way too late"), read("I saw it. I know it. I went way too late."))
    assert [(step.left[0].key, step.right[0].key) for step in alignment.changes] == [("came", "went")]


def test_a_quote_that_begins_with_the_last_words_of_another_fits_it() -> None:
    left = "The council sold the yard in a hurry. When the storm is over, he will be proved right"
    right = "When the storm is over, he will be proved right. Until then he goes on with the work of the harbour"
    alignment = align(read(left), read(right))
    assert (alignment.matched, alignment.fit) == (10, 1.0)


@pytest.mark.parametrize(
    ("left", "right", "severity"),
    [
        ("The plan has to be realistic", "The plan has to be unrealistic", Severity.HIGH),
        ("We lost 40 boats that night", "We lost 14 boats that night", Severity.HIGH),
        ("This is the fourteenth boat we lost", "This is the fifteenth boat we lost", Severity.HIGH),
        ("We will not close the yard this year", "We will close the yard this year", Severity.HIGH),
        ("We could close the yard this year", "We will close the yard this year", Severity.HIGH),
        ("I asked Alder to close the yard", "I asked Birch to close the yard", Severity.HIGH),
        ("We must accept that the yard closes", "I said it. We will not accept that the yard closes", Severity.HIGH),
        ("We closed the old yard in March", "We closed the big yard in March", Severity.MEDIUM),
        ("We closed the rusty old yard in March", "We closed the rusty yard in March", Severity.MEDIUM),
        ("We closed the yard in a hurry", "We closed a yard in a hurry", Severity.LOW),
        ("The storm was destructive to the yard", "The storm was destructive of the yard", Severity.LOW),
        ("He was either with us or gone by then", "He was with either us or gone by then", Severity.LOW),
        ("The yard is open to all the boats", "The yard is closed to all the boats", Severity.HIGH),
        ("It is simply late", "It is simply wrong, simply unfair", Severity.MEDIUM),
        ("began working for them", "since working for them", Severity.MEDIUM),
        ("The race has been a shame", "I think the race has been, in many ways, a shame", Severity.MEDIUM),
        (
            "The quay will be dredged in spring and the sheds rebuilt by autumn",
            "The quay will be dredged in spring and every berth handed to the navy",
            Severity.MEDIUM,
        ),
        ("He admits a quarrel with the crew", "He admits an ugly quarrel at sea with the crew", Severity.MEDIUM),
    ],
)
def test_a_changed_word_is_altered_and_weighs_what_it_touches(left: str, right: str, severity: Severity) -> None:
    assert judged(left, right) == (Verdict.ALTERED, severity)
    assert judged(right, left) == (Verdict.ALTERED, severity)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We are gonna close the yard", "We are going to close the yard"),
        ("We have got to close it", "We've got to close it"),
        ("It can’t go on like this", "It cannot go on like this"),
        ("Stop askin me about the yard", "Stop asking me about the yard"),
    ],
)
def test_spoken_and_written_form_are_a_variant(left: str, right: str) -> None:
    assert judged(left, right) == (Verdict.VARIANT, Severity.LOW)


def test_the_diff_shows_both_sides() -> None:
    judgement = judge(align(read("We closed the old yard"), read("We closed the big yard")))
    assert judgement.diff is not None
    assert [(change.operation, change.left, change.right) for change in judgement.diff] == [
        ("equal", "We closed the", "We closed the"),
        ("replace", "old", "big"),
        ("equal", "yard", "yard"),
    ]


@pytest.mark.parametrize(
    ("fuller", "shorter", "left_out"),
    [
        (
            "Stand up. Do not wait for the council to act. Speak like you mean it, not like a guest.",
            "Stand up. Speak like you mean it, not like a guest.",
            "Do not wait for the council to act",
        ),
        (
            "Kelby is not a fair. Kelby is not a circus. Kelby is a town. Kelby is a town that works.",
            "Kelby is not a fair. Kelby is a town that works.",
            "Kelby is not a circus Kelby is a town",
        ),
    ],
)
def test_a_whole_sentence_left_out_without_a_mark_is_told_and_turns_nothing_round(
    fuller: str, shorter: str, left_out: str
) -> None:
    assert judged(fuller, shorter) == judged(shorter, fuller) == (Verdict.ALTERED, Severity.MEDIUM)
    (change,) = align(read(fuller), read(shorter)).changes
    assert " ".join(word.text for word in change.left) == left_out


def test_a_sentence_left_out_with_a_mark_is_a_trim() -> None:
    fuller = "Stand up. Do not wait for the council. Speak like you mean it."
    assert judged(fuller, "Stand up. … Speak like you mean it.")[1] is not Severity.HIGH


def test_a_contraction_spoken_out_counts_for_nothing() -> None:
    alignment = align(read("we are tired of it all"), read("we're tired of it all"))
    assert (alignment.changed, alignment.overlap) == (0, 1.0)


def test_other_words_that_outweigh_what_agrees_are_another_sentence() -> None:
    left = "We will stay. We never meant to leave the harbour to them."
    assert judged(left, "We will stay. We never asked for anything but a fair price for our fish.")[1] is Severity.NONE


def test_a_small_word_behind_a_mark_does_not_draw_in_what_lies_before_it() -> None:
    left = "Under all laws, rules and regulations, the sale of berths is being put on hold for now"
    right = "both the boats & the quay are vital … the sale of berths is put on hold"
    (change,) = align(read(left), read(right)).changes
    assert [word.text for word in change.left] == ["being"]
