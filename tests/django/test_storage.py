"""
The contract, over every engine that Django and we know, in a transaction of the project and out of
one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connections, transaction

from onetsec.django.storage import DjangoStorage
from onetsec.ports import Storage
from onetsec.testing.contracts import OutageContract, StorageContract

from . import databases


class Tables(StorageContract):
    """
    The contract over one database. Each thread opens a connection, as in a server of Django's.
    """

    threads = 16

    @pytest.fixture(autouse=True)
    def opened(self, request: pytest.FixtureRequest) -> Iterator[None]:
        self.alias: str = request.getfixturevalue(type(self).__name__[4:].lower())
        self.storage = DjangoStorage(self.alias, patience=30.0)
        yield
        self.storage.close()

    def make(self) -> Storage:
        return self.storage

    def leave(self) -> None:
        """
        Close the connection of the thread, as Django does when a request ends.
        """
        connections[self.alias].close()

    @contextmanager
    def host_transaction(self) -> Iterator[None]:
        """
        A transaction of the project on the connection that it shares, rolled back.
        """
        with transaction.atomic(using=self.alias):
            yield
            transaction.set_rollback(True, using=self.alias)


class TestFile(Tables):
    """
    SQLite, beside no transaction: it has one writer.
    """

    @contextmanager
    def host_transaction(self) -> Iterator[None]:
        yield


class TestPostgreSQL(Tables):
    """
    PostgreSQL with psycopg.
    """


class TestMariaDB(Tables):
    """
    MariaDB with PyMySQL.
    """


class TestNoServer(OutageContract):
    """
    A server that is not there is an outage.
    """

    @pytest.fixture(autouse=True)
    def named(self) -> Iterator[None]:
        options = {"ENGINE": "django.db.backends.postgresql", "HOST": "127.0.0.1", "PORT": "1"}
        alias = databases.add("down", NAME="x", OPTIONS={"connect_timeout": 2}, **options)
        self.storage = DjangoStorage(alias)
        yield
        databases.remove(alias)

    def make(self) -> Storage:
        return self.storage


class TestNoFile(OutageContract):
    """
    A file that can not be made is an outage.
    """

    @pytest.fixture(autouse=True)
    def named(self, tmp_path: Path) -> Iterator[None]:
        alias = databases.sqlite(tmp_path / "missing", alias="missing")
        self.storage = DjangoStorage(alias)
        yield
        databases.remove(alias)

    def make(self) -> Storage:
        return self.storage
