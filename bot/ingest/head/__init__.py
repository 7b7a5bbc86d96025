"""What stands above and below an article's text, and the text without it."""
