"""What ships with the package to be printed as it is."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources


def manifest(domains: Sequence[str] = ()) -> str:
    """The manifest of the Slack app; with the newsroom's own `domains` it is told of links that lead there."""
    told = (resources.files("config") / "manifest.yaml").read_text("utf-8")
    listed = "".join(f"\n    - {domain}" for domain in domains)
    return told.replace("\nfeatures:\n", f"\nfeatures:\n  unfurl_domains:{listed}\n", 1) if listed else told


def shipped_schema() -> str:
    """The JSON Schema of what the commands print."""
    return (resources.files("handlers.terminal") / "contract.schema.json").read_text("utf-8")
