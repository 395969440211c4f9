"""
The SQLite file: how it comes to be, and what lies in it.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from time import monotonic, sleep

from ..errors import ConfigurationError

VERSION = 1
APPLICATION = 0x6F747331  # "ots1": SQLite's own place for whose file this is
_UNTOUCHED = (0, 0, 0)

_TABLES = (
    """
    CREATE TABLE onetsec_account (
      user_id TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      epoch INTEGER NOT NULL,
      data BLOB NOT NULL,
      waits_since INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE onetsec_session (
      user_id TEXT NOT NULL,
      id TEXT NOT NULL,
      revision INTEGER NOT NULL,
      epoch INTEGER NOT NULL,
      digest BLOB NOT NULL,
      channels TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      last_seen_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      data BLOB NOT NULL,
      purge_day INTEGER NOT NULL,
      PRIMARY KEY (user_id, id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE onetsec_epoch (
      user_id TEXT PRIMARY KEY,
      epoch INTEGER NOT NULL,
      keep_until INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE onetsec_event (
      user_id TEXT NOT NULL,
      id TEXT NOT NULL,
      kind TEXT NOT NULL,
      at INTEGER NOT NULL,
      data BLOB NOT NULL,
      PRIMARY KEY (user_id, id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE onetsec_throttle (
      key TEXT PRIMARY KEY,
      arrivals TEXT NOT NULL,
      purge_day INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    # A sweep must not scan.  By the day, not by the second: so a touch hardly ever moves an entry.
    "CREATE INDEX onetsec_session_purge ON onetsec_session (purge_day)",
    "CREATE INDEX onetsec_epoch_purge ON onetsec_epoch (keep_until)",
    "CREATE INDEX onetsec_throttle_purge ON onetsec_throttle (purge_day)",
    # Hardly anybody waits: who does not is in no index.
    "CREATE INDEX onetsec_account_waits ON onetsec_account (waits_since) WHERE waits_since > 0",
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {VERSION}",
)


def create_file(path: str) -> None:
    """
    Create an empty file that only its owner may read, if there is none at *path*.

    SQLite gives its two companions, ``-wal`` and ``-shm``, the mode of the file. A file that is
    there keeps the mode that its owner gave it.

    It is made under another name and then linked, and not opened in its place: whoever closes a
    file drops all locks that this process has on it, also those of another thread's connection.
    """
    if os.path.exists(path):
        return
    from tempfile import mkstemp  # only ever needed once a file

    target = os.path.realpath(path)
    handle, draft = mkstemp(prefix=".onetsec-", dir=os.path.dirname(target))
    os.close(handle)
    try:
        # Somebody was faster; or there are no hard links here, and SQLite makes the file.
        with suppress(OSError):
            os.link(draft, target)
    finally:
        os.unlink(draft)


def prepare(connection: sqlite3.Connection, *, path: str, patience: float) -> None:
    """
    Make the tables if the file is new.

    Raises:
        ConfigurationError: If it is not a file of onetsec, or one of a newer release.
    """
    mark = look(connection)
    if mark == _UNTOUCHED:
        _create(connection, patience=patience)
        return

    application, version, _ = mark
    if application != APPLICATION:
        # Not a table beside those of others: a request of the host that holds the write lock of
        # the file would wait for itself.
        raise foreign(path)
    if version > VERSION:
        raise newer(path, version)


def foreign(path: str) -> ConfigurationError:
    """
    What to say of a file of somebody else.
    """
    return ConfigurationError(
        f"storage: {path} belongs to another application. Give onetsec a file of its own."
    )


def newer(path: str, version: int) -> ConfigurationError:
    """
    What to say of a file that a newer release has written.
    """
    return ConfigurationError(
        f"storage: {path} has schema {version}, but this release of onetsec knows {VERSION}."
        " Upgrade onetsec."
    )


def _create(connection: sqlite3.Connection, *, patience: float) -> None:
    _switch_to_wal(connection, patience=patience)
    connection.execute("BEGIN IMMEDIATE")
    if look(connection) == _UNTOUCHED:  # nobody was faster
        for statement in _TABLES:
            connection.execute(statement)
    connection.execute("COMMIT")


def look(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """
    Whose file it is, the version of its schema, and whether there is a table: of one moment.
    """
    mark: tuple[int, int, int] = connection.execute(
        "SELECT application_id, user_version, EXISTS (SELECT 1 FROM sqlite_master)"
        " FROM pragma_application_id, pragma_user_version"
    ).fetchone()
    return mark


def _switch_to_wal(connection: sqlite3.Connection, *, patience: float) -> None:
    """
    Let readers and one writer go on at once.

    This is the one statement that does not wait for others as a connection's timeout says. The file
    remembers the answer, so it is needed once only; but many may be first.
    """
    until = monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if monotonic() > until:
                raise
            sleep(0.005)
        else:
            return
