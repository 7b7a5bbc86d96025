"""How Alembic runs the migrations: on the connection it is handed, in that connection's transaction."""

from alembic import context

from bot.storage.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    transactional_ddl=True,  # true of SQLite too, since the desk begins its transactions itself
)
context.run_migrations()
