"""The pipelines, loaded once a session."""

from __future__ import annotations

import pytest

from bot.language.pipeline import Pipeline
from bot.language.shipped import SHIPPED


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The pipeline the desk runs with."""
    return Pipeline.load()


@pytest.fixture(scope="session")
def blank() -> Pipeline:
    """A pipeline without a model: sentences by rule, no tags, no parse, no entities."""
    return Pipeline.blank()


@pytest.fixture(scope="session")
def trained(pipeline: Pipeline) -> Pipeline:
    """The shipped model; skips where none is shipped."""
    if not (SHIPPED / "meta.json").exists():
        pytest.skip("no trained model in bot/language/model")
    return pipeline
