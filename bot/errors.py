"""The errors the desk raises on purpose. Each message says what happened and what to do; no others are expected."""

from __future__ import annotations


class CopydeskError(Exception):
    """Something a person can mend; the message says how. Every error raised on purpose is one of these."""
