"""
The contract, on real servers: one alone and a cluster, for threads and for event loops.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onetsec.ports import Storage
from onetsec.storage.redis import AsyncRedisStorage, RedisStorage
from onetsec.testing import BlockingStorage, LoopThread
from onetsec.testing.contracts import StorageContract

from ...engines.redis import Cluster, RedisServer

PATIENCE = 30.0  # 64 threads on a busy machine are slow, not an outage


class OnRedis(StorageContract):
    """
    A storage that a fixture opens.
    """

    storage: Storage

    def make(self) -> Storage:
        return self.storage


class Blocking(OnRedis):
    """
    The storage for threads.
    """

    @pytest.fixture(autouse=True)
    def opened(self, url: str, prefix: str) -> Iterator[None]:
        self.storage = RedisStorage(url, prefix=prefix, patience=PATIENCE)
        yield
        self.storage.close()


class Awaited(OnRedis):
    """
    The storage for event loops, in one that many threads ask.
    """

    @pytest.fixture(autouse=True)
    def opened(self, url: str, prefix: str) -> Iterator[None]:
        with LoopThread() as loop:
            awaited = AsyncRedisStorage(url, prefix=prefix, patience=PATIENCE)
            self.storage = BlockingStorage(awaited, loop)
            yield
            self.storage.close()


class TestServer(Blocking):
    """
    One server keeps every rule.
    """

    @pytest.fixture
    def url(self, server: RedisServer) -> str:
        return server.url


class TestServerAwaited(Awaited):
    """
    One server keeps every rule, for an event loop.
    """

    @pytest.fixture
    def url(self, server: RedisServer) -> str:
        return server.url


class TestCluster(Blocking):
    """
    Three nodes keep every rule.
    """

    @pytest.fixture
    def url(self, cluster: Cluster) -> str:
        return cluster.url


class TestClusterAwaited(Awaited):
    """
    Three nodes keep every rule, for an event loop.
    """

    @pytest.fixture
    def url(self, cluster: Cluster) -> str:
        return cluster.url
