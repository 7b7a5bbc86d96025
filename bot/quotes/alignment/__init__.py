"""Whether two quotes say the same (CHECKS 30 to 34).

`wording` makes words comparable, `side_by_side` lays two quotes along their common words, `weight` says what a change
weighs, `doubts` and `occasions` where it may be no error, and `judge` what it comes to.
"""
