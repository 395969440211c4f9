"""
Servers for all tests of this folder: nobody here stops them, and every test has keys of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from secrets import token_hex

import pytest

from onetsec.storage.redis import RedisStorage

from ...engines.redis import Cluster, RedisServer


@pytest.fixture(scope="session")
def server(redis_one: RedisServer) -> RedisServer:
    """
    One server.
    """
    return redis_one


@pytest.fixture(scope="session")
def cluster(redis_three: Cluster) -> Cluster:
    """
    Three nodes.
    """
    return redis_three


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
