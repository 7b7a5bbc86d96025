"""A mail becomes an article: the mail's own text, without signature and without the lines of a forward."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from bot.article import Moment
from bot.ingest.decode import decode
from bot.ingest.refusal import Refusal

_PREFIX = re.compile(r"^(?:(?:fwd?|re|aw|wg|press\s+release|news\s+release|media\s+release)\s*:\s*)+", re.IGNORECASE)
_FORWARD = re.compile(
    r"^[ \t>]*(?:-{2,}\s*(?:forwarded|original)\s+message\s*-{2,}|begin forwarded message:)[ \t]*\n+"
    r"(?P<fields>(?:[ \t>]*\*?[A-Za-z-]{2,12}:\*?[^\n]*\n)+)",
    re.IGNORECASE | re.MULTILINE,
)
# As Outlook writes it: the fields alone, from "From:" to "Subject:", below what the sender adds.
_FIELDS = re.compile(
    r"^[ \t>]*\*?From:\*?[^\n]*\n(?P<fields>(?:[ \t>]*\*?(?:Sent|Date|To|Cc|Reply-To|Importance):\*?[^\n]*\n)+"
    r"[ \t>]*\*?Subject:\*?[^\n]*\n)",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = re.compile(r"^[ \t>]*\*?(?P<name>[A-Za-z-]+):\*?\s*(?P<value>.*)$", re.MULTILINE)
_SIGNATURE = re.compile(r"^--[ \t]*$.*", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r"^> ?", re.MULTILINE)
_STUB_CHARS = 200
_UNDECLARED = frozenset({"us-ascii", "ascii", "unknown-8bit", "x-unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What a mail carries. `text` is plain, `html` the page where there is no plain text worth the name."""

    subject: str | None
    sent: Moment | None
    text: str = ""
    html: str | None = None


def read_mail(content: bytes) -> Mail:
    """The mail, or the one forwarded in it. Attachments are left alone; a part that cannot be decoded is left out."""
    message = message_from_bytes(content, policy=policy.default)
    plain, html = _part(message, "plain"), _part(message, "html")
    subject, sent = _subject(str(message.get("subject", ""))), _moment(str(message.get("date", "")))
    if html and len(plain.strip()) < _STUB_CHARS:
        return Mail(subject=subject, sent=sent, html=html)
    forward = _FORWARD.search(plain) or _FIELDS.search(plain)
    if forward:
        fields = {each["name"].lower(): each["value"].strip() for each in _FIELD.finditer(forward["fields"])}
        subject = _subject(fields.get("subject", "")) or subject
        sent = _moment(fields.get("date") or fields.get("sent") or "")
        plain = plain[forward.end() :]
        if all(line.startswith(">") for line in plain.split("\n") if line.strip()):
            plain = _QUOTED.sub("", plain)
    return Mail(subject=subject, sent=sent, text=_SIGNATURE.sub("", plain).strip())


def _part(message: EmailMessage, subtype: str) -> str:
    try:
        body = message.get_body(preferencelist=(subtype,))
        if not isinstance(body, EmailMessage):
            return ""
        charset = body.get_content_charset()
        return str(body.get_content()) if charset and charset not in _UNDECLARED else _undeclared(body)
    except (LookupError, ValueError, AttributeError, TypeError, AssertionError):
        return ""


def _undeclared(body: EmailMessage) -> str:
    """The text of a part that does not say in which encoding it is, as mail programs save it."""
    content = body.get_payload(decode=True)
    text = decode(content) if isinstance(content, bytes) else ""
    return "" if isinstance(text, Refusal) else text.replace("\r\n", "\n")


def _subject(stated: str) -> str | None:
    return _PREFIX.sub("", " ".join(stated.split())) or None


def _moment(stated: str) -> Moment | None:
    try:
        return Moment.parse(parsedate_to_datetime(stated.replace(" at ", " ")).isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
