"""Copy coming in: from a post, a wire or a feed to an article in the archive.

`posts` opens what was posted, `takes` puts a text together that came in several messages, `entry` files an article in
one transaction, with `lineage` (versions and copies of one text) and `placement` (which story). `wires` and `feeds`
bring articles nobody posted. `dry_run` places articles and keeps nothing.
"""
