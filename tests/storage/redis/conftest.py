"""
Servers for all tests of this folder: nobody here stops them, and every test has keys of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from secrets import token_hex

import pytest

from onetsec.storage.redis import RedisStorage

from ...engines.redis import Cluster, RedisServer, redis_cluster, redis_server


@pytest.fixture(scope="session")
def server() -> Iterator[RedisServer]:
    """
    One server.
    """
    with redis_server("--hash-max-listpack-value", "512") as started:
        yield started


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """
    Three nodes.
    """
    with redis_cluster() as started:
        yield started


@pytest.fixture
def prefix() -> str:
    """
    What the keys of one test begin with.
    """
    return token_hex(8)


@pytest.fixture
def storage(server: RedisServer, prefix: str) -> Iterator[RedisStorage]:
    """
    A storage of one test.
    """
    made = RedisStorage(server.url, prefix=prefix, patience=30.0)
    yield made
    made.close()
