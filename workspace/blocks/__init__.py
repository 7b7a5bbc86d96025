"""Block Kit: what Slack accepts, and how it says what is wrong."""

from workspace.blocks.check import problems_of_message, problems_of_suggestions, problems_of_view
from workspace.blocks.rules import Problem
from workspace.blocks.walk import elements, identified

__all__ = ["Problem", "elements", "identified", "problems_of_message", "problems_of_suggestions", "problems_of_view"]
