"""
A schema, a database or a file that is made for a while.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine

from ...errors import ConfigurationError
from .. import _files
from ._faults import RAISED, code_of, unavailable
from ._tables import metadata
from ._work import begin

_THERE = ("42P06", 1007)
_FORBIDDEN = ("42501", 1044)
_IN_USE = "2BP01"
_OURS = tuple(metadata.tables)


@contextmanager
def apart(engine: Engine, place: str) -> Iterator[tuple[URL, str | None]]:
    """
    Make a place apart; where it is, and its schema there. It is removed at the end.

    PostgreSQL has schemas. What MariaDB and MySQL call so is a database.

    Raises:
        ConfigurationError: If it is there already, may not be made, or holds something else at the
            end.
    """
    dialect, url = engine.dialect.name, engine.url
    if dialect == "sqlite":
        if f"{url.database}".startswith("file:"):
            raise ConfigurationError("storage: a file can be checked by its path, not by its URI.")
        with _files.apart(f"{url.database}") as path:
            yield url.set(database=path), None
        return

    name = f"onetsec_check_{secrets.token_hex(8)}"
    with _connected(engine, place) as connection:
        _make(connection, name, place=place)
    try:
        yield (url, name) if dialect == "postgresql" else (url.set(database=name), None)
    finally:
        with _connected(engine, place) as connection:
            _remove(connection, name, place=place)


def _make(connection: Connection, name: str, *, place: str) -> None:
    kind = "SCHEMA" if connection.dialect.name == "postgresql" else "DATABASE"
    try:
        connection.exec_driver_sql(f"CREATE {kind} {name}")
    except RAISED as error:
        code = code_of(error)
        if code in _THERE:
            raise _not_ours(name, place) from None
        if code in _FORBIDDEN:
            raise ConfigurationError(
                f"storage: {place}: this role may not make the {kind.lower()} that a check needs."
                " Grant it that, or check another database of the same server."
            ) from None
        raise


def _remove(connection: Connection, name: str, *, place: str) -> None:
    tables = ", ".join(f"{name}.{table}" for table in _OURS)
    if connection.dialect.name != "postgresql":
        found = connection.exec_driver_sql(
            f"SELECT table_name FROM information_schema.tables WHERE table_schema = '{name}'"  # noqa: S608 - a name of ours
        )
        if set(found.scalars()) - set(_OURS):
            raise _not_ours(name, place)
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {tables}")
        connection.exec_driver_sql(f"DROP DATABASE {name}")
        return

    begin(connection)
    try:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {tables}")
        connection.exec_driver_sql(f"DROP SCHEMA {name}")
    except RAISED as error:
        if code_of(error) == _IN_USE:
            raise _not_ours(name, place) from None
        raise
    connection.exec_driver_sql("COMMIT")


@contextmanager
def _connected(engine: Engine, place: str) -> Iterator[Connection]:
    try:
        with engine.connect() as connection:
            try:
                yield connection
            except BaseException:
                connection.invalidate()  # closed, and so rolled back
                raise
    except RAISED as error:
        raise unavailable(place, getattr(error, "orig", None) or error) from None


def _not_ours(name: str, place: str) -> ConfigurationError:
    return ConfigurationError(
        f"storage: {place}: {name}, or something in it, is not what this check has made. It is"
        " left alone."
    )
