"""Quotes against what was really said."""

from __future__ import annotations

import pytest

from bot.discrepancies.checks import BETWEEN
from bot.discrepancies.finding import Finding
from bot.discrepancies.transcript import Transcript
from bot.quotes.thresholds import QuoteThresholds
from bot.reading import Reading
from bot.verdict import Severity, Verdict
from config.settings import defaults
from tests.builders import article, quote

SPEECH = """MAYOR ALDER: Good morning. We have lost fourteen boats since the storm, and we will not lose another one.

(Applause.) If the ministry pays its share, the northern pier will be open again before the winter. I have said it
before and I say it again: this harbour is not for sale. Thank you.

Q: When will the cannery reopen?

MAYOR ALDER: That is for the owners to say. We cannot order them to open a building without a roof."""


HEARING = """CHAIRMAN BIRCH: The harbour is not for sale while I sit in this chair.

MAYOR ALDER: We will not accept that the islands lose their ferry. But I tell you now --

BIRCH: If I may --

ALDER: -- that we stand together, today and tomorrow. I agree.

QUESTION: Will the boats [inaudible] before the winter?"""
CAPTIONS = """1
00:01:12,000 --> 00:01:15,000
We will not accept that

2
00:01:15,000 --> 00:01:18,400
the islands lose their ferry.
"""
NUMBERED = """   1   MS. ALDER:  We will not accept that
   2   the islands lose their
   3   ferry.
   4   MR. BIRCH:  The harbour is not for sale."""
TIMED = """[00:01:12] ALDER: We will not accept
[00:01:15] that the islands lose their ferry.
[00:01:19] >> BIRCH: The harbour is not for sale."""
RUN_ON = " ".join(HEARING.split())
RULES = {rule for check in BETWEEN for rule in check.RULES}  # of quotes: a transcript makes no rule of its own
LOST = "We will not accept that the islands lose their ferry"


def checked(words: str, speech: str = SPEECH, speaker: str = "Ruth Alder") -> Finding:
    sentence = f"“{words}” {speaker} said."
    reading = Reading(article=article(sentence), quotes=(quote(words, sentence, speaker=speaker),))
    transcript = Transcript(article(speech, outlet="Town hall"))
    (finding,) = transcript.check(reading, QuoteThresholds(**defaults()["quotes"]))
    assert finding.rule in RULES
    return finding


@pytest.mark.parametrize("speech", [HEARING, CAPTIONS, NUMBERED, TIMED], ids=["labels", "captions", "lines", "times"])
def test_labels_times_and_line_numbers_are_nobodys_words(speech: str) -> None:
    assert checked(LOST, speech).verdict is Verdict.VERBATIM
    changed = checked(LOST.replace("will not", "must"), speech)
    assert (changed.verdict, changed.severity) == (Verdict.ALTERED, Severity.HIGH)


@pytest.mark.parametrize("speech", [HEARING, NUMBERED, TIMED, RUN_ON], ids=["labels", "lines", "times", "run on"])
def test_words_of_somebody_else_are_given_to_whoever_spoke_them(speech: str) -> None:
    finding = checked("The harbour is not for sale", speech)
    assert (finding.verdict, finding.severity) == (Verdict.MISATTRIBUTED, Severity.HIGH)
    assert "Birch" in finding.explanation
    assert checked("The harbour is not for sale", speech, "Tom Birch").verdict is Verdict.VERBATIM


def test_a_speaker_who_was_interrupted_goes_on_in_the_next_turn() -> None:
    assert checked("But I tell you now that we stand together", HEARING).verdict is Verdict.VERBATIM


def test_words_of_two_turns_in_one_quote_are_told() -> None:
    finding = checked("while I sit in this chair. We will not accept that the islands lose their ferry", HEARING)
    assert finding.verdict is Verdict.MISATTRIBUTED
    assert "Birch and" in finding.explanation


def test_what_nobody_heard_is_a_gap() -> None:
    finding = checked("Will the boats sail before the winter?", HEARING, "a reporter")
    assert (finding.verdict, finding.severity) == (Verdict.TRIMMED, Severity.NONE)
    assert "heard" in finding.explanation


def test_a_word_put_before_what_was_said_was_not_said() -> None:
    finding = checked("never. The cannery reopens for the owners to say")
    assert finding.verdict in (Verdict.ALTERED, Verdict.NOT_FOUND)


def test_a_sentence_with_a_colon_is_no_label() -> None:
    speech = "ALDER: Listen: we will rebuild the pier. I say it once more: the pier stays where it is."
    assert checked("Listen: we will rebuild the pier", speech).verdict is Verdict.VERBATIM


@pytest.mark.parametrize("speech", [" ", "ALDER:", "[inaudible]", "00:00:01"])
def test_a_transcript_without_words_has_no_quote(speech: str) -> None:
    assert checked(LOST, speech).verdict is Verdict.NOT_FOUND


@pytest.mark.parametrize(
    ("words", "verdict", "severity"),
    [
        ("this harbour is not for sale", Verdict.VERBATIM, Severity.NONE),
        ("We have lost 14 boats since the storm, and we will not lose another one.", Verdict.VERBATIM, Severity.NONE),
        ("We cannot order them to open a building without a roof.", Verdict.VERBATIM, Severity.NONE),
        ("We have lost fourteen boats … this harbour is not for sale", Verdict.TRIMMED, Severity.NONE),
        ("That is for [them] the owners to say.", Verdict.TRIMMED, Severity.NONE),
        ("the northern pier will be closed again before the winter", Verdict.ALTERED, Severity.HIGH),
        ("We have lost forty boats since the storm", Verdict.ALTERED, Severity.HIGH),
        ("I have said it before and I say it again: this harbour is for sale", Verdict.ALTERED, Severity.HIGH),
        ("The school needs a new roof more than anything", Verdict.NOT_FOUND, Severity.LOW),
    ],
)
def test_a_quote_is_verbatim_trimmed_altered_or_not_found(words: str, verdict: Verdict, severity: Severity) -> None:
    finding = checked(words)
    assert (finding.verdict, finding.severity) == (verdict, severity)


def test_the_place_in_the_transcript_is_shown() -> None:
    finding = checked("this harbour is not for sale")
    assert finding.right is not None
    assert finding.right.text == "this harbour is not for sale"
    assert "I say it again" in finding.right.context


def test_what_is_not_found_has_no_other_side() -> None:
    assert checked("The school needs a new roof more than anything").right is None
