"""A mail becomes an article: the mail's own text, without signature and without the lines of a forward."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from bot.article import Moment
from bot.ingest.decode import decode
from bot.ingest.forward import find_forward, moment
from bot.ingest.refusal import Refusal

_SIGNATURE = re.compile(r"^--[ \t]*$.*", re.MULTILINE | re.DOTALL)
_STUB_CHARS = 200  # of a plain part that only says the mail is HTML
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
    subject, sent = str(message.get("subject", "")).strip() or None, moment(str(message.get("date", "")))
    if html and len(plain.strip()) < _STUB_CHARS:
        return Mail(subject=subject, sent=sent, html=html)
    forward = find_forward(plain)
    if forward:
        subject, sent, plain = forward.subject or subject, forward.sent, forward.text
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
