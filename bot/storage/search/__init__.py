"""Finding in the archive: by words (`by_words`), by what was said (`by_quote`), with the database's full-text engine.

`fulltext` asks the engine, `index` keeps its tables, `terms` counts in how many articles a term stands, `utterances`
holds the versions of what was said, `planner` keeps PostgreSQL from reading whole tables.
"""
