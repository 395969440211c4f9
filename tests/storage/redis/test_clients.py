"""
Whoever is given, and whatever it is told: addresses, clients, servers that can not serve.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis
from redis import asyncio as aioredis

from onetsec import ConfigurationError, Unavailable
from onetsec.ports import Storage
from onetsec.records import Limit
from onetsec.storage import open_storage
from onetsec.storage.redis import AsyncRedisStorage, RedisStorage
from onetsec.testing.broken import failures
from onetsec.testing.contracts import StorageContract, account, event, session

from ...engines.redis import ACCOUNTS, Cluster, RedisServer, redis_server

DOCUMENT = Path(__file__).parents[3] / "docs" / "storage" / "redis.md"
MICROS = 1_800_000_000_000_000
ONE = session("ada", data=bytes(range(256)))


@pytest.mark.parametrize("protocol", [2, 3])
@pytest.mark.parametrize("decodes", [True, False])
def test_client_may_be_given(
    protocol: int, decodes: bool, server: RedisServer, prefix: str
) -> None:
    """
    Whether it decodes, and whichever protocol it speaks; it stays open.
    """
    client = redis.Redis(port=server.port, decode_responses=decodes, protocol=protocol)
    storage = RedisStorage(client=client, prefix=prefix, accounts_may_lose_writes=True)
    with client:
        assert storage.save(account("ada", data=b"\xff"), expected=0)
        assert storage.put_session(ONE, expected=0)
        assert 9 == storage.raise_epoch("ada", 9, keep_until=2**33)
        storage.record_event(event("ada", id="1", data=b"\xff"))

        assert account("ada", data=b"\xff") == storage.load("ada")
        assert (ONE, 9) == storage.session("ada", ONE.id)
        assert ((ONE,), 9) == storage.sessions("ada")
        assert (event("ada", id="1", data=b"\xff"),) == storage.events("ada")
        assert 4 == storage.hit("key", [Limit(5, 300)], now=MICROS).left
        assert isinstance(storage.advice(), tuple)
        storage.close()
        assert client.ping()


@pytest.mark.parametrize("protocol", [2, 3])
@pytest.mark.parametrize("decodes", [True, False])
def test_awaited_client_may_be_given(
    protocol: int, decodes: bool, server: RedisServer, prefix: str
) -> None:
    """
    The same in an event loop.
    """

    async def use() -> tuple[object, object]:
        client = aioredis.Redis(port=server.port, decode_responses=decodes, protocol=protocol)
        storage = AsyncRedisStorage(client=client, prefix=prefix, accounts_may_lose_writes=True)
        async with client:
            await storage.put_session(ONE, expected=0)
            found = await storage.sessions("ada"), await storage.session("ada", ONE.id)
            await storage.close()
            return found

    assert (((ONE,), 0), (ONE, 0)) == asyncio.run(use())


def test_loop_may_end(server: RedisServer, prefix: str) -> None:
    """
    Each event loop has connections of its own.
    """
    storage = AsyncRedisStorage(server.url, prefix=prefix, patience=30.0)

    async def save(version: int) -> bool:
        saved = await storage.save(account("ada", version=version + 1), expected=version)
        await storage.close()
        return saved

    assert [True, True] == [asyncio.run(save(version)) for version in (0, 1)]


def test_cancelled_task_leaves_no_answer_behind(server: RedisServer, prefix: str) -> None:
    """
    What nobody waits for any more is not taken for the answer to the next question.
    """

    async def use() -> object:
        storage = AsyncRedisStorage(server.url, prefix=prefix, patience=30.0, connections=1)
        await storage.save(account("ada"), expected=0)
        with server.paused(), pytest.raises(TimeoutError):
            await asyncio.wait_for(storage.load("ada"), 0.2)
        found = await storage.load("bob")
        await storage.close()
        return found

    assert asyncio.run(use()) is None


@pytest.mark.parametrize(
    ("give", "words"),
    [
        (lambda: RedisStorage(), "either"),
        (lambda: RedisStorage("redis://localhost", client=redis.Redis()), "either"),
        (lambda: RedisStorage(client=aioredis.Redis()), "AsyncRedisStorage"),  # type: ignore[arg-type]
        (lambda: AsyncRedisStorage(client=redis.Redis()), "AsyncRedisStorage"),  # type: ignore[arg-type]
        (lambda: AsyncRedisStorage(), "either"),
        (lambda: RedisStorage("redis://localhost", prefix="a{b}"), "prefix"),
        (lambda: RedisStorage("redis://localhost", prefix=""), "prefix"),
        (lambda: RedisStorage("redis+cluster://localhost/3"), "database"),
        (lambda: RedisStorage("redis://one,two"), "cluster"),
        (lambda: RedisStorage("redis://localhost:port"), "no address"),
        (lambda: RedisStorage("redis+sentinel://localhost"), "scheme"),
        (lambda: RedisStorage("http://localhost"), "scheme"),
    ],
)
def test_wrong_use_is_refused(give: Callable[[], object], words: str) -> None:
    """
    At once, and with what to do.
    """
    with pytest.raises(ConfigurationError, match=words):
        give()


@pytest.mark.parametrize(
    "url",
    ["http://ada:secret@localhost", "redis://ada:secret@localhost:port", "redis://a:secret@b,c"],
)
def test_password_of_an_address_is_not_repeated(url: str) -> None:
    """
    The refusal may be logged, with its cause.
    """
    with pytest.raises(ConfigurationError) as refused:
        RedisStorage(url)

    assert "secret" not in str(refused.value) + str(refused.value.__cause__)


@pytest.mark.parametrize(
    "url",
    [
        "redis://localhost",
        "redis://ada:secret@localhost:6380/2?socket_timeout=9",
        "rediss://localhost?ssl_cert_reqs=none",
        "redis+cluster://one:7000,two:7001",
        "rediss+cluster://ada:secret@one:7000,two:7001",
    ],
)
def test_address_names_a_storage(url: str) -> None:
    """
    All of these are opened by their address.
    """
    assert isinstance(open_storage(url), RedisStorage)


def test_database_of_an_address_counts(server: RedisServer, prefix: str) -> None:
    """
    Two databases are two storages.
    """
    first = RedisStorage(f"redis://127.0.0.1:{server.port}/0?{ACCOUNTS}", prefix=prefix)
    second = RedisStorage(f"redis://127.0.0.1:{server.port}/1?{ACCOUNTS}", prefix=prefix)
    first.save(account("ada"), expected=0)
    found = [one.load("ada") for one in (first, second)]
    first.close()
    second.close()

    assert [account("ada"), None] == found


RIGHTS = "+@read +@write +@scripting +@connection +time +wait"


def test_wrong_password_is_a_setting(own: RedisServer) -> None:
    """
    No waiting helps; the right one does.
    """
    with own.admin() as admin:
        admin.execute_command("ACL", "SETUSER", "ada", "on", ">right", "~*", "+@all")

    assert load(own, "ada:right") is None
    with pytest.raises(ConfigurationError, match="user:password"):
        load(own, "ada:wrong")


def test_missing_right_is_a_setting(own: RedisServer) -> None:
    """
    It is told with those that are needed.
    """
    with own.admin() as admin:
        admin.execute_command(
            "ACL", "SETUSER", "bob", "on", ">right", "~*", "+hello", "+get", "+client"
        )

    with pytest.raises(ConfigurationError, match="@scripting"):
        load(own, "bob:right")


def test_rights_of_the_document_are_enough(own: RedisServer) -> None:
    """
    For every call, and for no key of anybody else.
    """
    assert RIGHTS in DOCUMENT.read_text()
    with own.admin() as admin:
        rights = RIGHTS.split()
        admin.execute_command("ACL", "SETUSER", "eve", "on", ">right", "~onetsec:*", *rights)
    url = f"redis://eve:right@127.0.0.1:{own.port}?{ACCOUNTS}"
    storage = RedisStorage(url, patience=30.0)
    other = RedisStorage(url, prefix="other", patience=30.0)
    confirmed = RedisStorage(url, patience=1.0, replicas=1)

    class Proof(StorageContract):
        threads = 8

        def make(self) -> Storage:
            return storage

    failed = failures(Proof())
    with pytest.raises(ConfigurationError, match="prefix"):
        other.load("ada")
    with pytest.raises(Unavailable, match="0 of 1 replicas"):
        confirmed.erase("ada")
    for one in (storage, other, confirmed):
        one.close()

    assert frozenset() == failed


@pytest.fixture
def own() -> Iterator[RedisServer]:
    """
    A server with users of its own.
    """
    with redis_server() as server:
        yield server


def load(server: RedisServer, login: str) -> object:
    """
    Look for an account as somebody.
    """
    storage = RedisStorage(f"redis://{login}@127.0.0.1:{server.port}?{ACCOUNTS}", patience=30.0)
    try:
        return storage.load("ada")
    finally:
        storage.close()


def test_newer_format_stops_the_start(
    storage: RedisStorage, server: RedisServer, prefix: str
) -> None:
    """
    What a newer release has written, this one does not touch.
    """
    with server.admin() as admin:
        admin.hset(f"{prefix}:installation", mapping={"id": "other", "version": 2, "made_at": 1})

    with pytest.raises(ConfigurationError, match="Upgrade onetsec"):
        storage.save(account("ada"), expected=0)
    with server.admin() as admin:
        assert 1 == len(admin.keys(f"{prefix}*"))


def test_keys_of_others_are_told(storage: RedisStorage, server: RedisServer, prefix: str) -> None:
    """
    A key of another kind is somebody else's.
    """
    with server.admin() as admin:
        admin.lpush(f"{prefix}:{{ada}}", "theirs")

    with pytest.raises(ConfigurationError, match="prefix"):
        storage.session("ada", "one")


def test_slot_that_moves_is_followed(cluster: Cluster, prefix: str) -> None:
    """
    While it moves, and afterwards, the same storage finds what lies in it.
    """
    storage = RedisStorage(cluster.url, prefix=prefix, patience=30.0)
    storage.save(account("ada", version=1), expected=0)
    with cluster.nodes[0].admin() as admin:
        number = admin.execute_command("CLUSTER", "KEYSLOT", f"{prefix}:{{ada}}")
    owner = next(node for node in cluster.nodes if _has(node, number))
    other = next(node for node in cluster.nodes if node is not owner)
    with owner.admin() as source, other.admin() as target:
        ids = [side.execute_command("CLUSTER", "MYID") for side in (source, target)]
        target.execute_command("CLUSTER", "SETSLOT", number, "IMPORTING", ids[0])
        source.execute_command("CLUSTER", "SETSLOT", number, "MIGRATING", ids[1])
        keys = source.execute_command("CLUSTER", "GETKEYSINSLOT", number, 10)
        source.execute_command("MIGRATE", "127.0.0.1", other.port, "", 0, 9000, "KEYS", *keys)

        moving = storage.load("ada"), storage.save(account("ada", version=2), expected=1)
        for side in (target, source):
            side.execute_command("CLUSTER", "SETSLOT", number, "NODE", ids[1])
        moved = storage.load("ada"), storage.save(account("ada", version=3), expected=2)

        there = target.exists(f"{prefix}:{{ada}}:account")
    storage.close()

    assert (account("ada", version=1), True) == moving
    assert (account("ada", version=2), True) == moved
    assert 1 == there


def _has(node: RedisServer, number: int) -> bool:
    with node.admin() as admin:
        own = admin.execute_command("CLUSTER", "MYID")
        rows = admin.execute_command("CLUSTER", "SLOTS")
    name = own.decode() if isinstance(own, bytes) else own
    return any(
        first <= number <= last and primary[2].decode() == name for first, last, primary, *_ in rows
    )


def test_erasure_crosses_no_slot(cluster: Cluster, prefix: str) -> None:
    """
    Of fifty users, on all nodes.
    """
    storage = RedisStorage(cluster.url, prefix=prefix, patience=30.0)
    users = [f"user {number}" for number in range(50)]
    for user in users:
        storage.save(account(user), expected=0)
        storage.put_session(session(user), expected=0)
        storage.record_event(event(user))
    nodes = [_count(node, prefix) for node in cluster.nodes]
    for user in users:
        storage.erase(user)
    left = [_count(node, prefix) for node in cluster.nodes]
    storage.close()

    assert 151 == sum(nodes)
    assert all(nodes)
    assert 1 == sum(left)


def _count(node: RedisServer, prefix: str) -> int:
    with node.admin() as admin:
        return len(admin.keys(f"{prefix}*"))


def test_missing_server_is_unavailable_to_advice() -> None:
    """
    Advice about a server that is down is not that all is well.
    """
    with redis_server() as server:
        storage = RedisStorage(server.url, patience=1.0)
        server.kill()

        with pytest.raises(Unavailable):
            storage.advice()
