"""
The contract, over every engine, for hosts that block and for those that do not.

Where the contract asks for it, a transaction of the host goes on beside the storage.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from onetsec.ports import Storage
from onetsec.storage.sqlalchemy import AsyncSqlAlchemyStorage, SqlAlchemyStorage
from onetsec.testing import BlockingStorage, LoopThread, StorageContract

from .databases import Database


class Blocking(StorageContract):
    """
    The contract over an engine of the storage's own, beside a transaction of the host.
    """

    @pytest.fixture(autouse=True)
    def opened(self, request: pytest.FixtureRequest) -> Iterator[None]:
        self.database: Database = request.getfixturevalue(type(self).__name__[4:].lower())
        self.storage = SqlAlchemyStorage(self.database.blocking)
        yield
        self.storage.close()

    def make(self) -> Storage:
        return self.storage

    @contextmanager
    def host_transaction(self) -> Iterator[None]:
        """
        A transaction that has read, and that is rolled back.
        """
        engine = self.database.engine()
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
            yield
            connection.rollback()
        engine.dispose()


class TestPostgreSQL(Blocking):
    """
    PostgreSQL with psycopg.
    """


class TestMariaDB(Blocking):
    """
    MariaDB with PyMySQL.
    """


class TestSQLite(Blocking):
    """
    SQLite with what Python brings.
    """


class Awaited(StorageContract):
    """
    The contract over an engine of the storage's own, in one event loop.
    """

    @pytest.fixture(autouse=True)
    def opened(self, request: pytest.FixtureRequest) -> Iterator[None]:
        database: Database = request.getfixturevalue(type(self).__name__[9:].lower())
        with LoopThread() as loop:
            self.storage = BlockingStorage(AsyncSqlAlchemyStorage(database.awaited), loop)
            yield
            self.storage.close()

    def make(self) -> Storage:
        return self.storage


class TestAsyncPostgreSQL(Awaited):
    """
    PostgreSQL with psycopg.
    """


class TestAsyncAsyncpg(Awaited):
    """
    PostgreSQL with asyncpg.
    """


class TestAsyncMariaDB(Awaited):
    """
    MariaDB with asyncmy.
    """


class TestAsyncSQLite(Awaited):
    """
    SQLite with aiosqlite.
    """
