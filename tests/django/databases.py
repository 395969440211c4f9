"""
A database on each engine, under an alias of its own, with the tables of all migrations.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pymysql
from django.core.management import call_command
from django.db import connections

from ..engines.mariadb import MariaDB
from ..engines.postgresql import PostgreSQL

# Django asks for another driver by its version; this one speaks the same.
pymysql.version_info = (2, 2, 7, "final", 0)
pymysql.install_as_MySQLdb()

_QUICK = "PRAGMA synchronous=OFF"


def add(alias: str, **options: Any) -> str:
    """
    Make *alias* known, as if it stood in ``DATABASES``.
    """
    everything = connections.configure_settings(
        {"default": connections.settings["default"], alias: options}
    )
    connections.settings[alias] = everything[alias]
    return alias


def remove(alias: str) -> None:
    """
    Forget *alias*, once this thread has closed its connection.
    """
    connections[alias].close()
    del connections[alias]
    del connections.settings[alias]


def migrated(alias: str) -> str:
    """
    Make the tables of onetsec, of the users and of all that is there.
    """
    call_command("migrate", database=alias, verbosity=0, run_syncdb=True)
    return alias


def sqlite(folder: Path, *, alias: str = "sqlite") -> str:
    """
    One file, which need not outlive the machine.
    """
    name, options = str(folder / "project.sqlite3"), {"timeout": 60, "init_command": _QUICK}
    return add(alias, ENGINE="django.db.backends.sqlite3", NAME=name, OPTIONS=options)


def postgresql(server: PostgreSQL, *, alias: str = "postgresql") -> str:
    """
    A database of its own on a PostgreSQL.
    """
    parts = urlsplit(server.url_of(server.database()))
    return add(
        alias,
        ENGINE="django.db.backends.postgresql",
        NAME=parts.path.removeprefix("/"),
        USER=parts.username or "",
        PASSWORD=parts.password or "",
        HOST=parts.hostname or "",
        PORT=str(parts.port or ""),
    )


def mariadb(server: MariaDB, *, alias: str = "mariadb") -> str:
    """
    A database of its own on a MariaDB.
    """
    return add(
        alias,
        ENGINE="django.db.backends.mysql",
        NAME=server.database(),
        USER="root",
        HOST="127.0.0.1",
        PORT=str(server.port),
    )


@contextmanager
def in_place_of_default(file: Path, folder: Path) -> Iterator[None]:
    """
    Have a copy of *file* in *folder* as the default database, for as long as the context lasts.
    """
    before = connections.settings["default"]
    connections["default"].close()
    del connections["default"]
    shutil.copy(file, folder)
    sqlite(folder, alias="default")
    try:
        yield
    finally:
        connections["default"].close()
        del connections["default"]
        connections.settings["default"] = before
