"""
A database of a host, on every engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from ..engines.mariadb import MariaDB
from ..engines.postgresql import PostgreSQL
from .hosts import Base

ENGINES = ("postgresql", "mariadb", "sqlite")
AWAITED = {"pymysql": "asyncmy", "pysqlite": "aiosqlite"}


@pytest.fixture(scope="module")
def postgresql_url(postgresql_server: PostgreSQL) -> str:
    """
    A database on PostgreSQL.
    """
    url = postgresql_server.url_of(postgresql_server.database())
    return url.replace("postgresql:", "postgresql+psycopg:")


@pytest.fixture(scope="module")
def mariadb_url(mariadb_server: MariaDB) -> str:
    """
    A database on MariaDB, in whose collation letters are alike.
    """
    name = mariadb_server.database()
    mariadb_server.run(f"ALTER DATABASE {name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci")
    return mariadb_server.url_of(name, scheme="mysql+pymysql")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """
    A file of the host.
    """
    return f"sqlite+pysqlite:///{tmp_path}/host.db"


@pytest.fixture(params=ENGINES)
def url(request: pytest.FixtureRequest) -> str:
    """
    Each of them.
    """
    made: str = request.getfixturevalue(f"{request.param}_url")
    return made


@pytest.fixture
def kept(url: str) -> Iterator[Engine]:
    """
    An engine of the host, with all its tables, and with what other tests have left in them.
    """
    made = create_engine(url)
    Base.metadata.create_all(made)
    yield made
    made.dispose()


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """
    An engine of the host, with all its tables, empty.
    """
    made = create_engine(url)
    Base.metadata.drop_all(made)
    Base.metadata.create_all(made)
    yield made
    made.dispose()


@pytest.fixture
def awaited_url(url: str) -> str:
    """
    The same database, for asynchronous hosts.
    """
    for blocking, awaited in AWAITED.items():
        url = url.replace(blocking, awaited)
    return url
