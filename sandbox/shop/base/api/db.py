"""The database."""
from sqlalchemy import create_engine, text
from sqlalchemy.orm import sessionmaker

from . import config

engine = create_engine(config.DATABASE_URL, pool_pre_ping=True)
sessions = sessionmaker(engine)


def ping() -> None:
    with engine.connect() as connection:
        connection.execute(text("select 1"))
