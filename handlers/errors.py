"""What goes wrong before there is a desk."""

from __future__ import annotations

from bot.errors import CopydeskError


class SettingsError(CopydeskError):
    """A setting cannot be used. The message names it and says what it should be."""
