"""What an amount says, over the parse: the thing counted or measured, what happens to it, when, where, by whose word.

`thing` finds what is counted, `property` what an amount with a unit measures (`behind` in what
stands right behind it, `transfers` in what is paid for or taken off), `surface` the same without a parse,
`predicate` the verb, `direction` rise or fall, `period` the days, `location` the place, `source` who says so.
"""
