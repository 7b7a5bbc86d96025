"""The desk without Slack: files in, findings out, in words or as JSON."""
