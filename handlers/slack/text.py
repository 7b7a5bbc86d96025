"""Slack's message text as a person wrote it, and a person's text as Slack wants it.

Rules: https://docs.slack.dev/messaging/formatting-message-text
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_REFERENCE = re.compile(r"<(?P<target>[^<>|\n]+)(?:\|(?P<label>[^<>\n]*))?>")
# Bounded, like all that is looked for in what anybody may send: a mark that never ends must not cost more each time.
# Marks that turn the direction of what follows them, also beyond the words they stand in; and what nobody sees.
_UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f\u200b\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_EMPHASIS = re.compile(r"(?<![\w*_~])([*_~])(?=[^\s*_~])([^\n]{0,400}?[^\s*_~])\1(?![\w*_~])")


def plain(text: str) -> str:
    """The words of a message: links and mentions undone to what was typed, the three escapes undone last."""
    return html.unescape(_only_three(_REFERENCE.sub(_typed, text)))


def prose(text: str) -> str:
    """The words of a text somebody pasted: as `plain`, with labels in place of links, and without marks of emphasis.

    A link that has a line of its own stays as its address, unless words stand for it; a list of links stays one. A text
    quoted as a whole is told without its quotation bars.
    """
    lines = text.split("\n")
    links = sum(bool(_alone(line)) for line in lines)
    if links > 1 and links * 2 > sum(bool(line.strip()) for line in lines):
        return plain(text)
    if all(line.startswith("&gt;") for line in lines if line.strip()):
        lines = [line.removeprefix("&gt;").removeprefix(" ") for line in lines]
    told = "\n".join(_EMPHASIS.sub(r"\2", _told(line)) for line in lines)
    return html.unescape(_only_three(told))


def _told(line: str) -> str:
    alone = _alone(line)
    return _target(alone) if alone and " " not in (alone["label"] or "") else _REFERENCE.sub(_labelled, line)


def _alone(line: str) -> re.Match[str] | None:
    return _REFERENCE.fullmatch(line.strip().lstrip("*•-– ").strip("*_~"))


def _labelled(match: re.Match[str]) -> str:
    return match["label"] or _typed(match)


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


def visible(words: str) -> str:
    """`words` without what nobody sees and what would turn the direction of the words beside them."""
    return _UNSEEN.sub("", words)


def clipped(words: str, most: int) -> str:
    """`words` in at most `most` characters, cut between two words where there is a space near the end."""
    if len(words) <= most:
        return words
    cut = words[: most - 2]
    head = cut.rpartition(" ")[0]
    return f"{(head if 2 * len(head) > most else cut).rstrip()} …"


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
