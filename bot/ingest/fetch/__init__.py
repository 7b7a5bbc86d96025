"""Links, fetched safely: what a link leads to becomes bytes, or a refusal that says why not.

This face imports nothing: what asks nobody on the internet does without the HTTP client.
"""
