"""
Tables: made by whoever is first, and of one release at a time.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text

from onetsec import ConfigurationError, Unavailable
from onetsec.storage.sqlalchemy import (
    AsyncSqlAlchemyStorage,
    Layout,
    SqlAlchemyStorage,
    _schema,
    metadata,
)
from onetsec.testing import LoopThread, together
from onetsec.testing.contracts import account

from .databases import Database
from .silence import closed_port


@pytest.fixture
def storage(empty: Database) -> Iterator[SqlAlchemyStorage]:
    """
    A storage over a database without tables.
    """
    made = SqlAlchemyStorage(empty.blocking)
    yield made
    made.close()


def set_version(database: Database, version: int) -> None:
    """
    Write down that *database* is of another release.
    """
    engine = database.engine()
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE onetsec_installation SET version = {version}"))
    engine.dispose()


def test_upgrade_makes_the_tables(storage: SqlAlchemyStorage) -> None:
    """
    From nothing to a storage.
    """
    storage.upgrade()

    assert storage.save(account("ada"), expected=0)
    assert account("ada") == storage.load("ada")


def test_upgrade_again_changes_nothing(storage: SqlAlchemyStorage) -> None:
    """
    The same installation, with all it holds.
    """
    first = storage.upgrade()
    storage.save(account("ada"), expected=0)

    assert [first, first] == [storage.upgrade(), storage.check()]
    assert account("ada") == storage.load("ada")


def test_installation_has_an_id_of_its_own(
    storage: SqlAlchemyStorage, sqlite: Database, tmp_path: Path
) -> None:
    """
    Random, so that no two databases are taken for one; with its version and its day of birth.
    """
    storage.upgrade()
    other = SqlAlchemyStorage(f"sqlite+pysqlite:///{tmp_path}/other.db")
    other.upgrade()
    installations = [storage.check(), other.check()]
    other.close()

    assert [32, 32] == [len(one.id) for one in installations if one]
    assert 2 == len({one.id for one in installations if one})
    assert {_schema.VERSION} == {one.version for one in installations if one}


def test_upgrade_may_be_awaited(empty: Database) -> None:
    """
    By an asynchronous host, over its own engine.
    """
    with LoopThread() as loop:
        engine = empty.async_engine()
        storage = AsyncSqlAlchemyStorage(engine)
        with pytest.raises(ConfigurationError, match="upgrade"):
            loop.run(storage.check())
        loop.run(storage.upgrade())
        found = loop.run(storage.check())
        loop.run(engine.dispose())

    assert isinstance(found, Layout)


def test_two_workers_upgrade_at_once(empty: Database) -> None:
    """
    They take turns: one installation, and none of them fails.
    """
    storages = [SqlAlchemyStorage(empty.blocking) for _ in range(6)]
    together([storage.upgrade for storage in storages])
    found = {storage.check() for storage in storages}
    for storage in storages:
        storage.close()

    assert (1, False) == (len(found), None in found)


def test_newer_schema_is_refused(storage: SqlAlchemyStorage, empty: Database) -> None:
    """
    Neither used nor changed: who knows what is in it.
    """
    storage.upgrade()
    set_version(empty, _schema.VERSION + 1)

    with pytest.raises(ConfigurationError, match="Upgrade onetsec"):
        storage.load("ada")
    with pytest.raises(ConfigurationError, match="Upgrade onetsec"):
        storage.upgrade()


def test_older_schema_is_brought_up(
    storage: SqlAlchemyStorage, empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    It is refused until it is upgraded, and each step is taken once.
    """
    storage.upgrade()
    taken: list[str] = []

    def migrate(connection: Connection) -> None:
        taken.append(connection.dialect.name)

    monkeypatch.setattr(_schema, "VERSION", _schema.VERSION + 2)
    monkeypatch.setattr(_schema, "MIGRATIONS", {1: migrate, 2: migrate})
    with pytest.raises(ConfigurationError, match="onetsec storage upgrade URL"):
        storage.load("ada")
    storage.upgrade()
    storage.upgrade()

    found = storage.check()
    assert found is not None
    assert (2, 3) == (len(taken), found.version)


