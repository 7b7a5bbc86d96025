"""Are two happenings one, and do their times contradict each other?"""
