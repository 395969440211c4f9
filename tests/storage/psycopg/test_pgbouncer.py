"""
PostgreSQL behind pgbouncer, whose connections are lent for a transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import psycopg
import pytest

from onetsec.ports import Storage
from onetsec.storage.psycopg import PsycopgStorage
from onetsec.testing import together
from onetsec.testing.contracts import StorageContract, account

from ...engines.pgbouncer import pgbouncer
from ...engines.postgresql import PostgreSQL
from .conftest import Opened


@pytest.fixture(scope="module")
def pooler(postgresql_server: PostgreSQL) -> Iterator[int]:
    """
    The port of a pooler before the server.
    """
    with pgbouncer(postgresql_server) as port:
        yield port


@pytest.fixture(scope="class")
def pooled(
    request: pytest.FixtureRequest, postgresql_server: PostgreSQL, pooler: int
) -> Iterator[None]:
    """
    A storage behind it.
    """
    url = postgresql_server.url_of(postgresql_server.database(), port=pooler)
    request.cls.storage = PsycopgStorage(url, max_size=16, patience=30)
    yield
    request.cls.storage.close()


@pytest.mark.usefixtures("pooled")
class TestPgBouncer(StorageContract):
    """
    Every rule is kept: nothing is remembered from one transaction to the next.
    """

    storage: Storage

    def make(self) -> Storage:
        return self.storage


def test_statement_may_meet_any_server_process(
    opened: Opened, postgresql_server: PostgreSQL, pooler: int
) -> None:
    """
    Of four, though the storage has sixteen connections to the pooler.
    """
    url = postgresql_server.url_of(postgresql_server.database(), port=pooler)
    storage = opened(url, min_size=16, max_size=16, patience=30)

    def use(number: int) -> None:
        for version in range(1, 9):
            assert storage.save(account(f"u{number}", version=version), expected=version - 1)

    together([partial(use, number) for number in range(16)])

    assert 8 == getattr(storage.load("u15"), "version", None)


def test_prepared_statements_are_lost_there(postgresql_server: PostgreSQL, pooler: int) -> None:
    """
    The negative control: what psycopg does by default fails, once there are two clients.
    """
    url = postgresql_server.url_of("postgres", port=pooler)

    def prepare(connection: psycopg.Connection) -> None:
        for number in range(20):
            connection.execute("SELECT %s::int", (number,))

    with psycopg.connect(url, autocommit=True) as one:
        prepare(one)
        with psycopg.connect(url, autocommit=True) as other, pytest.raises(psycopg.Error):
            prepare(other)


def test_time_limits_are_set_where_that_is_allowed(
    opened: Opened, postgresql_server: PostgreSQL
) -> None:
    """
    A pooler that is told to ignore options is connected to at once.
    """
    with pgbouncer(postgresql_server, ignore_startup_parameters="options") as port:
        url = postgresql_server.url_of(postgresql_server.database(), port=port)
        assert opened(url).save(account("ada"), expected=0)
