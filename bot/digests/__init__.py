"""What a digest contains and when it is due."""

from bot.digests.digest import Digest, Movement, StoryLine
from bot.digests.subscription import Subscription, due_on

__all__ = ["Digest", "Movement", "StoryLine", "Subscription", "due_on"]
