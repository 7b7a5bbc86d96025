"""Who speaks (CHECKS 27 to 29).

`candidates` are all words of a sentence that could say so, `rank` orders them, and `attribute` chooses the speaker;
`speakers` turns the mention into a name, `rivals` asks whether the article leaves room for another.
"""
