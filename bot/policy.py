"""What a newsroom can tune, as values: thresholds with their evidence in config/defaults.toml, and the lexicon."""

from __future__ import annotations

from dataclasses import dataclass

from bot.figures.lexicon import Lexicon
from bot.figures.thresholds import FigureThresholds
from bot.happenings.thresholds import HappeningThresholds
from bot.ingest.thresholds import IngestThresholds
from bot.quotes.thresholds import QuoteThresholds
from bot.stories.thresholds import StoryThresholds
from bot.watch import WatchThresholds


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskThresholds:
    """How far the desk looks; values and evidence in config/defaults.toml, section [desk]."""

    catch_up_hours: float  # hours a digest stays due after its time
    reread_rest_seconds: float  # between two old articles read anew in a running desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How careful the desk is."""

    desk: DeskThresholds
    figures: FigureThresholds
    quotes: QuoteThresholds
    happenings: HappeningThresholds
    stories: StoryThresholds
    ingest: IngestThresholds
    watch: WatchThresholds
    lexicon: Lexicon
    stamp: str = ""  # of the model and of all that readings and findings come from: bot/stamp.py
