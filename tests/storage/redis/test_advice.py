"""
What a server is told that is not set up to keep accounts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from redis import ResponseError

from onetsec.storage.redis import RedisStorage
from onetsec.storage.redis.advice import judge

from ...engines.redis import Cluster, RedisServer, redis_replicated, redis_server

GOOD = {
    "maxmemory-policy": "noeviction",
    "appendonly": "yes",
    "appendfsync": "always",
    "hash-max-listpack-value": "512",
}


@pytest.fixture(scope="module")
def own() -> Iterator[RedisServer]:
    """
    A server that may be set otherwise.
    """
    with redis_server() as server:
        yield server


def advised(
    server: RedisServer, changes: Mapping[str, str] = GOOD, *, replicas: int = 0
) -> list[tuple[str, str]]:
    """
    Set *server* up as it should be, but for *changes*; which settings are advised, and why.
    """
    with server.admin() as admin:
        for name, value in {**GOOD, **changes}.items():
            admin.config_set(name, value)
    storage = RedisStorage(server.url, patience=30.0, replicas=replicas)
    found = storage.advice()
    storage.close()
    return [(one.setting, one.reason) for one in found]


def test_good_server_is_told_nothing(own: RedisServer) -> None:
    """
    The settings of the document are the ones that are wanted.
    """
    assert [] == advised(own)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"maxmemory-policy": "allkeys-lru"}, "second factors"),
        ({"maxmemory-policy": "volatile-ttl"}, "accounts stay"),
        ({"appendonly": "no"}, "snapshot"),
        ({"appendfsync": "everysec"}, "power failure"),
        ({"hash-max-listpack-value": "64"}, "512"),
    ],
)
def test_each_setting_is_judged(changes: dict[str, str], words: str, own: RedisServer) -> None:
    """
    One that is wrong is told alone, with what it costs.
    """
    ((setting, reason),) = advised(own, changes)

    assert {setting} == changes.keys()
    assert words in reason


def test_file_that_is_not_written_needs_no_rhythm(own: RedisServer) -> None:
    """
    How often a file is written counts only if there is one.
    """
    found = {"appendonly": "no", "appendfsync": "no"}

    assert ["appendonly"] == [name for name, _ in advised(own, found)]


def test_replicas_are_counted() -> None:
    """
    Those that are there and not asked, and those that are asked and not there.
    """
    with redis_replicated() as pair:
        asked = [advised(pair.primary, replicas=replicas) for replicas in (0, 1, 2)]

    assert [["replicas"], [], ["replicas"]] == [[name for name, _ in found] for found in asked]
    assert "replicas=1" in asked[0][0][1]


def test_every_node_is_asked(cluster: Cluster) -> None:
    """
    Each has its own settings.
    """
    storage = RedisStorage(cluster.url, patience=30.0)
    found = {one.server for one in storage.advice() if one.setting == "hash-max-listpack-value"}
    storage.close()

    assert {f"127.0.0.1:{node.port}" for node in cluster.nodes} == found


def test_clock_is_compared() -> None:
    """
    Two seconds are nothing; more is told.
    """
    settings = [part.encode() for pair in GOOD.items() for part in pair]
    replies = ([b"1000", b"0"], b"connected_slaves:0\r\n", settings)

    def told(now: float) -> list[str]:
        return [one.found for one in judge("here", replies, now=now, replicas=0)]

    assert [[], [], ["-3 seconds"], ["+3 seconds"]] == [told(now) for now in (998, 1002, 1003, 997)]


def test_settings_that_are_hidden_are_told() -> None:
    """
    Where a server is hired, they can often not be read.
    """
    replies = ([b"1000", b"0"], b"connected_slaves:0\r\n", ResponseError("unknown command"))

    (found,) = judge("here", replies, now=1000, replicas=0)

    assert ("CONFIG", "unknown command") == (found.setting, found.found)
