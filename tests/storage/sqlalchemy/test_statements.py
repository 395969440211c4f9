"""
What each call says to each engine, as a table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pymysql.connections
import pytest
from sqlalchemy import event as events

from onetsec.ports import Storage
from onetsec.records import Limit
from onetsec.storage.sqlalchemy import SqlAlchemyStorage
from onetsec.testing.contracts import account, event, session

from .databases import Database

NOW = 1_800_000_000
MICROS = NOW * 1_000_000
LIMITS = (Limit(5, 300), Limit(20, 86_400))
ERASE = ("BEGIN", "DELETE", "DELETE", "DELETE", "COMMIT")

TABLE: tuple[tuple[str, Callable[[Storage], object], dict[str, tuple[str, ...]]], ...] = (
    ("load", lambda s: s.load("ada"), {"all": ("SELECT",)}),
    ("create", lambda s: s.save(account("bob"), expected=0), {"all": ("INSERT",)}),
    ("save", lambda s: s.save(account("ada", version=2), expected=1), {"all": ("UPDATE",)}),
    ("waiting", lambda s: s.waiting(before=NOW), {"all": ("SELECT",)}),
    ("session", lambda s: s.session("ada", "one"), {"all": ("SELECT",)}),
    ("sessions", lambda s: s.sessions("ada"), {"all": ("SELECT",)}),
    ("open", lambda s: s.put_session(session("ada"), expected=0), {"all": ("INSERT",)}),
    ("touch", lambda s: s.put_session(session("ada"), expected=1), {"all": ("UPDATE",)}),
    ("drop", lambda s: s.drop_sessions("ada", ["one", "two"]), {"all": ("DELETE",)}),
    ("drop none", lambda s: s.drop_sessions("ada", []), {"all": ()}),
    ("drop all", lambda s: s.drop_sessions("ada"), {"all": ("DELETE",)}),
    ("raise", lambda s: s.raise_epoch("ada", 9, keep_until=NOW), {"all": ("INSERT",)}),
    ("first hit", lambda s: s.hit("new", LIMITS, now=MICROS), {"all": ("SELECT", "INSERT")}),
    ("hit", lambda s: s.hit("key", LIMITS, now=MICROS), {"all": ("SELECT", "UPDATE")}),
    ("denied hit", lambda s: s.hit("key", LIMITS, now=MICROS, cost=6), {"all": ("SELECT",)}),
    ("record", lambda s: s.record_event(event("ada")), {"all": ("INSERT",)}),
    ("events", lambda s: s.events("ada"), {"all": ("SELECT",)}),
    ("drop events", lambda s: s.drop_events("ada", before="1"), {"all": ("DELETE",)}),
    ("more events", lambda s: s.events("ada", before="9"), {"all": ("SELECT",)}),
    ("erase", lambda s: s.erase("ada"), {"postgresql": ("WITH",), "all": ERASE}),
    ("sweep", lambda s: s.sweep(now=NOW), {"postgresql": ("WITH",), "all": ("DELETE",) * 3}),
)


@pytest.fixture
def said() -> list[str]:
    """
    What each statement begins with.
    """
    return []


@pytest.fixture
def storage(database: Database, said: list[str]) -> Iterator[SqlAlchemyStorage]:
    """
    A storage over an engine of the host that is listened to.
    """
    engine = database.engine()

    @events.listens_for(engine, "before_cursor_execute")
    def listen(
        connection: Any, cursor: Any, statement: str, values: Any, context: Any, many: Any
    ) -> None:
        said.append(statement.split()[0])

    made = SqlAlchemyStorage(engine)
    made.erase("ada")
    made.erase("bob")
    made.sweep(now=2 * NOW)
    made.save(account("ada", version=1), expected=0)
    made.hit("key", LIMITS, now=MICROS)
    said.clear()
    yield made
    engine.dispose()


@pytest.mark.parametrize(
    ("call", "expected"),
    [(call, expected) for _, call, expected in TABLE],
    ids=[name for name, _, _ in TABLE],
)
def test_statements_of_a_call(
    call: Callable[[Storage], object],
    expected: dict[str, tuple[str, ...]],
    storage: SqlAlchemyStorage,
    said: list[str],
    database: Database,
) -> None:
    """
    A call is one statement wherever the engine can.
    """
    call(storage)

    assert expected.get(database.engine().dialect.name, expected["all"]) == tuple(said)


def test_first_use_looks_at_the_schema_once(database: Database) -> None:
    """
    One statement more, and never again.
    """
    engine, said = database.engine(), []
    events.listen(engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    storage = SqlAlchemyStorage(engine)
    storage.load("ada")
    first = sum("onetsec_" in statement for statement in said)
    said.clear()
    storage.load("ada")
    engine.dispose()

    assert (2, 1) == (first, len(said))


def test_own_engine_says_nothing_else(mariadb: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    With an engine of the storage's own, a call to MariaDB is one round trip: the driver sends
    neither COMMIT nor ROLLBACK. With one of the host's, it does.
    """
    sent: list[str] = []
    send = pymysql.connections.Connection._execute_command

    def spy(connection: Any, command: Any, told: Any) -> None:
        sent.append(str(told)[:30])
        send(connection, command, told)

    monkeypatch.setattr(pymysql.connections.Connection, "_execute_command", spy)
    own = SqlAlchemyStorage(mariadb.blocking)
    own.load("ada")
    sent.clear()
    own.session("ada", "one")
    own.put_session(session("ada"), expected=1)
    by_own = len(sent)
    own.close()

    engine = mariadb.engine()
    hosts = SqlAlchemyStorage(engine)
    hosts.load("ada")
    sent.clear()
    hosts.session("ada", "one")
    by_hosts = len(sent)
    engine.dispose()

    assert (2, True) == (by_own, by_hosts > 1)
