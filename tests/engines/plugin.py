"""
One server of each kind a test run, started when the first test asks for it.

For pytest: ``pytest_plugins = ["tests.engines.plugin"]`` in ``tests/conftest.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .mariadb import MariaDB, mariadb
from .postgresql import PostgreSQL, postgresql
from .redis import Cluster, RedisServer, redis_cluster, redis_server


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgreSQL]:
    """
    A server for all tests: each class makes a database of its own, and nobody stops it.
    """
    with postgresql() as server:
        yield server


@pytest.fixture(scope="session")
def mariadb_server() -> Iterator[MariaDB]:
    """
    A server for all tests: each module makes a database of its own, and nobody stops it.
    """
    with mariadb() as server:
        yield server


@pytest.fixture(scope="session")
def redis_one() -> Iterator[RedisServer]:
    """
    A server for all tests: each has keys of its own, or empties it first, and nobody stops it.
    """
    with redis_server("--hash-max-listpack-value", "512") as server:
        yield server


@pytest.fixture(scope="session")
def redis_three() -> Iterator[Cluster]:
    """
    A cluster for all tests, in the same way.
    """
    with redis_cluster() as cluster:
        yield cluster
