"""
What an outage of Redis is called: Unavailable, by every method, within the patience.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from secrets import token_hex
from typing import Any

import pytest
import redis

from onetsec import Unavailable
from onetsec.ports import Storage
from onetsec.records import Limit
from onetsec.storage.redis import AsyncRedisStorage, RedisStorage
from onetsec.testing import BlockingStorage, LoopThread, together
from onetsec.testing.contracts import OutageContract, account, event, session

from ...engines.answers import until_it_answers
from ...engines.processes import free_port
from ...engines.redis import ACCOUNTS, RedisServer, redis_replicated, redis_server, wait_until

PATIENCE = 0.2
SLOW = 1.0  # where an answer is expected as well: a busy machine is no outage
NOW = int(time.time())
MICROS = NOW * 1_000_000

Open = Callable[..., Storage]


@pytest.fixture(scope="module", params=["blocking", "awaited"])
def kind(request: pytest.FixtureRequest) -> str:
    """
    Which of the two storages.
    """
    return str(request.param)


@pytest.fixture(scope="module")
def opened(kind: str) -> Iterator[Open]:
    """
    Opens a storage that is closed in the end.
    """
    with ExitStack() as stack:
        loop = stack.enter_context(LoopThread()) if kind == "awaited" else None

        def make(url: str, patience: float = PATIENCE) -> Storage:
            storage: Storage
            if loop is None:
                storage = RedisStorage(url, prefix=token_hex(8), patience=patience)
            else:
                awaited = AsyncRedisStorage(url, prefix=token_hex(8), patience=patience)
                storage = BlockingStorage(awaited, loop)
            stack.callback(storage.close)
            return storage

        yield make


@pytest.fixture(scope="module")
def own() -> Iterator[RedisServer]:
    """
    A server that may be stopped and filled.
    """
    with redis_server() as server:
        yield server


@pytest.fixture(scope="module")
def hanging() -> Iterator[RedisServer]:
    """
    A server that never answers.
    """
    with redis_server() as server, server.paused():
        yield server


@pytest.fixture(scope="module")
def replica() -> Iterator[RedisServer]:
    """
    A replica, in step with its primary.
    """
    with redis_replicated() as pair:
        yield pair.replica


@pytest.fixture(scope="module")
def loading() -> Iterator[RedisServer]:
    """
    A server that takes minutes to read what it has on its disk.
    """
    slow = ("--key-load-delay", "100000", "--loading-process-events-interval-bytes", "1024")
    with redis_server("--appendonly", "no", *slow) as server:
        with server.admin() as admin:
            admin.mset({f"key {number}": bytes(8192) for number in range(1000)})
            admin.config_set("rdbcompression", "no")
            admin.save()
        server.kill()
        server.begin()
        wait_until(lambda: "LOADING" in answer(server), "it is loading")
        yield server


def answer(server: RedisServer) -> str:
    """
    What *server* says to a stranger.
    """
    with server.admin() as admin:
        try:
            return str(admin.ping())
        except redis.BusyLoadingError:
            return "LOADING"
        except redis.RedisError as error:
            return str(error)


@pytest.fixture(scope="module")
def full() -> Iterator[RedisServer]:
    """
    A server without room.
    """
    with redis_server("--maxmemory", "1", "--maxmemory-policy", "noeviction") as server:
        yield server


class Down(OutageContract):
    """
    A storage that can not be reached.
    """

    storage: Storage

    def make(self) -> Storage:
        return self.storage


class TestRefused(Down):
    """
    Nobody listens.
    """

    @pytest.fixture(autouse=True)
    def refused(self, opened: Open) -> None:
        self.storage = opened(f"redis://127.0.0.1:{free_port()}?{ACCOUNTS}")


class TestRefusedCluster(Down):
    """
    Nobody listens where the nodes of a cluster should.
    """

    @pytest.fixture(autouse=True)
    def refused(self, opened: Open) -> None:
        self.storage = opened(
            f"redis+cluster://127.0.0.1:{free_port()},127.0.0.1:{free_port()}?{ACCOUNTS}"
        )


class TestHanging(Down):
    """
    The server takes connections, and never answers.
    """

    @pytest.fixture(autouse=True)
    def hangs(self, opened: Open, hanging: RedisServer) -> None:
        self.storage = opened(hanging.url)


class TestHangingInUse(Down):
    """
    The server hangs while its connections are open.
    """

    @pytest.fixture(autouse=True)
    def hangs(self, opened: Open, own: RedisServer) -> Iterator[None]:
        self.storage = opened(own.url)
        until_it_answers(self.storage)
        with own.paused():
            yield


class TestReplica(Down):
    """
    A replica reads, but may not know yet who was signed out.
    """

    @pytest.fixture(autouse=True)
    def reached(self, opened: Open, replica: RedisServer) -> None:
        self.storage = opened(replica.url)


class TestLoading(Down):
    """
    A server that still reads its disk has no answer yet.
    """

    @pytest.fixture(autouse=True)
    def reached(self, opened: Open, loading: RedisServer) -> None:
        self.storage = opened(loading.url)


class TestFullAtFirst(Down):
    """
    A server that was full before we came takes nothing in: it is none of ours.
    """

    @pytest.fixture(autouse=True)
    def reached(self, opened: Open, full: RedisServer) -> None:
        self.storage = opened(full.url)


WRITES: dict[str, Callable[[Storage], object]] = {
    "save": lambda s: s.save(account("bob"), expected=0),
    "save again": lambda s: s.save(account("ada", version=2), expected=1),
    "open": lambda s: s.put_session(session("ada"), expected=0),
    "raise": lambda s: s.raise_epoch("ada", 9, keep_until=NOW + 60),
    "hit": lambda s: s.hit("key", [Limit(5, 300)], now=MICROS),
    "event": lambda s: s.record_event(event("ada")),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_full_server_takes_no_write(
    write: Callable[[Storage], object], opened: Open, own: RedisServer
) -> None:
    """
    It says so, and the write is not there afterwards; with room again it is taken.
    """
    storage = opened(own.url, SLOW)
    storage.save(account("ada", version=1), expected=0)
    with own.admin() as admin:
        admin.config_set("maxmemory", 1)
        try:
            with pytest.raises(Unavailable, match="memory"):
                write(storage)
        finally:
            admin.config_set("maxmemory", 0)

    assert (None, account("ada", version=1)) == (storage.load("bob"), storage.load("ada"))
    assert (0, 0) == (len(storage.sessions("ada")[0]), storage.sessions("ada")[1])
    write(storage)


def test_full_server_still_revokes(opened: Open, own: RedisServer) -> None:
    """
    Reads go on, and so does signing out: it makes room.
    """
    storage, one = opened(own.url, SLOW), session("ada")
    storage.put_session(one, expected=0)
    with own.admin() as admin:
        admin.config_set("maxmemory", 1)
        try:
            seen = storage.session("ada", one.id)
            dropped = storage.drop_sessions("ada", [one.id])
        finally:
            admin.config_set("maxmemory", 0)

    assert ((one, 0), 1, None) == (seen, dropped, storage.session("ada", one.id))


def test_server_that_refuses_writes_is_told(opened: Open, own: RedisServer) -> None:
    """
    Too few replicas for the server's own rule: it takes no write, and we say so.
    """
    storage = opened(own.url, SLOW)
    storage.load("ada")
    with own.admin() as admin:
        admin.config_set("min-replicas-to-write", 1)
        try:
            with pytest.raises(Unavailable, match="NOREPLICAS"):
                storage.save(account("ada"), expected=0)
        finally:
            admin.config_set("min-replicas-to-write", 0)


def test_disk_that_fails_takes_no_write(opened: Open) -> None:
    """
    A server that can not write its snapshot refuses; reads go on, and writes when it can again.
    """
    with redis_server() as server, server.admin() as admin:
        storage = opened(server.url, SLOW)
        storage.save(account("ada", version=1), expected=0)
        admin.config_set("save", "3600 1")
        server.folder.chmod(0o500)
        admin.bgsave()
        wait_until(lambda: state(admin) == "err", "the snapshot fails")

        with pytest.raises(Unavailable, match="MISCONF"):
            storage.save(account("ada", version=2), expected=1)
        assert account("ada", version=1) == storage.load("ada")

        server.folder.chmod(0o700)
        admin.bgsave()
        wait_until(lambda: state(admin) == "ok", "the snapshot is written")
        assert storage.save(account("ada", version=2), expected=1)


def state(admin: Any) -> str:
    """
    How the last snapshot ended.
    """
    return str(admin.info("persistence")["rdb_last_bgsave_status"])


def test_server_that_comes_back_is_used(opened: Open) -> None:
    """
    Killed and started anew: what was told is there, and the same storage goes on.
    """
    with redis_server() as server:
        storage = opened(server.url, SLOW)
        storage.save(account("ada", version=1), expected=0)
        server.kill()
        with pytest.raises(Unavailable):
            storage.load("ada")
        server.start()

        assert account("ada", version=1) == storage.load("ada")
        assert storage.save(account("ada", version=2), expected=1)


def test_server_that_goes_on_is_used(opened: Open, own: RedisServer) -> None:
    """
    After it has hung, no answer is taken for that to another question.
    """
    storage = opened(own.url, SLOW)
    storage.save(account("ada", version=1), expected=0)
    with own.paused(), pytest.raises(Unavailable):
        storage.load("ada")

    assert storage.load("bob") is None
    assert account("ada", version=1) == storage.load("ada")


def test_outage_is_told_in_time(opened: Open, own: RedisServer) -> None:
    """
    Nobody waits longer than to be connected, and for one answer.
    """
    storage = opened(own.url, SLOW)
    storage.load("ada")
    with own.paused():
        begin = time.monotonic()
        with pytest.raises(Unavailable):
            storage.load("ada")
        took = time.monotonic() - begin

    assert took < 5 * SLOW


def test_primary_that_was_demoted_is_left(opened: Open) -> None:
    """
    A write that it refuses closes what is open: nothing is read there any more.
    """
    with redis_replicated() as pair:
        storage = opened(pair.primary.url, SLOW)
        storage.load("ada")
        with pair.replica.admin() as replica, pair.primary.admin() as primary:
            replica.replicaof("NO", "ONE")
            primary.replicaof("127.0.0.1", pair.replica.port)
        with pytest.raises(Unavailable, match="read only"):
            storage.save(account("ada"), expected=0)

        with pytest.raises(Unavailable, match="primary"):
            storage.load("ada")


def test_write_of_unknown_outcome_is_not_repeated(opened: Open, own: RedisServer) -> None:
    """
    The server has taken it all the same: a second try would lose against the first.
    """
    storage = opened(own.url, SLOW)
    storage.save(account("ada", version=1), expected=0)
    with own.paused(), pytest.raises(Unavailable):
        storage.save(account("ada", version=2), expected=1)

    assert account("ada", version=2) == storage.load("ada")


def test_races_wait_for_a_connection(kind: str, server: RedisServer, prefix: str) -> None:
    """
    With one connection, everybody has a turn.
    """
    with LoopThread() as loop:
        made: Storage = (
            RedisStorage(server.url, prefix=prefix, patience=30.0, connections=1)
            if kind == "blocking"
            else BlockingStorage(
                AsyncRedisStorage(server.url, prefix=prefix, patience=30.0, connections=1), loop
            )
        )
        saved = together([partial(made.save, account("ada"), expected=0)] * 16)
        made.close()

    assert 1 == sum(saved)
