"""
A schema, a database or a file that is made for a while.
"""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import URL, Connection

from ...errors import ConfigurationError
from ._faults import RAISED, code_of
from ._tables import metadata
from ._work import begin

_THERE = ("42P06", 1007)
_FORBIDDEN = ("42501", 1044)
_IN_USE = "2BP01"
_OURS = tuple(metadata.tables)


def name() -> str:
    """
    Make up a name that nobody else has.
    """
    return f"onetsec_check_{secrets.token_hex(8)}"


def file_of(url: URL) -> str:
    """
    The path of the file that *url* names.

    Raises:
        ConfigurationError: If it is said in another way.
    """
    if f"{url.database}".startswith("file:"):
        raise ConfigurationError("storage: a file can be checked by its path, not by its URI.")

    return f"{url.database}"


def place_of(url: URL, name: str) -> tuple[URL, dict[str, Any]]:
    """
    The address of the place of that name, and the options of an engine that stays in it.

    PostgreSQL has schemas. What MariaDB and MySQL call so is a database.
    """
    if url.get_backend_name() == "postgresql":
        return url, {"schema_translate_map": {None: name}}

    return url.set(database=name), {}


def make(connection: Connection, *, name: str, place: str) -> None:
    """
    Make the schema or the database.

    Raises:
        ConfigurationError: If it is there already, or may not be made.
    """
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


def remove(connection: Connection, *, name: str, place: str) -> None:
    """
    Remove it, and our tables in it; nothing if there is anything else in it.

    Raises:
        ConfigurationError: If there is.
    """
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


def _not_ours(name: str, place: str) -> ConfigurationError:
    return ConfigurationError(
        f"storage: {place}: {name}, or something in it, is not what this check has made. It is"
        " left alone."
    )
