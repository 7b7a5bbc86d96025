"""How the training walks through its texts."""

from __future__ import annotations

from itertools import islice

import spacy
from spacy.tokens import Doc
from spacy.training import Example

from training.pace import cosine, even_batches


def test_the_rate_rises_then_falls_to_its_last_value_and_stays() -> None:
    rates = list(islice(cosine(initial=0.002, last=0.0001, warmup=10, total=100), 120))
    assert max(rates) == rates[9] == 0.002
    assert rates[:10] == sorted(rates[:10])
    assert rates[10:] == sorted(rates[10:], reverse=True)
    assert rates[-1] == rates[100] == 0.0001


def _example(length: int) -> Example:
    doc = Doc(spacy.blank("en").vocab, words=["word"] * length)
    return Example(doc, doc.copy())


def test_batches_hold_texts_of_like_length_and_lose_none() -> None:
    lengths = [3, 50, 4, 48, 5, 51, 3, 4, 49, 5]
    batches = list(even_batches(words=110, buffer=100, seed=1)([_example(length) for length in lengths]))
    assert sorted(len(example) for batch in batches for example in batch) == sorted(lengths)
    assert all(len(batch) * max(map(len, batch)) <= 110 for batch in batches)
    assert not any({min(map(len, batch)), max(map(len, batch))} == {3, 51} for batch in batches)


def test_a_text_longer_than_a_batch_is_a_batch_of_its_own() -> None:
    batches = list(even_batches(words=10, buffer=100, seed=1)([_example(30), _example(2), _example(2)]))
    assert sorted([len(example) for example in batch] for batch in batches) == [[2, 2], [30]]
