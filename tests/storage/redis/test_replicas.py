"""
Fail-over: what was acknowledged stays, and what may be lost is not acknowledged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from attrs import frozen
from redis import asyncio as aioredis
from redis.sentinel import Sentinel

from onetsec import Unavailable
from onetsec.ports import Storage
from onetsec.storage.redis import AsyncRedisStorage, RedisStorage
from onetsec.testing import BlockingStorage, LoopThread
from onetsec.testing.contracts import account, session

from ...engines.redis import Replicated, redis_replicated, redis_sentinel, wait_until
from .wire import Wire, wire

PATIENCE = 30.0  # the disk of a replica may be busy
SHORT = 0.5  # where nobody will confirm
FAR = 2**33
Open = Callable[..., Storage]
THIEF = session("ada", id="thief")


@frozen(kw_only=True)
class Pair:
    """
    A primary and its replica, with a wire between them.
    """

    servers: Replicated
    wire: Wire


@pytest.fixture
def pair() -> Iterator[Pair]:
    laid: list[Wire] = []

    @contextmanager
    def link(port: int) -> Iterator[int]:
        with wire(port) as made:
            laid.append(made)
            yield made.port

    with redis_replicated(link) as servers:
        yield Pair(servers=servers, wire=laid[0])


@pytest.fixture(params=["blocking", "awaited"])
def opened(request: pytest.FixtureRequest, pair: Pair) -> Iterator[Open]:
    """
    Opens storages at the primary that ask so many replicas, and wait for so long.
    """
    made: list[Storage] = []
    with LoopThread() as loop:

        def make(replicas: int, patience: float = PATIENCE) -> Storage:
            url = pair.servers.primary.url
            if request.param == "blocking":
                made.append(RedisStorage(url, patience=patience, replicas=replicas))
            else:
                awaited = AsyncRedisStorage(url, patience=patience, replicas=replicas)
                made.append(BlockingStorage(awaited, loop))
            return made[-1]

        yield make
        for one in made:
            one.close()


def is_signed_in(storage: Storage) -> bool:
    """
    Say whether the thief still is.
    """
    found = storage.session("ada", THIEF.id)
    return found is not None and found[0].epoch >= found[1]


def after_fail_over(pair: Pair) -> RedisStorage:
    """
    Kill the primary; a storage at what was its replica.
    """
    pair.servers.fail_over()
    return RedisStorage(pair.servers.replica.url, patience=30.0)


REVOCATIONS: dict[str, Callable[[Storage], object]] = {
    "raise": lambda s: s.raise_epoch("ada", THIEF.epoch + 1, keep_until=FAR),
    "drop": lambda s: s.drop_sessions("ada", [THIEF.id]),
    "drop all": lambda s: s.drop_sessions("ada"),
    "erase": lambda s: s.erase("ada"),
}
every_revocation = pytest.mark.parametrize("revoke", REVOCATIONS.values(), ids=REVOCATIONS)


@every_revocation
def test_acknowledged_revocation_survives(
    revoke: Callable[[Storage], object], opened: Open, pair: Pair
) -> None:
    """
    The primary dies in the moment after it was confirmed; the thief is out.
    """
    storage = opened(1)
    storage.put_session(THIEF, expected=0)
    assert is_signed_in(storage)

    revoke(storage)

    left = after_fail_over(pair)
    assert not is_signed_in(left)
    left.close()


@every_revocation
def test_revocation_that_reaches_no_replica_is_told(
    revoke: Callable[[Storage], object], opened: Open, pair: Pair
) -> None:
    """
    Also the second time, over another connection, when there is nothing left to revoke.
    """
    storage = opened(1)
    storage.put_session(THIEF, expected=0)
    storage.save(account("ada"), expected=0)  # the replica has the session
    pair.wire.is_cut = True

    for _ in range(2):
        with pytest.raises(Unavailable, match="0 of 1 replicas"):
            revoke(opened(1, SHORT))

    left = after_fail_over(pair)
    assert is_signed_in(left)
    left.close()


def test_revocation_without_wait_may_be_lost(opened: Open, pair: Pair) -> None:
    """
    The negative control: acknowledged with no replica asked, and the thief is back.
    """
    storage = opened(0)
    storage.put_session(THIEF, expected=0)
    opened(1).save(account("ada"), expected=0)  # the replica has the session
    pair.wire.is_cut = True

    storage.raise_epoch("ada", THIEF.epoch + 1, keep_until=FAR)
    assert not is_signed_in(storage)

    left = after_fail_over(pair)
    assert is_signed_in(left)
    left.close()


def test_acknowledged_save_survives(opened: Open, pair: Pair) -> None:
    """
    A code that was spent stays spent.
    """
    storage = opened(1)
    storage.save(account("ada", version=1), expected=0)
    storage.save(account("ada", version=2), expected=1)

    left = after_fail_over(pair)
    assert account("ada", version=2) == left.load("ada")
    left.close()


def test_what_only_a_replica_could_confirm_still_goes_on(opened: Open, pair: Pair) -> None:
    """
    Checks, touches and counters ask no replica: an outage of it signs nobody out.
    """
    storage = opened(1)
    storage.put_session(THIEF, expected=0)
    pair.wire.is_cut = True

    assert storage.put_session(session("ada", id=THIEF.id, revision=2), expected=1)
    assert is_signed_in(storage)


@pytest.fixture(params=["blocking", "awaited"])
def watched(request: pytest.FixtureRequest) -> Iterator[tuple[Replicated, Storage]]:
    """
    A pair that a Sentinel watches, and a storage of the client that the Sentinel gives.
    """
    kind: Any = Sentinel if request.param == "blocking" else aioredis.Sentinel
    with (
        redis_replicated() as servers,
        redis_sentinel(servers, "shop") as port,
        LoopThread() as loop,
    ):
        sentinel = kind([("127.0.0.1", port)])
        client = sentinel.master_for("shop", socket_timeout=20.0)
        told: Any = {"replicas": 1, "accounts_may_lose_writes": True}
        if request.param == "blocking":
            yield servers, RedisStorage(client=client, **told)
        else:
            yield servers, BlockingStorage(AsyncRedisStorage(client=client, **told), loop)
        for one in (client, *sentinel.sentinels):
            if request.param == "blocking":
                one.close()
            else:
                loop.run(one.aclose())


def test_sentinel_leads_to_the_new_primary(watched: tuple[Replicated, Storage]) -> None:
    """
    Nobody but the Sentinel does anything: the thief stays out, and the same storage goes on.
    """
    servers, storage = watched
    storage.put_session(THIEF, expected=0)
    storage.raise_epoch("ada", THIEF.epoch + 1, keep_until=FAR)
    assert not is_signed_in(storage)

    servers.primary.kill()

    wait_until(lambda: is_there(storage), "the replica is the primary")
    assert not is_signed_in(storage)
    with pytest.raises(Unavailable, match="0 of 1 replicas"):
        storage.save(account("ada"), expected=0)


def is_there(storage: Storage) -> bool:
    """
    Say whether the storage answers.
    """
    try:
        return storage.session("ada", THIEF.id) is not None
    except Unavailable:
        return False
