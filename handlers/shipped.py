"""What ships with the package to be printed as it is."""

from __future__ import annotations

from importlib import resources


def manifest() -> str:
    """The manifest of the Slack app."""
    return (resources.files("config") / "manifest.yaml").read_text("utf-8")


def shipped_schema() -> str:
    """The JSON Schema of what the commands print."""
    return (resources.files("handlers.terminal") / "contract.schema.json").read_text("utf-8")
