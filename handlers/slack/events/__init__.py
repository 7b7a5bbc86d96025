"""What happens in the workspace: messages, files, the bot's comings and goings, who reads a channel, Home."""
