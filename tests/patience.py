"""How long a test waits for what will happen: a wait ends with its condition, so only what is broken takes as long.

No test says how fast anything is; on a machine with more to do than processors all of it takes many times as long.
"""

from __future__ import annotations

from typing import Final

PATIENCE: Final = 300.0  # seconds
