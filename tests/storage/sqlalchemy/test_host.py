"""
Engines that the host hands in: its transactions are its own, and so are ours.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import SingletonThreadPool, StaticPool

from onetsec import ConfigurationError, Unavailable
from onetsec.storage.sqlalchemy import AsyncSqlAlchemyStorage, SqlAlchemyStorage
from onetsec.testing.contracts import account, session

from .databases import Database


@pytest.fixture(params=["postgresql", "mariadb"])
def server(request: pytest.FixtureRequest) -> Database:
    """
    A database in which host and storage may write at the same time.
    """
    made: Database = request.getfixturevalue(request.param)
    return made


@pytest.fixture
def engine(server: Database) -> Iterator[Engine]:
    """
    An engine of the host, with one connection to spare and a table of orders.
    """
    made = create_engine(server.blocking, pool_size=2, max_overflow=0)
    with made.begin() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS orders (id INT)"))
        connection.execute(text("DELETE FROM orders"))
    SqlAlchemyStorage(made).erase("ada")
    yield made
    made.dispose()


def orders(engine: Engine) -> list[int]:
    """
    The orders that are stored.
    """
    with engine.connect() as connection:
        return [row[0] for row in connection.execute(text("SELECT id FROM orders"))]


def test_rollback_of_the_host_takes_nothing_back(engine: Engine) -> None:
    """
    What the storage was told is stored; what the host rolled back is not.
    """
    storage = SqlAlchemyStorage(engine)
    opened = session("ada")
    with Session(engine) as host:
        host.execute(text("INSERT INTO orders VALUES (1)"))
        assert storage.save(account("ada"), expected=0)
        assert storage.put_session(opened, expected=0)
        host.rollback()

    assert (account("ada"), [opened], []) == (
        storage.load("ada"),
        list(storage.sessions("ada")[0]),
        orders(engine),
    )


def test_commit_of_the_host_is_its_own(engine: Engine) -> None:
    """
    The negative control: what the host commits is there.
    """
    with Session(engine) as host:
        host.execute(text("INSERT INTO orders VALUES (1)"))
        SqlAlchemyStorage(engine).load("ada")
        host.commit()

    assert [1] == orders(engine)


def test_isolation_level_of_the_host_is_left_alone(engine: Engine) -> None:
    """
    A connection that the storage used is as it was: the host's transaction is one.
    """
    with engine.connect() as first, engine.connect() as second:
        before = {first.get_isolation_level(), second.get_isolation_level()}
    storage = SqlAlchemyStorage(engine)
    for _ in range(4):
        storage.load("ada")
    with engine.connect() as first, engine.connect() as second:
        after = {first.get_isolation_level(), second.get_isolation_level()}
        for connection in (first, second):
            connection.execute(text("INSERT INTO orders VALUES (1)"))
            connection.rollback()

    assert (before, "AUTOCOMMIT" in after, []) == (after, False, orders(engine))


def test_awaited_rollback_takes_nothing_back(server: Database) -> None:
    """
    Nor with an engine of an asynchronous host.
    """
    before = SqlAlchemyStorage(server.blocking)
    before.erase("ada")
    before.close()

    async def work() -> object:
        engine = create_async_engine(server.awaited)
        storage = AsyncSqlAlchemyStorage(engine)
        async with engine.connect() as host:
            await host.execute(text("SELECT 1"))
            await storage.save(account("ada"), expected=0)
            await host.rollback()
        found = await storage.load("ada")
        await storage.close()
        async with engine.connect() as host:  # the host's engine is the host's to close
            level = await host.get_isolation_level()
        await engine.dispose()
        return found, level == "AUTOCOMMIT"

    assert (account("ada"), False) == asyncio.run(work())


def test_full_pool_is_unavailable(server: Database) -> None:
    """
    A host that keeps all connections to itself gets an answer, and no thread that waits for itself.
    """
    engine = create_engine(server.blocking, pool_size=1, max_overflow=0, pool_timeout=0.2)
    storage = SqlAlchemyStorage(engine)
    with engine.connect(), pytest.raises(Unavailable):
        storage.load("ada")
    assert storage.load("nobody") is None
    engine.dispose()


def teach_to_begin(engine: Engine) -> None:
    """
    Do to a host's SQLite engine what SQLAlchemy's documents tell for SAVEPOINTs that work.
    """

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")


@pytest.mark.parametrize("teach", [teach_to_begin, lambda engine: None], ids=["taught", "plain"])
def test_engine_that_begins_itself(
    teach: Callable[[Engine], None], sqlite: Database, tmp_path: Path
) -> None:
    """
    A hook of the host that begins transactions loses nothing of ours.
    """
    engine = sqlite.engine()
    teach(engine)
    storage = SqlAlchemyStorage(engine)
    for user in ("ada", "bob"):
        storage.save(account(user), expected=0)
        storage.put_session(session(user), expected=0)
    storage.erase("bob")
    engine.dispose()

    connection = sqlite3.connect(tmp_path / "host.db")
    stored = connection.execute("SELECT user_id FROM onetsec_account").fetchall()
    connection.close()
    assert [("ada",)] == stored


def test_host_that_writes_to_the_same_file(sqlite: Database) -> None:
    """
    SQLite has one writer: a storage that waits for its own request is unavailable in time.
    """
    host = create_engine(sqlite.blocking)
    storage = SqlAlchemyStorage(sqlite.blocking, patience=0.2)
    storage.save(account("ada"), expected=0)
    with host.connect() as connection:
        connection.execute(text("CREATE TABLE orders (id INT)"))
        connection.execute(text("INSERT INTO orders VALUES (1)"))
        with pytest.raises(Unavailable, match="locked"):
            storage.save(account("bob"), expected=0)
        connection.rollback()

    assert storage.save(account("bob"), expected=0)
    storage.close()
    host.dispose()


@pytest.mark.parametrize(
    ("url", "options"),
    [
        ("sqlite://", {}),
        ("sqlite:///:memory:", {}),
        ("sqlite:///host.db", {"poolclass": StaticPool}),
        ("sqlite:///host.db", {"poolclass": SingletonThreadPool}),
    ],
)
def test_engine_with_one_connection_is_refused(url: str, options: Any) -> None:
    """
    There, a rollback of the host would be one of ours.
    """
    engine = create_engine(url, **options)

    with pytest.raises(ConfigurationError, match="one connection"):
        SqlAlchemyStorage(engine)
    engine.dispose()


@pytest.mark.parametrize(
    "url",
    [
        "sqlite+pysqlite://",
        "sqlite+pysqlite:///:memory:",
        "sqlite+pysqlite:///file:shop?mode=memory&uri=true",
        "sqlite+aiosqlite://",
    ],
)
def test_memory_of_sqlite_is_refused(url: str) -> None:
    """
    A storage that every connection has anew is none.
    """
    kind: Any = AsyncSqlAlchemyStorage if "aio" in url else SqlAlchemyStorage

    with pytest.raises(ConfigurationError, match="'memory:'"):
        kind(url)


@pytest.mark.parametrize("kind", [SqlAlchemyStorage, AsyncSqlAlchemyStorage])
@pytest.mark.parametrize(
    "given", ["no url", "oracle+oracledb://ada:secret@localhost/shop", "sqlite", Session(), None]
)
def test_what_leads_nowhere_is_refused(kind: Any, given: Any) -> None:
    """
    Neither another database nor a session, and a password is not repeated.
    """
    with pytest.raises(ConfigurationError) as refused:
        kind(given)

    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("kind", "url"),
    [
        (SqlAlchemyStorage, "mysql+asyncmy://localhost/shop"),
        (SqlAlchemyStorage, "sqlite+aiosqlite:///shop.db"),
        (AsyncSqlAlchemyStorage, "mysql+pymysql://localhost/shop"),
        (AsyncSqlAlchemyStorage, "sqlite+pysqlite:///shop.db"),
        (SqlAlchemyStorage, "postgresql+pg8000://localhost/shop"),
        (SqlAlchemyStorage, "postgresql+nothing://localhost/shop"),
    ],
)
def test_driver_of_the_wrong_kind_is_refused(kind: Any, url: str) -> None:
    """
    A driver that blocks is not awaited, one that is awaited does not block, and one is missing.
    """
    with pytest.raises(ConfigurationError, match=r"driver|async"):
        kind(url)


@pytest.mark.parametrize("kind", [SqlAlchemyStorage, AsyncSqlAlchemyStorage])
def test_engine_of_another_database_is_refused(kind: Any) -> None:
    """
    What was never tried is not tried on a host's data.
    """
    engine = create_engine("sqlite:///shop.db")
    engine.dialect.name = "cockroachdb"

    with pytest.raises(ConfigurationError, match=r"dialect|AsyncEngine"):
        kind(engine)
