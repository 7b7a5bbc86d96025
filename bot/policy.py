"""What a newsroom can tune, as values: thresholds with their evidence in config/defaults.toml, and the lexicon."""

from __future__ import annotations

from dataclasses import dataclass

from bot.figures.lexicon import Lexicon
from bot.figures.thresholds import FigureThresholds
from bot.ingest.thresholds import IngestThresholds
from bot.quotes.thresholds import QuoteThresholds
from bot.stories.thresholds import StoryThresholds


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How careful the desk is."""

    figures: FigureThresholds
    quotes: QuoteThresholds
    stories: StoryThresholds
    ingest: IngestThresholds
    lexicon: Lexicon
