"""
What an engine gives way to: a deadlock, a serialization failure, a lock that is not let go.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy import event as events

from onetsec import ConfigurationError
from onetsec.ports import Storage
from onetsec.storage.sqlalchemy import SqlAlchemyStorage
from onetsec.testing.contracts import account, event, session

from ...engines.postgresql import PostgreSQL
from .conftest import prepared
from .databases import Database
from .test_contract import Blocking


class TestSerializable(Blocking):
    """
    A PostgreSQL where every transaction is serializable: what fails is lost, or asked again.
    """

    @pytest.fixture
    def serializable(self, postgresql_server: PostgreSQL) -> Database:
        name = postgresql_server.database(default_transaction_isolation="serializable")
        url = postgresql_server.url_of(name).replace("postgresql:", "postgresql+psycopg:")
        return prepared(Database(url, url))


def is_erasing(connection: Connection) -> bool:
    """
    Say whether somebody has come as far as the account.
    """
    query = "SELECT 1 FROM information_schema.processlist WHERE info LIKE 'DELETE FROM %account%'"
    return bool(connection.execute(text(query)).all())


def test_erasure_that_gives_way_is_done_again(mariadb: Database) -> None:
    """
    A deadlock with a transaction that goes the other way, and has written more, is no outage.
    """
    engine, storage = mariadb.engine(), SqlAlchemyStorage(mariadb.blocking)
    storage.save(account("dan"), expected=0)
    storage.put_session(session("dan", id="one"), expected=0)
    errors: list[BaseException] = []
    events.listen(engine, "handle_error", lambda context: errors.append(context.original_exception))
    events.listen(
        storage._engine, "handle_error", lambda told: errors.append(told.original_exception)
    )
    erasing = Thread(target=storage.erase, args=("dan",))
    with engine.connect() as host, engine.connect() as watching:
        for number in range(50):
            values = {"user_id": f"host {number}"}
            host.execute(text("INSERT INTO onetsec_epoch VALUES (:user_id, 1, 1)"), values)
        host.execute(text("UPDATE onetsec_account SET epoch = 1 WHERE user_id = 'dan'"))
        erasing.start()
        while not is_erasing(watching) and erasing.is_alive():
            pass
        host.execute(text("UPDATE onetsec_session SET epoch = 1 WHERE user_id = 'dan'"))
        host.rollback()
    erasing.join(20)
    left = storage.load("dan"), storage.session("dan", "one")
    storage.close()
    engine.dispose()

    assert ([1213], (None, None)) == ([error.args[0] for error in errors], left)


def test_save_that_gives_way_is_lost(mariadb: Database) -> None:
    """
    Who waits too long for a row has not been applied, and is told so.
    """
    impatient = {"init_command": "SET SESSION innodb_lock_wait_timeout = 1"}
    engine = create_engine(mariadb.blocking, connect_args=impatient)
    storage = SqlAlchemyStorage(engine)
    storage.erase("bob")
    storage.save(account("bob", version=1), expected=0)
    with engine.connect() as host:
        host.execute(text("UPDATE onetsec_account SET epoch = 1 WHERE user_id = 'bob'"))
        lost = storage.save(account("bob", version=2), expected=1)
        host.rollback()
    won = storage.save(account("bob", version=2), expected=1)
    engine.dispose()

    assert (False, True) == (lost, won)


@pytest.mark.parametrize(
    ("look", "nothing"),
    [
        (lambda s: s.load("a\0"), None),
        (lambda s: s.session("a\0", "one"), None),
        (lambda s: s.session("a", "\0"), None),
        (lambda s: s.sessions("a\0"), ((), 0)),
        (lambda s: s.events("a\0"), ()),
    ],
)
def test_zero_byte_is_nobodys_in_postgresql(
    look: Callable[[Storage], Any], nothing: Any, postgresql: Database
) -> None:
    """
    Its text has none: so nobody is called like that, whatever a cookie says.
    """
    storage = SqlAlchemyStorage(postgresql.blocking)
    found = look(storage)
    storage.close()

    assert nothing == found


@pytest.mark.parametrize(
    "write",
    [
        lambda s: s.save(account("a\0"), expected=0),
        lambda s: s.put_session(session("a", id="\0"), expected=0),
        lambda s: s.raise_epoch("a\0", 1, keep_until=1),
        lambda s: s.record_event(event("a\0")),
    ],
)
def test_zero_byte_is_not_stored_in_postgresql(
    write: Callable[[Storage], Any], postgresql: Database
) -> None:
    """
    That is a mistake of the host, and no outage.
    """
    storage = SqlAlchemyStorage(postgresql.blocking)
    with pytest.raises(ConfigurationError, match="zero byte"):
        write(storage)
    storage.close()


@pytest.mark.parametrize("engine", ["mariadb", "sqlite"])
def test_zero_bytes_are_bytes_elsewhere(engine: str, request: pytest.FixtureRequest) -> None:
    """
    The negative control: text does not end at one.
    """
    database: Database = request.getfixturevalue(engine)
    storage = SqlAlchemyStorage(database.blocking)
    users = ["cy", "cy\0", "cy\0a"]
    for epoch, user in enumerate(users):
        storage.save(account(user, epoch=epoch), expected=0)
    found = [getattr(storage.load(user), "epoch", None) for user in users]
    storage.close()

    assert [0, 1, 2] == found
