"""Copy going out: what a reader is told, and nothing they may not see.

`replies` answers a posting, `notices` tells who shared what is corrected, `preflight` answers a draft, `overview` is
Home, `noise` what people made of findings, `story_page` one story, `story_lookup` and `quote_lookup` what people look
for. `problems` tells one problem once.
"""
