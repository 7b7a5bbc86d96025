"""Whether two figures are one measure, and whether their values agree (CHECKS 5 to 17).

`barriers` rule pairs out, `signs` measure what speaks for one measure, `odds` weighs them. `intervals` compares what
two figures stand for, `distance` and `slips` how values that differ lie to each other, `contradiction` whether one of
them is wrong. Which figures of a story meet at all is decided in bot/ledger/assignment.py.
"""
