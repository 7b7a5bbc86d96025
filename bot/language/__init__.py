"""English news, parsed: sentences, names and dates of an article.

This face imports nothing: spaCy takes a second to load, and what only knows what a name or a date is does without it.
"""
