"""How what the desk knows is worded and laid out for Slack."""
