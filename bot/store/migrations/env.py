"""Run by Alembic: one migration after the other on the connection that `migrate` hands in."""

from alembic import context

from bot.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