def test_upgrade_that_fails_leaves_no_lock(
    storage: SqlAlchemyStorage, empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The next one is not kept waiting, and begins where the failure was.
    """
    storage.upgrade()

    def fail(connection: Connection) -> None:
        connection.execute(text("SELECT * FROM nowhere"))

    monkeypatch.setattr(_schema, "VERSION", 2)
    monkeypatch.setattr(_schema, "MIGRATIONS", {1: fail})
    with pytest.raises(Unavailable, match="nowhere"):
        storage.upgrade()

    monkeypatch.setattr(_schema, "MIGRATIONS", {1: lambda connection: None})
    rival = SqlAlchemyStorage(empty.blocking)
    rival.upgrade()
    found = rival.check()
    rival.close()

    assert found is not None
    assert 2 == found.version


def test_tables_of_the_host_are_enough(storage: SqlAlchemyStorage, empty: Database) -> None:
    """
    ``metadata.create_all``, or Alembic: the storage works, and leaves the schema to the host.
    """
    engine = empty.engine()
    metadata.create_all(engine)
    engine.dispose()

    assert storage.save(account("ada"), expected=0)
    assert storage.check() is None


def test_file_is_for_its_owner(tmp_path: Path) -> None:
    """
    A file that the storage makes is readable by nobody else, and readers do not wait for a writer.
    """
    path = tmp_path / "own.db"
    storage = SqlAlchemyStorage(f"sqlite+pysqlite:///{path}")
    storage.upgrade()
    mode = stat.S_IMODE(os.stat(path).st_mode)
    storage.close()

    engine = create_engine(f"sqlite+pysqlite:///{path}")
    with engine.connect() as connection:
        journal = connection.execute(text("PRAGMA journal_mode")).scalar()
    engine.dispose()
    assert (0o600, "wal") == (mode, journal)


def test_journal_of_the_host_is_left_alone(tmp_path: Path) -> None:
    """
    In a file that the host's engine opens, the host says how it is written.
    """
    engine = create_engine(f"sqlite+pysqlite:///{tmp_path}/host.db")
    storage = SqlAlchemyStorage(engine)
    storage.upgrade()
    with engine.connect() as connection:
        journal = connection.execute(text("PRAGMA journal_mode")).scalar()
    engine.dispose()

    assert "delete" == journal


def test_engine_of_its_own_waits_for_the_disk(sqlite: Database) -> None:
    """
    What is told is stored is stored, also after a power cut.
    """
    storage = SqlAlchemyStorage(sqlite.blocking)
    with storage._engine.connect() as connection:
        level = connection.execute(text("PRAGMA synchronous")).scalar()
    storage.close()

    assert 2 == level


def test_touched_rows_have_room(postgresql: Database) -> None:
    """
    PostgreSQL keeps a new version of a session on the page of the old one.
    """
    engine = postgresql.engine()
    query = "SELECT reloptions FROM pg_class WHERE relname = 'onetsec_session'"
    with engine.connect() as connection:
        options = connection.execute(text(query)).scalar()
    engine.dispose()

    assert ["fillfactor=85"] == options


def test_upgrade_waits_for_no_one_who_does_not_end(
    mariadb: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Another worker changes the tables, and hangs.
    """
    monkeypatch.setattr(_schema, "_PATIENCE", 0)
    engine = mariadb.engine()
    with engine.connect() as other:
        other.execute(text("SELECT GET_LOCK(CONCAT('onetsec ', DATABASE()), 0)"))
        with pytest.raises(Unavailable, match="does not end"):
            SqlAlchemyStorage(engine).upgrade()
        other.invalidate()
    engine.dispose()


def test_upgrade_of_a_server_that_is_down_may_be_awaited() -> None:
    """
    It is an outage for an asynchronous host, too.
    """
    with LoopThread() as loop:
        url = f"postgresql+psycopg://ada@127.0.0.1:{closed_port()}/shop"
        with pytest.raises(Unavailable):
            loop.run(AsyncSqlAlchemyStorage(url).upgrade())


def test_newer_schema_is_refused_when_awaited(empty: Database) -> None:
    """
    And its connection is given back.
    """
    before = SqlAlchemyStorage(empty.blocking)
    before.upgrade()
    before.close()
    set_version(empty, _schema.VERSION + 1)
    with LoopThread() as loop:
        storage = AsyncSqlAlchemyStorage(empty.awaited)
        with pytest.raises(ConfigurationError, match="Upgrade onetsec"):
            loop.run(storage.upgrade())
        loop.run(storage.close())
