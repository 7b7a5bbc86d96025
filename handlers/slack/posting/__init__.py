"""What is said in Slack: to everybody through the outbox, to one person at once."""
