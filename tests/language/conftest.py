"""The pipelines, loaded once a session."""

from __future__ import annotations

import pytest
import spacy

from bot.language import Pipeline, tokenizer
from bot.language.pipeline import SHIPPED
from bot.language.sentences import add_sentences


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The pipeline the desk runs with."""
    return Pipeline.load()


@pytest.fixture(scope="session")
def blank() -> Pipeline:
    """A pipeline without a model: sentences by rule, no tags, no parse, no entities."""
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer.news_tokenizer(nlp)
    return Pipeline(add_sentences(nlp))


@pytest.fixture(scope="session")
def trained(pipeline: Pipeline) -> Pipeline:
    """The shipped model; skips where none is shipped."""
    if not (SHIPPED / "meta.json").exists():
        pytest.skip("no trained model in bot/language/model")
    return pipeline
