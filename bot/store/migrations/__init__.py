"""Alembic: how the schema came to be."""
