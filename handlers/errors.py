"""What goes wrong before there is a desk."""

from __future__ import annotations

from bot.errors import CopydeskError


class SettingsError(CopydeskError):
    """A setting cannot be used. The message names it and says what it should be."""


def unreadable(error: OSError) -> str:
    """Why a file cannot be read, to go on after its name: "does not exist", "is a folder"."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "does not exist"
    return "is a folder" if isinstance(error, IsADirectoryError) else f"cannot be read ({error.strerror or error})"
