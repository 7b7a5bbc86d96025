"""What is written: from characters to an amount.

`lexemes` and `numerals` read digits and words, `scales` what multiplies them, `units` names units and currencies (their
forms stand in `written_units`), `quantities` puts one number together with its unit, rate and age ("39-year-old" is
read there), `magnitudes` knows those of earthquakes, `ages` the ages that stand by themselves, `fractions` parts in
digits, `hedges` turns "about 30" into the interval it stands for, `ranges` joins two numbers, `nonfigures` leaves out
what is no quantity, `identifiers` among it, `assembly` runs them over a sentence.
"""
