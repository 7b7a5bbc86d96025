"""Pages of HTML: the article on them, what they say about it, and the walls in front of it.

This face imports nothing: an address is cleaned without the parser of pages.
"""
