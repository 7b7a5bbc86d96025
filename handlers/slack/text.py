"""Slack's message text as a person wrote it, and a person's text as Slack wants it.

Rules: https://docs.slack.dev/messaging/formatting-message-text
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_REFERENCE = re.compile(r"<(?P<target>[^<>|\n]+)(?:\|(?P<label>[^<>\n]*))?>")


def plain(text: str) -> str:
    """The words of a message: links and mentions undone to what was typed, the three escapes undone last."""
    return html.unescape(_only_three(_REFERENCE.sub(_typed, text)))


def linked(text: str) -> str:
    """The same with every link as the address it leads to, whatever its label."""
    return html.unescape(_only_three(_REFERENCE.sub(_target, text)))


def flat(rich: Mapping[str, Any]) -> str:
    """The words of a rich text value, a line break where Slack shows one."""
    return "\n".join(_lines(rich.get("elements") or []))


def _lines(elements: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for element in elements:
        if element.get("type") == "rich_text_list":
            yield from _lines(element.get("elements") or [])
        else:
            yield "".join(_word(each) for each in element.get("elements") or [])


def _word(element: Mapping[str, Any]) -> str:
    return str(element.get("text") or element.get("url") or element.get("fallback") or "")


def escape(text: str) -> str:
    """`text` with the three characters Slack gives a meaning escaped, and nothing else."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _typed(match: re.Match[str]) -> str:
    target, label = match["target"], match["label"]
    if target.startswith(("@", "#", "!")):
        return label or target
    if label is None:
        return target.removeprefix("mailto:")
    return label if target.endswith(label) or label.startswith(("http://", "https://")) else f"{label} ({target})"


def _target(match: re.Match[str]) -> str:
    target = match["target"]
    return target if target.startswith(("http://", "https://")) else _typed(match)


def _only_three(text: str) -> str:
    """`text` with every ampersand that starts none of Slack's three entities protected from unescaping."""
    return re.sub(r"&(?!(?:amp|lt|gt);)", "&amp;", text)
