"""
SQLite: its connections, and who waits for whom.
"""

from __future__ import annotations

import os
import sqlite3
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest

from onetsec import Unavailable
from onetsec.records import Limit
from onetsec.storage.sqlite import SQLiteStorage
from onetsec.testing import together
from onetsec.testing.contracts import account, session

from .statements import Statements, before, is_open

NOW = 1_800_000_000
MICROS = NOW * 1_000_000
LIMITS = (Limit(5, 300), Limit(20, 86_400))


def test_locked_file_is_unavailable(path: Path) -> None:
    """
    A writer that goes on for longer than the patience is not waited for; readers go on.
    """
    storage = SQLiteStorage(path, patience=0.02)
    storage.save(account("ada"), expected=0)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")

    with pytest.raises(Unavailable, match=r"onetsec\.db: database is locked"):
        storage.save(account("bob"), expected=0)
    with pytest.raises(Unavailable, match=r"onetsec\.db: database is locked"):
        storage.erase("ada")
    assert account("ada") == storage.load("ada")

    writer.execute("ROLLBACK")
    writer.close()
    assert storage.save(account("bob"), expected=0)
    storage.close()


def test_writers_of_a_process_wait_their_turn(path: Path, statements: Statements) -> None:
    """
    No longer than the patience, either.
    """
    storage = SQLiteStorage(path, patience=0.02)
    storage.load("ada")
    refused: list[object] = []

    def write_too() -> None:
        try:
            together([partial(storage.save, account("bob"), expected=0)])
        except Unavailable as error:
            refused.append(str(error))

    before(statements, "INSERT", write_too)
    assert storage.save(account("ada"), expected=0)
    statements.before = None

    assert [f"storage: {path}: too many want to write."] == refused
    assert storage.save(account("bob"), expected=0)
    storage.close()


def test_lost_connection_is_not_used_again(statements: Statements, storage: SQLiteStorage) -> None:
    """
    Whatever was raised in it: the next call has another one.
    """
    with pytest.raises(OverflowError):
        storage.raise_epoch("ada", 2**70, keep_until=NOW)

    assert 1 == storage.raise_epoch("ada", 1, keep_until=NOW)
    assert [False, True] == list(map(is_open, statements.connections))


def test_erasure_is_whole(path: Path, storage: SQLiteStorage) -> None:
    """
    If its last statement fails, nothing is erased.
    """
    opened = session("ada")
    storage.save(account("ada"), expected=0)
    storage.put_session(opened, expected=0)
    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE TRIGGER refuse BEFORE DELETE ON onetsec_account"
            " BEGIN SELECT RAISE(ABORT, 'not now'); END"
        )
    connection.close()

    with pytest.raises(Unavailable, match="not now"):
        storage.erase("ada")

    assert (opened, 0) == storage.session("ada", opened.id)
    assert account("ada") == storage.load("ada")


def test_idle_connections_are_bounded(statements: Statements, storage: SQLiteStorage) -> None:
    """
    Many threads at once leave 16 connections; the rest is closed.
    """
    meeting = Barrier(20)
    storage.load("ada")
    before(statements, "onetsec_event", lambda: meeting.wait(20))

    together([partial(storage.events, "ada")] * 20)

    assert (20, 16) == (len(statements.connections), sum(map(is_open, statements.connections)))


def test_closing_closes(statements: Statements, storage: SQLiteStorage) -> None:
    """
    All that is idle, of both kinds.
    """
    storage.load("ada")
    storage.hit("key", LIMITS, now=MICROS)
    assert [True, True] == list(map(is_open, statements.connections))

    storage.close()

    assert [False, False] == list(map(is_open, statements.connections))


def test_other_process_has_its_own(
    statements: Statements, storage: SQLiteStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Under another process id what was open is neither used nor closed, for reading and writing.
    """
    storage.load("ada")
    inherited = list(statements.connections)
    monkeypatch.setattr(os, "getpid", lambda: -1)
    statements.clear()

    storage.load("ada")
    assert storage.save(account("ada"), expected=0)
    storage.close()

    assert [True, False] == list(map(is_open, statements.connections))
    for connection in inherited:
        connection.close()
