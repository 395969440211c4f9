"""
The contract has teeth for what can go wrong with SQL: each broken storage fails its tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, Table, text

from onetsec.ports import Storage
from onetsec.storage.sqlalchemy import SqlAlchemyStorage, _statements, _tables
from onetsec.storage.sqlalchemy._words import Answer, Step
from onetsec.testing import StorageContract, meet
from onetsec.testing.broken import failures

from .conftest import empty_mariadb, prepared
from .databases import Database


class Proof(StorageContract):
    """
    The contract over a storage that is given.
    """

    threads = 8

    def __init__(self, storage: SqlAlchemyStorage, host: Connection | None = None) -> None:
        self._storage = storage
        self._host = host

    def make(self) -> Storage:
        return self._storage

    @contextmanager
    def host_transaction(self) -> Iterator[None]:
        """
        A transaction on the host's connection, if there is one.
        """
        if self._host is None:
            yield
            return
        with self._host.begin() as transaction:
            yield
            transaction.rollback()


class Meeting(SqlAlchemyStorage):
    """
    A storage where everybody has read before anybody writes: a race is lost each time.
    """

    def _answered(self, step: Step) -> Answer:
        if step.swaps:
            meet(None)
        return super()._answered(step)


@pytest.fixture
def storage(sqlite: Database) -> Iterator[SqlAlchemyStorage]:
    """
    One to break.
    """
    made = Meeting(sqlite.blocking)
    yield made
    made.close()


def test_whole_storage_is_not_caught(storage: SqlAlchemyStorage) -> None:
    """
    The negative control: what the broken ones are made of fails nothing.
    """
    assert frozenset() == failures(Proof(storage))


class OnTheHosts:
    """
    An engine that lends the one connection of the host, and leaves its transaction open.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """
        Lend it.
        """
        if self._connection.in_transaction():
            yield self._connection
            return
        with self._connection.begin():
            yield self._connection


@pytest.mark.parametrize("name", sorted(name for name in dir(Proof) if "rollback" in name))
def test_storage_on_the_hosts_connection_is_caught(
    name: str, sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    What it stored is rolled back with the host.
    """
    engine = sqlite.engine()
    storage = SqlAlchemyStorage(engine)
    with engine.connect() as connection:
        monkeypatch.setattr(connection, "commit", lambda: None)
        monkeypatch.setattr(storage, "_engine", OnTheHosts(connection))
        with pytest.raises(AssertionError):
            getattr(Proof(storage, connection), name)()
    engine.dispose()


def without(table: Table, *keys: str) -> Any:
    """
    An UPDATE that forgets a condition.
    """
    return _statements._update(table, *keys)


@pytest.mark.parametrize(
    ("name", "statement", "caught"),
    [
        (
            "REPLACE",
            without(_tables.account, "user_id"),
            {
                "account_save_is_lost_if_early",
                "account_save_is_lost_if_stale",
                "account_version_has_one_winner",
                "waiting_is_not_begun_by_a_save_that_is_lost",
                "waiting_is_not_ended_by_a_save_that_is_lost",
            },
        ),
        (
            "TOUCH",
            without(_tables.session, "user_id", "id"),
            {"session_revision_has_one_winner", "session_update_is_lost_if_stale"},
        ),
        (
            "DROP",
            _statements.DROP_ALL,
            {"session_drop_takes_those_that_are_named"},
        ),
        (
            "SWAP",
            without(_tables.throttle, "key"),
            {"throttle_burst_is_exact", "throttle_burst_of_two_limits_is_exact"},
        ),
    ],
)
def test_forgotten_condition_is_caught(
    name: str,
    statement: Any,
    caught: set[str],
    storage: SqlAlchemyStorage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    One condition less fails the tests that are there for it, and no other.
    """
    monkeypatch.setattr(_statements, name, statement)

    assert {f"test_{one}" for one in caught} == failures(Proof(storage))


def test_collation_that_folds_is_caught(mariadb_server: Any) -> None:
    """
    Ids in the collation that MariaDB has by default are taken for one another.
    """
    database = prepared(empty_mariadb(mariadb_server))
    engine = database.engine()
    with engine.begin() as connection:
        for table in ("account", "session", "epoch", "event"):
            connection.execute(
                text(
                    f"ALTER TABLE onetsec_{table} MODIFY user_id"
                    " VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL"
                )
            )
    storage = SqlAlchemyStorage(engine)
    caught = failures(Proof(storage))
    engine.dispose()

    assert {
        f"test_{one}_differ_by_{what}"
        for one in ("account_ids", "epoch_users")
        for what in ("case", "space")
    } <= caught


def test_update_is_what_is_broken() -> None:
    """
    The negative control: with all its conditions it is the statement of the storage.
    """
    whole = without(_tables.account, "user_id", "version")

    assert str(_statements.REPLACE) == str(whole)
