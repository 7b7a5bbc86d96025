"""What was forwarded in a mail: the fields above it as mail programs of several languages write them, and its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from bot.article import Moment
from bot.ingest import clean
from bot.ingest.head.dates import find

_FROM = "from|von|de|van|da|fra|från"
_SENT = "sent|date|gesendet|datum|envoyé|enviado(?: el)?|fecha|data|verzonden|inviato|sendt|skickat|dato"
_SUBJECT = "subject|betreff|objet|asunto|onderwerp|oggetto|emne|ämne|assunto"
_OTHER = "to|cc|bcc|reply-to|importance|an|kopie|à|para|aan|a|til|till|priority|wichtigkeit|attachments?"
_MARGIN = r"^[ \t>]*\*?"
# A marker and any fields below it, or the fields alone from the sender to the subject, in either order.
_FORWARD = re.compile(
    rf"^[ \t>]*(?:[-_]{{2,}}\s*[^\W\d_][^\n]{{4,50}}?\s*[-_]{{2,}}|begin forwarded message:)[ \t]*\n"
    rf"(?:[ \t>]*\n)*(?P<fields>(?:{_MARGIN}(?:{_FROM}|{_SENT}|{_SUBJECT}|{_OTHER})\s*:\*?[^\n]*\n){{2,}})",
    re.IGNORECASE | re.MULTILINE,
)
_FIELDS = re.compile(
    rf"(?P<fields>{_MARGIN}(?:{_FROM})\s*:\*?[^\n]*\n(?:{_MARGIN}(?:{_SENT}|{_OTHER})\s*:\*?[^\n]*\n)+"
    rf"{_MARGIN}(?:{_SUBJECT})\s*:\*?[^\n]*\n)",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = re.compile(
    rf"{_MARGIN}(?:(?P<sent>{_SENT})|(?P<subject>{_SUBJECT})|[\w -]+?)\s*:\*?\s*(?P<value>.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_PREFIX = re.compile(
    r"^(?:(?:(?:fwd?|re|aw|wg|tr|rv|sv|vs|vb|doorst)\s*:"
    r"|(?P<embargo>(?:under\s+|strictly\s+)?embargo(?:ed)?\b[^:]{0,60}):"
    r"|(?:press|news|media)\s+release\s*[:–—-]|(?:presse|medien)mitteilung\s*[:–—-]|persbericht\s*[:–—-]"
    r"|communiqué(?:\s+de\s+presse)?\s*[:–—-]|nota\s+de\s+prensa\s*[:–—-]|comunicato(?:\s+stampa)?\s*[:–—-])\s*)+",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^> ?", re.MULTILINE)
_GREETING_LINES = 15  # above a headline that repeats the subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Forward:
    """A forwarded text below its fields; None where they do not say."""

    text: str
    subject: str | None = None
    sent: Moment | None = None


def find_forward(text: str, *, within: int | None = None) -> Forward | None:
    """What is forwarded in `text`, its quotation marks taken off. `within` characters its fields have to begin."""
    found = [match for pattern in (_FORWARD, _FIELDS) if (match := pattern.search(text))]
    match = min(found, key=lambda each: each.start(), default=None)
    if match is None or (within is not None and match.start() > within):
        return None
    fields = list(_FIELD.finditer(match["fields"]))
    below = text[match.end() :]
    if match["fields"].lstrip().startswith(">"):
        below = _unquoted(below)
    subject = next((each["value"] for each in fields if each["subject"]), "")
    sent = next((each["value"] for each in fields if each["sent"]), "")
    return Forward(text=below, subject=subject.strip() or None, sent=moment(sent))


def _unquoted(text: str) -> str:
    """The quoted lines at the head of `text` without their marks; what is written below them is the sender's."""
    kept: list[str] = []
    for line in text.split("\n"):
        if line.strip() and not line.startswith(">"):
            break
        kept.append(_QUOTED.sub("", line))
    return "\n".join(kept)


def headed(subject: str | None, text: str) -> str:
    """`text` with the subject of its mail as its headline, marked as such, and the embargo the subject names.

    What stands above a line that repeats the subject is a greeting and goes.
    """
    title = without_prefix(subject or "")
    if not title:
        return text
    lines = text.strip().split("\n")
    for at, line in enumerate(lines[:_GREETING_LINES]):
        if clean.folded(line) == clean.folded(title):
            text = "\n".join(lines[at + 1 :])
            break
    prefix = _PREFIX.match(subject or "")
    embargo = f"{prefix['embargo']}\n\n" if prefix and prefix["embargo"] else ""
    return f"{embargo}Subject: {title}\n\n{text.strip()}"


def without_prefix(subject: str) -> str:
    """A subject without "Fwd:", "Press release:" and the like in front."""
    return _PREFIX.sub("", " ".join(subject.split()))


def moment(stated: str) -> Moment | None:
    """When a mail was sent, in the form of its header or of the program that quotes it."""
    try:
        return Moment.parse(parsedate_to_datetime(stated).isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        found = find(stated)
        return found[0].moment if found else None
