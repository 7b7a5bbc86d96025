"""The front door: what the desk does, in transactions. `desk.py` for posts and findings, `stories.py` for what people
decide about stories, `digests.py` for the digests they order.
"""
