"""
A place on each engine: how it is called, and all that lies in it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from attrs import frozen

from ...engines.mariadb import MariaDB
from ...engines.postgresql import PostgreSQL
from ...engines.redis import RedisServer


@frozen(kw_only=True)
class Place:
    """
    Where a storage may be.

    Attributes:
        url: Its address.

        content: Names all that lies there, and beside it.

        take: Makes a place of that name, with something in it, before a check does.

        spoil: Puts something of others into the place of that name.
    """

    url: str
    content: Callable[[], list[str]]
    take: Callable[[str], None]
    spoil: Callable[[str], None]


def in_postgresql(server: PostgreSQL, engine: str) -> Place:
    """
    A database of its own.
    """
    name = server.database()
    url = server.url_of(name)

    def content() -> list[str]:
        rows = server.run(
            "SELECT n.nspname || '.' || coalesce(c.relname, '') FROM pg_namespace n"
            " LEFT JOIN pg_class c ON c.relnamespace = n.oid WHERE n.nspname !~ '^pg_|^info'"
            " ORDER BY 1",
            database=name,
        )
        return [str(row[0]) for row in rows]

    def spoil(schema: str) -> None:
        server.run(f"CREATE TABLE {schema}.orders (id int)", database=name)

    def take(schema: str) -> None:
        server.run(f"CREATE SCHEMA {schema}", database=name)
        spoil(schema)

    if engine != "psycopg":
        driver = "asyncpg" if engine == "asyncpg" else "psycopg"
        url = url.replace("postgresql:", f"postgresql+{driver}:")
    return Place(url=url, content=content, take=take, spoil=spoil)


def in_mariadb(server: MariaDB, engine: str) -> Place:
    """
    A database of its own; a check makes another one.
    """
    name = server.database()

    def content() -> list[str]:
        rows = server.run(
            "SELECT concat(s.schema_name, '.', coalesce(t.table_name, ''))"
            " FROM information_schema.schemata s LEFT JOIN information_schema.tables t"
            " ON t.table_schema = s.schema_name"
            f" WHERE s.schema_name LIKE 'onetsec%' OR s.schema_name = '{name}' ORDER BY 1"
        )
        return [str(row[0]) for row in rows]

    def spoil(schema: str) -> None:
        server.run(f"CREATE TABLE {schema}.orders (id int)")

    def take(schema: str) -> None:
        server.run(f"CREATE DATABASE {schema}")
        spoil(schema)

    driver = "mysql+asyncmy" if engine == "asyncmy" else "mariadb+pymysql"
    url = server.url_of(name, scheme=driver)
    return Place(url=url, content=content, take=take, spoil=spoil)


def in_sqlite(folder: Path, engine: str) -> Place:
    """
    A file that is not there yet.
    """

    def content() -> list[str]:
        return sorted(one.name for one in folder.iterdir())

    def spoil(name: str) -> None:
        (folder / f"{name}.db").unlink(missing_ok=True)
        with closing(sqlite3.connect(folder / f"{name}.db")) as connection:
            connection.execute("CREATE TABLE orders (id)")

    schemes = {"sqlite": "sqlite", "aiosqlite": "sqlite+aiosqlite"}
    scheme = schemes.get(engine, "sqlite+pysqlite")
    url = f"{scheme}:///{folder}/shop.db"
    return Place(url=url, content=content, take=spoil, spoil=spoil)


def in_redis(server: RedisServer) -> Place:
    """
    A database of a server, emptied.
    """
    with server.admin() as admin:
        admin.flushall()

    def content() -> list[str]:
        with server.admin() as admin:
            return sorted(key.decode() for key in admin.scan_iter())

    def take(name: str) -> None:
        with server.admin() as admin:
            admin.set(
                f"{name.replace('_', ':', 1).replace('_', '-')}:installation", b"somebody else"
            )

    return Place(url=server.url, content=content, take=take, spoil=take)
