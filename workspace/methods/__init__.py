"""Every Web API method this workspace answers; any other is `unknown_method`."""

from __future__ import annotations

from workspace.methods import auth, chat, conversations, files, reactions, users, validation, views
from workspace.web_api import Method

METHODS: dict[str, Method] = {
    **auth.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **files.METHODS,
    **reactions.METHODS,
    **users.METHODS,
    **validation.METHODS,
    **views.METHODS,
}
