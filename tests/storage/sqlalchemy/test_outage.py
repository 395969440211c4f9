"""
Servers that are down: refused, hanging, killed and back.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any, cast

import pytest
from attrs import evolve

from onetsec import ConfigurationError, Unavailable
from onetsec.ports import Storage
from onetsec.storage.sqlalchemy import AsyncSqlAlchemyStorage, SqlAlchemyStorage
from onetsec.testing import BlockingStorage, LoopThread, OutageContract
from onetsec.testing.contracts import account, event

from ...engines.mariadb import MariaDB
from ...engines.mariadb import mariadb as mariadb_of_its_own
from ...engines.postgresql import PostgreSQL
from ...engines.postgresql import postgresql as postgresql_of_its_own
from .conftest import empty_mariadb, empty_postgresql, prepared
from .databases import Database
from .silence import closed_port, silent_port

BLOCKING = ("postgresql+psycopg", "mariadb+pymysql")
AWAITED = ("postgresql+psycopg", "postgresql+asyncpg", "mysql+asyncmy")
KINDS = [*((driver, False) for driver in BLOCKING), *((driver, True) for driver in AWAITED)]
KIND_NAMES = [f"{driver}-{'awaited' if is_async else 'blocking'}" for driver, is_async in KINDS]


@contextmanager
def opened(url: str, *, is_async: bool, patience: float = 5.0) -> Iterator[Storage]:
    """
    A storage of either kind, as one that blocks.
    """
    if not is_async:
        storage = SqlAlchemyStorage(url, patience=patience)
        yield storage
        storage.close()
        return

    with LoopThread() as loop:
        awaited = BlockingStorage(AsyncSqlAlchemyStorage(url, patience=patience), loop)
        yield awaited
        awaited.close()


@pytest.mark.parametrize(("driver", "is_async"), KINDS, ids=KIND_NAMES)
class TestRefused(OutageContract):
    """
    Nobody listens.
    """

    @pytest.fixture(autouse=True)
    def refused(self, driver: str, is_async: bool) -> Iterator[None]:
        url = f"{driver}://ada@127.0.0.1:{closed_port()}/shop"
        with opened(url, is_async=is_async) as self.storage:
            yield

    def make(self) -> Storage:
        return self.storage


class TestMissingFolder(OutageContract):
    """
    A file that can not be made.
    """

    @pytest.fixture(autouse=True, params=["sqlite+pysqlite", "sqlite+aiosqlite"])
    def named(self, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
        url = f"{request.param}:///{tmp_path}/missing/host.db"
        with opened(url, is_async=request.param == "sqlite+aiosqlite") as self.storage:
            yield

    def make(self) -> Storage:
        return self.storage


@pytest.mark.parametrize(("driver", "is_async"), KINDS, ids=KIND_NAMES)
def test_silent_server_is_given_up(driver: str, is_async: bool) -> None:
    """
    One that takes the connection and says nothing is unavailable in time.
    """
    with silent_port() as port:
        url = f"{driver}://ada@127.0.0.1:{port}/shop"
        with opened(url, is_async=is_async, patience=0.5) as storage:
            began = time.monotonic()
            with pytest.raises(Unavailable):
                storage.load("ada")

    assert time.monotonic() - began < 5


@pytest.mark.parametrize("is_async", [False, True], ids=["blocking", "awaited"])
@pytest.mark.parametrize("engine", ["postgresql", "asyncpg", "mariadb"])
def test_hanging_statement_is_given_up(
    engine: str, is_async: bool, request: pytest.FixtureRequest
) -> None:
    """
    A statement that waits for a lock without end is given up in time, and the next one goes on.
    """
    database: Database = request.getfixturevalue(engine)
    url = database.awaited if is_async else database.blocking
    with opened(url, is_async=is_async, patience=1.0) as storage:
        storage.save(account(engine), expected=0)
        with locked(database):
            began = time.monotonic()
            with pytest.raises(Unavailable):
                storage.record_event(event(engine))
            waited = time.monotonic() - began

        assert waited < 6
        assert storage.load(engine)


@contextmanager
def locked(database: Database) -> Iterator[None]:
    """
    Hold the events of *database*, as a migration that hangs would.
    """
    engine = database.engine()
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("LOCK TABLE onetsec_event IN ACCESS EXCLUSIVE MODE")
        else:
            connection.exec_driver_sql("LOCK TABLES onetsec_event WRITE")
        yield
        connection.invalidate()
    engine.dispose()


@pytest.fixture(scope="module")
def mortal_postgresql() -> Iterator[PostgreSQL]:
    """
    A server that tests may kill.
    """
    with postgresql_of_its_own(is_durable=True) as server:
        yield server


@pytest.fixture(scope="module")
def mortal_mariadb() -> Iterator[MariaDB]:
    """
    A server that tests may kill.
    """
    with mariadb_of_its_own() as server:
        yield server


@pytest.fixture(params=["postgresql", "mariadb"])
def mortal(request: pytest.FixtureRequest) -> tuple[Any, Database]:
    """
    A server that tests may kill, and a database on it.
    """
    server = request.getfixturevalue(f"mortal_{request.param}")
    empty = empty_postgresql if request.param == "postgresql" else empty_mariadb
    return server, prepared(empty(server))


@pytest.mark.parametrize("is_async", [False, True], ids=["blocking", "awaited"])
def test_killed_server_is_found_again(mortal: tuple[Any, Database], is_async: bool) -> None:
    """
    While it is dead the storage is unavailable; when it is back, the same storage goes on.
    """
    server, database = mortal
    url = database.awaited if is_async else database.blocking
    with opened(url, is_async=is_async) as storage:
        storage.save(account("ada"), expected=0)
        server.kill()
        with pytest.raises(Unavailable):
            storage.load("ada")

        server.start()

        assert account("ada") == storage.load("ada")


@pytest.mark.parametrize("is_async", [False, True], ids=["blocking", "awaited"])
def test_restart_is_not_seen_by_who_reads(mortal: tuple[Any, Database], is_async: bool) -> None:
    """
    A connection from before the restart is replaced: a read, or what may run twice, is asked again.
    """
    server, database = mortal
    url = database.awaited if is_async else database.blocking
    with opened(url, is_async=is_async) as storage:
        storage.save(account("ada"), expected=0)
        server.restart()
        assert account("ada") == storage.load("ada")

        server.restart()
        assert 9 == storage.raise_epoch("ada", 9, keep_until=10)


@pytest.mark.parametrize("is_async", [False, True], ids=["blocking", "awaited"])
def test_save_over_a_restart_is_unknown(mortal: tuple[Any, Database], is_async: bool) -> None:
    """
    It may have been applied: so it is neither won nor lost. The next one is.
    """
    server, database = mortal
    url = database.awaited if is_async else database.blocking
    with opened(url, is_async=is_async) as storage:
        assert storage.load("ada") is None
        server.restart()
        with pytest.raises(Unavailable):
            storage.save(account("ada"), expected=0)

        assert storage.save(account("ada"), expected=0)


def test_error_tells_no_secret(database: Database) -> None:
    """
    What a log would show holds nothing of what was to be stored.
    """
    engine = database.engine()
    secret, broken = token_hex(8), account("ada", epoch=cast(int, None))
    with pytest.raises(Unavailable) as raised:
        SqlAlchemyStorage(engine).save(evolve(broken, data=secret.encode()), expected=0)
    engine.dispose()

    shown = "".join(traceback.format_exception(raised.value))
    assert [] == [form for form in (secret, secret.encode().hex()) if form in shown]
    assert "epoch" in str(raised.value)


def test_missing_tables_say_what_to_run(empty: Database) -> None:
    """
    The first use of a database that nobody has prepared.
    """
    storage = SqlAlchemyStorage(empty.blocking)
    with pytest.raises(ConfigurationError, match="onetsec storage upgrade URL"):
        storage.load("ada")
    storage.close()
