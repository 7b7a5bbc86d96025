"""A newsroom morning in a local workspace: the real bot, real sockets, and nobody's Slack."""
