"""
Connections to one SQLite file.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from typing import Any, NoReturn, TypeVar

from ..errors import Unavailable
from ._batches import batches
from ._schema import create_file, prepare

T = TypeVar("T")

_MOST_IDLE = 16
# Somebody else writes, the disk is full, or a quota is.
_ONLY_WRITES = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE)

# What a fork brought along.  SQLite forbids a child even to close its parent's connections, and a
# connection that nobody refers to is closed: so they are kept, untouched, until the child ends.
_inherited: list[list[sqlite3.Connection]] = []


class Turn:
    """
    One writer of this process at a time; the next goes on when it is through.

    SQLite has one writer a file anyway. But who waits for it there only looks again from time to
    time, at longer and longer intervals: 64 threads then take fifty times as long, or give up.
    """

    def __init__(self) -> None:
        self._pid = os.getpid()
        self._lock = Lock()

    def lock(self) -> Lock:
        """
        The lock of this very process: a fork may have copied one that is taken for ever.
        """
        pid = os.getpid()
        if self._pid != pid:
            self._lock, self._pid = Lock(), pid
        return self._lock


class Pool:
    """
    Connections of one process to one file: last in, first out, opened when they are needed.

    The list of them has no lock, which a fork could copy in the wrong moment: `append` and `pop`
    are atomic. Each connection is used by one thread at a time.
    """

    def __init__(self, path: str, *, synchronous: str, patience: float, turn: Turn) -> None:
        self._path = path
        self._synchronous = synchronous
        self._patience = patience
        self._turn = turn
        self._pid = os.getpid()
        self._idle: list[sqlite3.Connection] = []

    def read(self, sql: str, *values: object) -> list[Any]:
        """
        Run one statement; its rows.

        Raises:
            Unavailable: If SQLite could not.
        """
        return self._lend(lambda connection: connection.execute(sql, values).fetchall())

    def write(self, sql: str, *values: object) -> int:
        """
        Run one statement, which is a transaction of its own; the number of rows it changed.
        """
        return self._write(lambda connection: connection.execute(sql, values).rowcount)

    def write_and_read(self, sql: str, *values: object) -> list[Any]:
        """
        Run one statement that changes rows and returns them.

        They are fetched to the end: the last row is what commits.
        """
        return self._write(lambda connection: connection.execute(sql, values).fetchall())

    def write_together(self, steps: Iterable[tuple[str, Sequence[object]]]) -> None:
        """
        Run several statements, all or none.

        The write lock is taken first: a transaction that begins with a look and then wants to write
        fails, however patient, if somebody has written in between.
        """

        def transaction(connection: sqlite3.Connection) -> None:
            connection.execute("BEGIN IMMEDIATE")
            for sql, values in steps:
                connection.execute(sql, values)
            connection.execute("COMMIT")

        self._write(transaction)

    def write_in_batches(self, sql: str, *values: object, limit: int) -> int:
        """
        Run one statement, whose last value is how many rows it may change, until it finds fewer or
        has changed *limit*; how many it changed. Between two of them others may write.
        """
        changed = 0
        for most in batches(limit):
            found = self.write(sql, *values, most)
            changed += found
            if found < most:
                break
        return changed

    def close(self) -> None:
        """
        Close what is idle. The next statement opens anew.
        """
        idle = self._own()
        while idle:
            idle.pop().close()

    def _own(self) -> list[sqlite3.Connection]:
        """
        The idle connections of this very process.
        """
        pid = os.getpid()
        if self._pid != pid:
            _inherited.append(self._idle)
            self._idle, self._pid = [], pid
        return self._idle

    def _write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        lock = self._turn.lock()
        if not lock.acquire(timeout=self._patience):
            raise Unavailable(f"storage: {self._path}: too many want to write.")
        try:
            return self._lend(work)
        finally:
            lock.release()

    def _lend(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """
        Let *work* use a connection that is nobody else's until it is through.
        """
        idle = self._own()
        try:
            connection = idle.pop()
        except IndexError:
            connection = self._connect()
        try:
            result = work(connection)
        except BaseException as error:
            if not _is_whole(connection, error):
                self._given_up(connection, error)
            _give_back(connection, idle)
            raise self._unavailable(error) from error

        _give_back(connection, idle)
        return result

    def _given_up(self, connection: sqlite3.Connection, error: BaseException) -> NoReturn:
        """
        Close *connection*, which rolls back, and let *error* go on.
        """
        connection.close()
        if isinstance(error, sqlite3.Error):
            raise self._unavailable(error) from error

        raise error

    def _unavailable(self, error: BaseException) -> Unavailable:
        return Unavailable(f"storage: {self._path}: {error}")

    def _connect(self) -> sqlite3.Connection:
        try:
            create_file(self._path)
            connection = sqlite3.connect(
                self._path,
                isolation_level=None,
                timeout=self._patience,
                check_same_thread=False,
            )
        except (OSError, sqlite3.Error) as error:
            raise Unavailable(
                f"storage: {self._path} can not be opened ({error}). It has to be a file, in a"
                " folder that is there, and this process has to be allowed to write to both."
            ) from error

        try:
            connection.execute(f"PRAGMA synchronous = {self._synchronous}")
            prepare(connection, path=self._path, patience=self._patience)
        except BaseException as error:
            self._given_up(connection, error)

        return connection


def _give_back(connection: sqlite3.Connection, idle: list[sqlite3.Connection]) -> None:
    if len(idle) < _MOST_IDLE:
        idle.append(connection)
    else:
        connection.close()


def _is_whole(connection: sqlite3.Connection, error: BaseException) -> bool:
    """
    Whether *connection* may go on: it could not write, and that is all. What it began is undone.

    To close it might be to close the last one. SQLite then removes what connections share, and on a
    full disk nobody can make that anew: not even reads would go on.
    """
    if getattr(error, "sqlite_errorcode", None) not in _ONLY_WRITES:
        return False
    try:
        connection.rollback()
    except sqlite3.Error:
        return False
    return True
