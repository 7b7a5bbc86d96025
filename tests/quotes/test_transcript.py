"""Quotes against what was really said."""

from __future__ import annotations

import pytest

from bot.discrepancies.discrepancy import Finding, Severity, Verdict
from bot.quotes.thresholds import QuoteThresholds
from bot.quotes.transcript import Transcript
from bot.reading import Reading
from config.settings import defaults
from tests.builders import article, quote

SPEECH = """MAYOR ALDER: Good morning. We have lost fourteen boats since the storm, and we will not lose another one.

(Applause.) If the ministry pays its share, the northern pier will be open again before the winter. I have said it
before and I say it again: this harbour is not for sale. Thank you.

Q: When will the cannery reopen?

MAYOR ALDER: That is for the owners to say. We cannot order them to open a building without a roof."""


def checked(words: str) -> Finding:
    sentence = f"“{words}” Mayor Alder said."
    reading = Reading(article=article(sentence), quotes=(quote(words, sentence, speaker="Ruth Alder"),))
    transcript = Transcript(article(SPEECH, outlet="Town hall"))
    (finding,) = transcript.check(reading, QuoteThresholds(**defaults()["quotes"]))
    return finding


@pytest.mark.parametrize(
    ("words", "verdict", "severity"),
    [
        ("this harbour is not for sale", Verdict.VERBATIM, Severity.NONE),
        ("We have lost 14 boats since the storm, and we will not lose another one.", Verdict.VERBATIM, Severity.NONE),
        ("We cannot order them to open a building without a roof.", Verdict.VERBATIM, Severity.NONE),
        ("We have lost fourteen boats … this harbour is not for sale", Verdict.TRIMMED, Severity.NONE),
        ("That is for [them] the owners to say.", Verdict.TRIMMED, Severity.NONE),
        ("the northern pier will be closed again before the winter", Verdict.ALTERED, Severity.MEDIUM),
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
