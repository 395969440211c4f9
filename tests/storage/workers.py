"""
Work for processes of their own.
"""

from __future__ import annotations

import os
import sqlite3
from multiprocessing.connection import Connection
from typing import Any

from onetsec.records import Limit
from onetsec.storage.sqlite import SQLiteStorage
from onetsec.testing.contracts import account, event, session

LAST = 100
LIMIT = Limit(20, 3600)
NOW = 1_800_000_000
MICROS = NOW * 1_000_000


def race(path: str, start: Any, answers: Any) -> None:
    """
    Spend versions until the last one, then units until some are denied; tell what was won.
    """
    storage = SQLiteStorage(path)
    start.wait(60)
    won = []
    while (version := version_of(storage)) < LAST:
        if storage.save(account("ada", version=version + 1), expected=version):
            won.append(version)

    passed = sum(storage.hit("key", [LIMIT], now=MICROS).ok for _ in range(LIMIT.burst))
    storage.close()
    answers.put((won, passed))


def write_until_killed(path: str, acknowledged: Connection) -> None:
    """
    Write all kinds of rows without end, and tell of each version that was saved.
    """
    storage = SQLiteStorage(path)
    while True:
        version = version_of(storage)
        storage.save(account("ada", version=version + 1), expected=version)
        acknowledged.send(version + 1)
        storage.put_session(session("ada"), expected=0)
        storage.raise_epoch("ada", version, keep_until=NOW)
        storage.record_event(event("ada"))
        storage.hit("key", [Limit(10**6, 1)], now=MICROS)


def fork_while_idle(path: str, answers: Any) -> None:
    """
    Fork with open connections; tell what the child counted, and what the parent then finds.
    """
    connections = counted()
    storage = SQLiteStorage(path)
    storage.save(account("ada", version=1), expected=0)
    storage.hit("key", [LIMIT], now=MICROS)

    child = os.fork()
    if child == 0:
        connections.clear()
        storage.save(account("ada", version=2), expected=1)
        storage.close()
        os._exit(len(connections))
    opened = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    before = len(connections)
    version = version_of(storage)
    saved = storage.save(account("ada", version=3), expected=2)
    storage.close()
    answers.put((opened, version, saved, len(connections) - before))


def fork_while_writing(path: str, answers: Any) -> None:
    """
    Fork while a thread has its turn to write, for ever as far as the child knows.
    """
    children: list[int] = []

    def fork(statement: str) -> None:
        if "INSERT" in statement and not children:
            children.append(os.fork())
            if children == [0]:
                os._exit(0 if storage.save(account("child"), expected=0) else 1)
            children.append(os.waitpid(children[0], 0)[1])

    counted(trace=fork)
    storage = SQLiteStorage(path)
    saved = storage.save(account("parent"), expected=0)
    both = [storage.load(user) == account(user) for user in ("child", "parent")]
    storage.close()
    answers.put((saved, children[1], both))


def version_of(storage: SQLiteStorage) -> int:
    """
    Look which version is stored, 0 if there is none.
    """
    stored = storage.load("ada")
    return 0 if stored is None else stored.version


def counted(trace: Any = None) -> list[sqlite3.Connection]:
    """
    Keep all connections that are opened from here on, and let *trace* hear their statements.
    """
    connections: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def watched(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **kwargs)
        connection.set_trace_callback(trace)
        connections.append(connection)
        return connection

    sqlite3.connect = watched  # type: ignore[assignment]
    return connections
