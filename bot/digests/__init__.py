"""What a digest contains and when it is due."""

from bot.digests.chart import Chart
from bot.digests.digest import Digest, StoryLine
from bot.subscription import Part, Subscription, Wish, due_on

__all__ = ["Chart", "Digest", "Part", "StoryLine", "Subscription", "Wish", "due_on"]
