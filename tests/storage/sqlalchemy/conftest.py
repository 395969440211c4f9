"""
A database a module on every server, and one file a test of SQLite.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from onetsec.storage.sqlalchemy import SqlAlchemyStorage

from ...engines.mariadb import MariaDB
from ...engines.postgresql import PostgreSQL
from .databases import Database

ENGINES = ("postgresql", "mariadb", "sqlite")


def prepared(made: Database) -> Database:
    """
    Make the tables.
    """
    storage = SqlAlchemyStorage(made.blocking)
    storage.upgrade()
    storage.close()
    return made


@pytest.fixture(scope="module")
def postgresql(postgresql_server: PostgreSQL) -> Database:
    """
    PostgreSQL, with tables.
    """
    return prepared(empty_postgresql(postgresql_server))


@pytest.fixture(scope="module")
def asyncpg(postgresql: Database) -> Database:
    """
    The same database by another driver.
    """
    return Database(postgresql.blocking, postgresql.awaited.replace("psycopg", "asyncpg"))


@pytest.fixture(scope="module")
def mariadb(mariadb_server: MariaDB) -> Database:
    """
    MariaDB, with tables.
    """
    return prepared(empty_mariadb(mariadb_server))


@pytest.fixture
def sqlite(tmp_path: Path) -> Database:
    """
    One file, with tables.
    """
    return prepared(empty_sqlite(tmp_path))


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest) -> Database:
    """
    Each of them, with tables.
    """
    made: Database = request.getfixturevalue(request.param)
    return made


@pytest.fixture(params=ENGINES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """
    Each of them, without any table.
    """
    if request.param == "postgresql":
        return empty_postgresql(request.getfixturevalue("postgresql_server"))
    if request.param == "mariadb":
        return empty_mariadb(request.getfixturevalue("mariadb_server"))
    return empty_sqlite(tmp_path)


def empty_postgresql(server: PostgreSQL) -> Database:
    """
    A database of its own on a PostgreSQL.
    """
    url = server.url_of(server.database()).replace("postgresql:", "postgresql+psycopg:")
    return Database(url, url)


def empty_mariadb(server: MariaDB) -> Database:
    """
    A database of its own on a MariaDB.
    """
    name = server.database()
    return Database(server.url_of(name), server.url_of(name, scheme="mysql+asyncmy"))


def empty_sqlite(folder: Path) -> Database:
    """
    A file that is not there yet.
    """
    path = folder / "host.db"
    return Database(f"sqlite+pysqlite:///{path}", f"sqlite+aiosqlite:///{path}")
