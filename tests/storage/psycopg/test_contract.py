"""
The contract, over PostgreSQL by psycopg: at every isolation level that a database may have.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from onetsec.ports import Storage
from onetsec.storage.psycopg import AsyncPsycopgStorage, PsycopgStorage
from onetsec.testing import BlockingStorage, LoopThread
from onetsec.testing.contracts import StorageContract

from ...engines.postgresql import PostgreSQL


@pytest.fixture(scope="class")
def opened(request: pytest.FixtureRequest, postgresql_server: PostgreSQL) -> Iterator[None]:
    """
    One storage a class, in a database of its own.
    """
    name = postgresql_server.database(default_transaction_isolation=request.cls.isolation)
    request.cls.url = postgresql_server.url_of(name)
    storage = PsycopgStorage(request.cls.url, patience=30)
    request.cls.storage = storage
    yield
    storage.close()


@pytest.fixture(scope="class")
def opened_in_a_loop(
    request: pytest.FixtureRequest, postgresql_server: PostgreSQL
) -> Iterator[None]:
    """
    The same, in an event loop.
    """
    name = postgresql_server.database(default_transaction_isolation=request.cls.isolation)
    request.cls.url = postgresql_server.url_of(name)
    with LoopThread() as loop:
        storage = AsyncPsycopgStorage(request.cls.url, patience=30)
        request.cls.storage = BlockingStorage(storage, loop)
        yield
        request.cls.storage.close()


class Proof(StorageContract):
    """
    What is proven.

    Attributes:
        isolation: What a transaction of the database is, unless it says otherwise.
    """

    isolation = "read committed"
    storage: Storage
    url: str

    def make(self) -> Storage:
        return self.storage

    @contextmanager
    def host_transaction(self) -> Iterator[None]:
        with psycopg.connect(self.url) as host:
            host.execute("CREATE TABLE orders (id integer)")
            yield
            host.rollback()


@pytest.mark.usefixtures("opened")
class TestReadCommitted(Proof):
    """
    PostgreSQL's own default.
    """


@pytest.mark.usefixtures("opened")
class TestRepeatableRead(Proof):
    """
    Whoever comes second is refused.
    """

    isolation = "repeatable read"


@pytest.mark.usefixtures("opened")
class TestSerializable(Proof):
    """
    Whoever might have come second is refused.
    """

    isolation = "serializable"


@pytest.mark.usefixtures("opened_in_a_loop")
class TestAsynchronousReadCommitted(Proof):
    """
    PostgreSQL's own default, from an event loop.
    """


@pytest.mark.usefixtures("opened_in_a_loop")
class TestAsynchronousRepeatableRead(Proof):
    """
    Whoever comes second is refused, in an event loop too.
    """

    isolation = "repeatable read"


@pytest.mark.usefixtures("opened_in_a_loop")
class TestAsynchronousSerializable(Proof):
    """
    Whoever might have come second is refused, in an event loop too.
    """

    isolation = "serializable"
