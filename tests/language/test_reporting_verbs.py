"""Verbs of telling: one list for sentences, names, figures and quotes."""

from __future__ import annotations

import pytest

from bot.language.reporting_verbs import forms, is_cue, is_noun_of_speech, is_source, is_strong, is_writing, lemma
from bot.language.tables import mapping
from bot.language.verb_forms import forms_of, past_forms


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("quipped", "quip"),
        ("referring", "refer"),
        ("sworn", "swear"),
        ("Announced", "announce"),
        ("criticised", "criticise"),
        ("dismisses", "dismiss"),
        ("agreeing", "agree"),
    ],
)
def test_a_form_has_its_lemma_without_a_parse(form: str, verb: str) -> None:
    assert lemma(form) == verb
    assert is_cue(verb)


@pytest.mark.parametrize("word", ["good", "seed", "hops", "invitees", "nodes"])
def test_a_word_that_only_ends_like_a_form_is_none(word: str) -> None:
    assert lemma(word) == word


def test_every_form_has_one_verb() -> None:
    told = [form for verb in mapping("reporting_verbs") if is_cue(verb) for form in forms_of(verb)]
    assert sorted(told) == sorted(set(told))


def test_what_a_verb_can_do_is_written_beside_it() -> None:
    assert [is_strong(verb) for verb in ("say", "think", "tweet")] == [True, False, True]
    assert [is_writing(verb) for verb in ("say", "tweet")] == [False, True]
    assert [is_source(verb) for verb in ("estimate", "calculate", "slam")] == [True, True, False]
    assert not is_cue("calculate")
    assert not is_cue("sink")


def test_verbs_behind_a_question_are_known_in_the_forms_that_are_no_nouns() -> None:
    assert {"said", "asks", "asked", "cried", "cries", "wrote", "quipped"} <= forms("direct")
    assert {"denies", "testifies", "dismisses", "pitches"} <= forms("strong")
    assert {"ask", "calls", "answers", "demand", "posts"}.isdisjoint(forms("direct"))


def test_nouns_of_speech_are_known_in_the_plural() -> None:
    assert all(map(is_noun_of_speech, ("letters", "speeches", "replies", "address")))
    assert not is_noun_of_speech("boats")


@pytest.mark.parametrize(
    ("verb", "past"), [("write", "wrote"), ("deny", "denied"), ("note", "noted"), ("add", "added")]
)
def test_the_past_of_a_verb_is_known(verb: str, past: str) -> None:
    assert past in past_forms(verb)
