"""What Slack sends: stored before it is acknowledged, and handed to whoever answers it."""
