"""
The tables of a database: whether they are there, and how they come to be.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from secrets import token_hex

from sqlalchemy import Connection, update
from sqlalchemy.exc import OperationalError

from ...errors import ConfigurationError, Unavailable
from .._layout import Layout
from ._statements import INSTALLATION, family
from ._tables import installation, metadata
from ._words import Script, Step
from ._work import begin

VERSION = 1
MIGRATIONS: dict[int, Callable[[Connection], None]] = {}
"""What leads from a version to the next one."""

_LOCK = 0x6F747331  # "ots1"
_LOCK_NAME = "onetsec"
_PATIENCE = 60.0


def check(place: str) -> Script[Layout | None]:
    """
    Look whether the tables are those of this release; None if the host keeps them with Alembic.

    Raises:
        ConfigurationError: If they are not.
    """
    rows = (yield Step(statements=(INSTALLATION,), reads=True, repeats=True)).rows
    if not rows:
        return None

    id, version, made_at = rows[0]
    if version != VERSION:
        raise _other(place, version)

    return Layout(id=id, version=version, made_at=made_at)


def upgrade(connection: Connection, *, place: str, is_own: bool) -> Layout:
    """
    Make the tables, or bring them to this release. Several may try at once: they take turns.

    Raises:
        ConfigurationError: If they are of a newer release.
    """
    if connection.dialect.name == "postgresql":
        begin(connection)
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        made = _upgrade(connection, place)
        connection.exec_driver_sql("COMMIT")
        return made

    if connection.dialect.name == "sqlite":
        if is_own:
            _switch_to_wal(connection)
        begin(connection)
        made = _upgrade(connection, place)
        connection.exec_driver_sql("COMMIT")
        return made

    # Each change of a table commits itself here, so a transaction would lock nobody out.
    lock = f"SELECT GET_LOCK(CONCAT('{_LOCK_NAME} ', DATABASE()), {int(_PATIENCE)})"
    if connection.exec_driver_sql(lock).scalar() != 1:
        raise Unavailable(f"storage: {place}: somebody else changes the tables and does not end.")
    made = _upgrade(connection, place)
    connection.exec_driver_sql(f"SELECT RELEASE_LOCK(CONCAT('{_LOCK_NAME} ', DATABASE()))")
    return made


def _upgrade(connection: Connection, place: str) -> Layout:
    installation.create(connection, checkfirst=True)
    found = connection.execute(INSTALLATION).first()
    if found is not None and found[1] > VERSION:
        raise _other(place, found[1])

    metadata.create_all(connection)
    if found is None:
        connection.execute(
            family(connection.dialect.name).install,
            {
                "new_one": 1,
                "new_id": token_hex(16),
                "new_version": VERSION,
                "new_made_at": int(time.time()),
            },
        )
    else:
        for version in range(found[1], VERSION):
            MIGRATIONS[version](connection)
            connection.execute(update(installation).values(version=version + 1))

    id, version, made_at = connection.execute(INSTALLATION).one()
    return Layout(id=id, version=version, made_at=made_at)


def _other(place: str, version: int) -> ConfigurationError:
    if version > VERSION:
        return ConfigurationError(
            f"storage: {place} has schema {version}, but this release of onetsec knows {VERSION}."
            " Upgrade onetsec."
        )
    return ConfigurationError(
        f"storage: {place} has schema {version}, but this release of onetsec needs {VERSION}. Run"
        " 'onetsec storage upgrade URL', or storage.upgrade()."
    )


def _switch_to_wal(connection: Connection) -> None:
    """
    Let readers and one writer go on at once. The file remembers it.

    This is the one statement that does not wait for others as a connection's timeout says.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL").all()
        except OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.005)
        else:
            return
