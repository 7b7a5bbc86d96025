"""A local, Slack-compatible workspace: for the demo, for development, for end-to-end tests. See README.md."""

from workspace.apps import ALL_SCOPES, App
from workspace.errors import ApiError, NotPossibleError
from workspace.misbehaviour import Misbehaviour
from workspace.outcomes import Interaction
from workspace.people import Person
from workspace.records import Channel, File, Message, User, View
from workspace.server import Server, serve
from workspace.traffic import Attempt, Call, Delivery
from workspace.workspace import Workspace

__all__ = [
    "ALL_SCOPES",
    "ApiError",
    "App",
    "Attempt",
    "Call",
    "Channel",
    "Delivery",
    "File",
    "Interaction",
    "Message",
    "Misbehaviour",
    "NotPossibleError",
    "Person",
    "Server",
    "User",
    "View",
    "Workspace",
    "serve",
]
