"""Settings that cannot be used are told by name, with what they should be."""

from __future__ import annotations

import pytest

from handlers import wiring
from handlers.errors import SettingsError


@pytest.mark.parametrize("name", ["FEEDS", "FEED_HOSTS", "HOUSE_OUTLETS", "SETTINGS_EDITORS"])
def test_a_bare_word_where_a_list_belongs_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "https://wire.example")
    with pytest.raises(SettingsError, match=rf"{name} is no JSON list: write it like {name}=\["):
        wiring.read_settings()
