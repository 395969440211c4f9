"""
SQLite files, looked at from outside: whether one is there, where it lies, and one apart from it.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ..errors import ConfigurationError, Unavailable
from ._advice import mounted
from ._schema import APPLICATION, VERSION, foreign, look, newer

_COMPANIONS = ("-journal", "-wal", "-shm")


def check(path: str) -> int:
    """
    Look whether the file is one of this release, without making or changing it; its version.

    Raises:
        ConfigurationError: If it is not.
    """
    lacking = ConfigurationError(
        f"storage: {path} does not have the tables of onetsec. They are made by 'onetsec storage"
        " upgrade URL', or when the storage is first used."
    )
    if not os.path.exists(path):
        raise lacking
    try:
        with closing(sqlite3.connect(f"{Path(path).as_uri()}?mode=rw", uri=True)) as connection:
            application, version, has_tables = look(connection)
    except sqlite3.Error as error:
        raise Unavailable(f"storage: {path}: {error}") from error

    if not (application or version or has_tables):
        raise lacking
    if application != APPLICATION:
        raise foreign(path)
    if version > VERSION:
        raise newer(path, version)

    return version


def kind_of_disk(path: str) -> str:
    """
    The kind of the file system that *path* is on; "" if this system does not say.
    """
    try:
        mounts = Path("/proc/self/mounts").read_text(errors="replace")
    except OSError:
        return ""

    return mounted(os.path.realpath(path), mounts)


@contextmanager
def apart(path: str) -> Iterator[str]:
    """
    Make an empty file in the folder of *path*; remove it at the end, and nothing else.

    Raises:
        ConfigurationError: If it is there already, or is another one at the end.
        Unavailable: If it can not be made.
    """
    name = f"onetsec_check_{secrets.token_hex(8)}.db"
    made = os.path.join(os.path.dirname(os.path.abspath(path)), name)
    for one in (made, *(made + ending for ending in _COMPANIONS)):
        if os.path.lexists(one):
            raise _not_ours(one)
    try:
        opened = os.open(made, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    except FileExistsError as error:
        raise _not_ours(made) from error
    except OSError as error:
        raise Unavailable(f"storage: {made} can not be made: {error}") from error

    # Open until the end, so that no other file is given its number; and not closed earlier: while
    # SQLite uses it, that would drop SQLite's locks.
    try:
        yield made
    finally:
        ours = os.fstat(opened)
        os.close(opened)
        _remove(made, ours)


def _remove(made: str, ours: os.stat_result) -> None:
    if not os.path.lexists(made):
        return
    if not os.path.samestat(ours, os.lstat(made)):
        raise _not_ours(made)

    for one in (made, *(made + ending for ending in _COMPANIONS)):
        with suppress(FileNotFoundError):
            os.unlink(one)


def _not_ours(path: str) -> ConfigurationError:
    return ConfigurationError(
        f"storage: {path} is there, and this check has not made it. It is left alone."
    )
