"""Who and what there is in the workspace, as Slack says it and as we remember it: people, channels, files."""
