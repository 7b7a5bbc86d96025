"""A damaged SQLite file is called one, wherever it is met."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage.database import open_database
from bot.storage.errors import DatabaseDamagedError


def test_a_damaged_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    engine = open_database(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE words (word TEXT)"))
        connection.execute(text("INSERT INTO words SELECT hex(randomblob(200)) FROM json_each('[1,2,3,4,5,6,7,8]')"))
        for _ in range(8):
            connection.execute(text("INSERT INTO words SELECT word FROM words"))
    engine.dispose()
    held = bytearray(file.read_bytes())
    held[8192:] = b"\xa5" * (len(held) - 8192)
    file.write_bytes(held)
    with (
        pytest.raises(DatabaseDamagedError, match="put a copy in its place"),
        open_database(f"sqlite:///{file}").connect() as told,
    ):
        told.execute(text("SELECT count(*), max(word) FROM words")).all()
