"""How stories are told apart; the values and their evidence stand in config/defaults.toml, section [stories]."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryThresholds:
    """The weights of the match and its two limits, as probabilities."""

    prior_articles: float  # how many articles the general word frequencies are worth beside the desk's own archive
    prior_words: float  # words of the article those frequencies are turned into document frequencies with
    undated_days: float  # days taken for the distance of two articles one of which is undated
    weight_constant: float
    weight_subject: float  # times the geometric mean of the cosines of names and of other terms, 0 to 1
    weight_words: float  # times the cosine of the terms that are no names, 0 to 1
    weight_title: float  # times the share of the headlines told by the other article, 0 to 1
    weight_wording: float  # times the square root of the shorter text's share of wording that stands in the other
    weight_figures: float  # times the log of 1 + distinctive figures in common
    weight_quotes: float  # times the log of 1 + quoted phrases in common
    weight_days: float  # times the log of 1 + days between the two
    weight_another_day: float  # where the two ledes tell different days
    happening_told: float  # share of the headlines' plain words under which, on another day, only a person can match
    nearest_articles: int  # how many of a story's articles the mean is taken of, nearest first
    match_at: float  # probability from which an article belongs to the story
    maybe_at: float  # probability from which a person is asked
    late_at: float  # probability from which an article belongs to a story that is closed by its date
    new_hours: float  # since its first article a story is new
    quiet_hours: float  # without an article after which a story is quiet
    reach_days: float  # without an article after which a story of one day is closed
    reach_days_most: float  # and the longest-lived one
