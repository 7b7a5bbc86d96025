"""How Slack stores what people type, and how people read what Slack stores.

docs.slack.dev/messaging/formatting-message-text: `&`, `<` and `>` are escaped and nothing else; links stand in angle
brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from workspace.errors import Json

_LINK = re.compile(
    r"(?P<url>https?://[^\s<>|\"]+[^\s<>|\".,;:!?'’”)\]])"
    r"|(?P<mail>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b)"
    r"|(?P<token><[@#!][A-Z0-9a-z^|_.-]+>)"
    r"|(?<![\w@/.])@(?P<handle>[a-z0-9][a-z0-9._-]*[a-z0-9])"
)
_STORED = re.compile(r"<([^<>]+)>")
_DATE = re.compile(r"<!date\^(\d+)\^([^<>|^]+)(?:\^[^<>|]+)?\|[^<>]*>")
_TOKEN = re.compile(r"\{(\w+)\}")


def escape(text: str) -> str:
    """`&`, `<`, `>` as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """The three entities as characters again."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def as_stored(typed: str, user_id: Callable[[str], str | None]) -> str:
    """Typed text as a message event carries it: escaped, addresses wrapped, `@handle` of a known person turned into
    `<@U…>`.

    A mention typed in Slack's own notation (`<@U…>`, `<#C…>`, `<!here>`) stays as it is.
    """
    parts, end = [], 0
    for found in _LINK.finditer(typed):
        parts.append(escape(typed[end : found.start()]))
        parts.append(_wrapped(found, user_id))
        end = found.end()
    return "".join([*parts, escape(typed[end:])])


def rich_text(stored: str, block_id: str) -> Json:
    """The `rich_text` block Slack's client sends beside the text of a person's message (links and mentions as
    elements).
    """
    elements: list[Json] = []
    end = 0
    for found in _STORED.finditer(stored):
        if found.start() > end:
            elements.append({"type": "text", "text": unescape(stored[end : found.start()])})
        elements.append(_element(found[1]))
        end = found.end()
    if end < len(stored):
        elements.append({"type": "text", "text": unescape(stored[end:])})
    return {
        "type": "rich_text",
        "block_id": block_id,
        "elements": [{"type": "rich_text_section", "elements": elements}],
    }


def as_read(stored: str) -> str:
    """Stored text as a person sees it: labels for links, entities resolved; emphasis marks stay."""
    return unescape(_STORED.sub(lambda found: _label(found[1]), stored))


def in_zone(text: str, blocks: Iterable[Json], tz: str) -> tuple[str, list[Json]]:
    """Text and blocks with every date told as Slack tells it to a person in that zone (an IANA name)."""
    told = _DATE.sub(lambda found: escape(_dated(int(found[1]), found[2], tz)), text)
    return told, [_zoned(each, tz) for each in blocks]


def _zoned(part: Json, tz: str) -> Json:
    if part.get("type") == "date":
        return {**part, "fallback": _dated(int(part["timestamp"]), str(part["format"]), tz)}
    if part.get("type") == "mrkdwn":
        return {**part, "text": in_zone(str(part["text"]), (), tz)[0]}
    told = dict(part)
    for name in ("elements", "fields"):
        if isinstance(part.get(name), list):
            told[name] = [_zoned(each, tz) for each in part[name]]
    for name in ("text", "title", "subtitle", "body"):
        if isinstance(part.get(name), dict):
            told[name] = _zoned(part[name], tz)
    if part.get("type") == "data_table":
        told["rows"] = [[_zoned(cell, tz) for cell in row] for row in part["rows"]]
    return told


def _dated(timestamp: int, form: str, tz: str) -> str:
    """The words of a date; "today" and the like are told as the date."""
    at = datetime.fromtimestamp(timestamp, ZoneInfo(tz))
    tokens = {
        "date_num": f"{at:%Y-%m-%d}",
        "date": f"{at:%B %-d, %Y}",
        "date_short": f"{at:%b %-d, %Y}",
        "date_long": f"{at:%A, %B %-d, %Y}",
        "time": f"{at:%H:%M}",
        "time_secs": f"{at:%H:%M:%S}",
    }
    pretty = {f"{name}_pretty": tokens[name] for name in ("date", "date_short", "date_long")}
    return _TOKEN.sub(lambda found: {**tokens, **pretty}.get(found[1], found[0]), form)


def links(stored: str) -> tuple[str, ...]:
    """The addresses in stored text, in order, unescaped, without labels."""
    inner = (found[1] for found in _STORED.finditer(stored))
    return tuple(unescape(one.split("|")[0]) for one in inner if one.startswith(("http://", "https://")))


def mentions(stored: str) -> tuple[str, ...]:
    """The ids of the people mentioned, in order."""
    return tuple(found[1][1:].split("|")[0] for found in _STORED.finditer(stored) if found[1].startswith("@"))


def shown(text: str, blocks: Iterable[Json]) -> str:
    """A message as a person reads it: its blocks line by line when it has any, else its text."""
    lines = [line for block in blocks for line in _lines(block)]
    return "\n".join(lines) if lines else as_read(text)


def _wrapped(found: re.Match[str], user_id: Callable[[str], str | None]) -> str:
    if found["url"]:
        return f"<{escape(found['url'])}>"
    if found["mail"]:
        return f"<mailto:{found['mail']}|{found['mail']}>"
    if found["token"]:
        return found["token"]
    known = user_id(found["handle"])
    return f"<@{known}>" if known else found[0]


def _element(inner: str) -> Json:
    target, _, label = inner.partition("|")
    if target.startswith("@"):
        return {"type": "user", "user_id": target[1:]}
    if target.startswith("#"):
        return {"type": "channel", "channel_id": target[1:]}
    if target.startswith("!"):
        return {"type": "broadcast", "range": target[1:]}
    link: Json = {"type": "link", "url": unescape(target)}
    return {**link, "text": unescape(label)} if label else link


def _label(inner: str) -> str:
    target, _, label = inner.partition("|")
    return label or target


def _lines(block: Json) -> list[str]:
    """The lines of one block; a kind without words has none."""
    kind = block.get("type", "")
    return _LINES[kind](block) if kind in _LINES else []


def _section(block: Json) -> list[str]:
    parts = [block.get("text"), *block.get("fields", ())]
    return [_object(part) for part in parts if part] + _controls([block.get("accessory")])


def _object(part: Json) -> str:
    if part["type"] == "image":
        return f"[image: {part['alt_text']}]"
    return as_read(part["text"]) if part["type"] == "mrkdwn" else str(part["text"])


def _controls(elements: Iterable[Json | None]) -> list[str]:
    shown_controls = []
    for element in elements:
        if element is None:
            continue
        label = element.get("text") or element.get("placeholder")
        if element["type"] == "image":
            shown_controls.append(f"[image: {element['alt_text']}]")
        elif element["type"] == "overflow":
            shown_controls.append("[⋯]")
        else:
            arrow = "" if element["type"] == "button" else " ▾"
            shown_controls.append(f"[{label['text'] if label else element['type']}{arrow}]")
    return shown_controls


def _rich(element: Json) -> str:
    kind = element.get("type", "")
    if kind.startswith("rich_text_"):
        inner = [_rich(one) for one in element["elements"]]
        return "\n".join(f"• {one}" for one in inner) if kind == "rich_text_list" else "".join(inner)
    if kind == "link":
        return str(element.get("text") or element["url"])
    field, before, after = _INLINE.get(kind, ("text", "", ""))
    return f"{before}{element.get(field, '')}{after}"


_INLINE = {  # kind of rich text element -> the field that holds it, and how Slack's client marks it
    "user": ("user_id", "@", ""),
    "channel": ("channel_id", "#", ""),
    "emoji": ("name", ":", ":"),
    "broadcast": ("range", "@", ""),
    "date": ("fallback", "", ""),
}


def _input(block: Json) -> list[str]:
    return [str(block["label"]["text"]), *_controls([block["element"]])]


def _table(block: Json) -> list[str]:
    rows = [" | ".join(_cell(cell) for cell in row) for row in block["rows"]]
    return [f"[table: {block['caption']}]", *rows]


def _cell(cell: Json) -> str:
    return "".join(map(_rich, cell["elements"])) if cell["type"] == "rich_text" else str(cell["text"])


def _chart(block: Json) -> list[str]:
    chart = block["chart"]
    series = chart.get("series") or [{"name": "", "data": chart.get("segments", [])}]
    told = [(one["name"], ", ".join(f"{each['label']} {each['value']}" for each in one["data"])) for one in series]
    return [f"[{chart['type']} chart: {block['title']}]", *(f"{name}: {points}" for name, points in told)]


def _card(block: Json) -> list[str]:
    pictures = [_object(block[name]) for name in ("hero_image", "icon") if block.get(name)]
    words = [_object(block[name]) for name in ("title", "subtitle", "body") if block.get(name)]
    return [*pictures, *words, *_controls(block.get("actions") or [])]


_LINES: dict[str, Callable[[Json], list[str]]] = {
    "input": _input,
    "section": _section,
    "header": lambda block: [_object(block["text"])],
    "context": lambda block: ["  ".join(_object(element) for element in block["elements"])],
    "actions": lambda block: ["  ".join(_controls(block["elements"]))],
    "markdown": lambda block: [str(block["text"])],
    "alert": lambda block: [f"[{block.get('level') or 'default'}] {_object(block['text'])}"],
    "card": _card,
    "data_table": _table,
    "data_visualization": _chart,
    "divider": lambda _: ["———"],
    "image": lambda block: [f"[image: {block['alt_text']}]"],
    "rich_text": lambda block: ["".join(_rich(element) for element in block["elements"])],
}
