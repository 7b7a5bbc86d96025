"""What the commands end with: 0 where all is well, else one of these."""

from __future__ import annotations

FINDINGS, ERROR = 1, 2  # exit statuses
