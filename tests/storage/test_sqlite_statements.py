"""
SQLite: what each call says, and how much it has to read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from onetsec.records import Limit
from onetsec.storage.sqlite import SQLiteStorage
from onetsec.testing.contracts import account, event, session

from .statements import Statements, verbs

NOW = 1_800_000_000
MICROS = NOW * 1_000_000
LIMITS = (Limit(5, 300), Limit(20, 86_400))


def test_session_is_one_read(statements: Statements, storage: SQLiteStorage) -> None:
    """
    The request path is one statement, and it writes nothing; opening a session does.
    """
    opened = session("ada")
    storage.put_session(opened, expected=0)
    assert "INSERT" == verbs(statements)[-1]

    assert storage.session("ada", opened.id)

    assert ["SELECT"] == verbs(statements)


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda s: s.load("ada"), ["SELECT"]),
        (lambda s: s.save(account("bob"), expected=0), ["INSERT"]),
        (lambda s: s.save(account("ada", version=2), expected=1), ["UPDATE"]),
        (lambda s: s.waiting(before=NOW), ["SELECT"]),
        (lambda s: s.sessions("ada"), ["SELECT"]),
        (lambda s: s.put_session(session("ada"), expected=0), ["INSERT"]),
        (lambda s: s.put_session(session("ada"), expected=1), ["UPDATE"]),
        (lambda s: s.drop_sessions("ada"), ["DELETE"]),
        (lambda s: s.drop_sessions("ada", ["one", "two", "three"]), ["DELETE"]),
        (lambda s: s.drop_sessions("ada", []), []),
        (lambda s: s.raise_epoch("ada", 9, keep_until=NOW), ["INSERT"]),
        (lambda s: s.record_event(event("ada")), ["INSERT"]),
        (lambda s: s.events("ada"), ["SELECT"]),
        (lambda s: s.events("ada", before="9"), ["SELECT"]),
        (lambda s: s.drop_events("ada", before="9"), ["DELETE"]),
        (lambda s: s.erase("ada"), ["BEGIN", "DELETE", "DELETE", "DELETE", "COMMIT"]),
        (lambda s: s.sweep(now=NOW), ["DELETE", "DELETE", "DELETE"]),
    ],
)
def test_statements_of_a_call(
    call: Callable[[SQLiteStorage], object],
    expected: list[str],
    statements: Statements,
    storage: SQLiteStorage,
) -> None:
    """
    A call is one statement, which is one transaction; only an erasure has several in one.
    """
    storage.save(account("ada", version=1), expected=0)
    storage.hit("key", LIMITS, now=MICROS)  # both kinds of connections are open from here on
    statements.clear()

    call(storage)

    assert expected == verbs(statements)


def scans(connection: sqlite3.Connection, statement: str) -> bool:
    """
    Say whether *statement* reads a whole table.
    """
    plan = connection.execute("EXPLAIN QUERY PLAN " + statement).fetchall()
    # One row that a statement makes itself, and calls u, is scanned as well.
    own = ("SCAN u", "SCAN CONSTANT ROW")
    return any(step.startswith("SCAN ") and step not in own for *_, step in plan)


def test_every_statement_has_an_index(
    statements: Statements, storage: SQLiteStorage, path: Path
) -> None:
    """
    No call reads a whole table, however large it is.
    """
    storage.save(account("ada", version=1), expected=0)
    storage.hit("key", LIMITS, now=MICROS)  # both kinds of connections are open from here on
    statements.clear()
    storage.save(account("ada", version=2), expected=1)
    storage.load("ada")
    storage.waiting(before=NOW)
    storage.put_session(session("ada"), expected=0)
    storage.put_session(session("ada"), expected=1)
    storage.session("ada", "one")
    storage.sessions("ada")
    storage.drop_sessions("ada", ["one", "two"])
    storage.raise_epoch("ada", 9, keep_until=NOW)
    storage.hit("key", LIMITS, now=MICROS)
    storage.record_event(event("ada"))
    storage.events("ada")
    storage.events("ada", before="9")
    storage.sweep(now=NOW)
    storage.erase("ada")
    planned = [one for one in statements if one.split()[0] in {"SELECT", "UPDATE", "DELETE"}]

    connection = sqlite3.connect(path)
    scanned = [one for one in planned if scans(connection, one)]
    control = scans(connection, "SELECT * FROM onetsec_session WHERE channels = 'app'")
    connection.close()

    assert ([], True, 16) == (scanned, control, len(planned))


def test_only_counters_may_be_lost(statements: Statements, storage: SQLiteStorage) -> None:
    """
    A write waits for the disk, except one of the throttle.
    """
    storage.load("ada")
    assert "PRAGMA synchronous = FULL" in statements
    assert "PRAGMA synchronous = NORMAL" not in statements

    storage.hit("key", LIMITS, now=MICROS)
    assert "PRAGMA synchronous = NORMAL" in statements
