"""
What an application is built of, as it is gathered.
"""

from __future__ import annotations

from typing import Any

import pytest
import redis
from sqlalchemy import create_engine

from onetsec import AsyncOnetsec, Onetsec, Site, lifted, threaded
from onetsec.mail import MemoryMailer
from onetsec.storage.combined import AsyncCombined, Combined
from onetsec.storage.memory import MemoryStorage
from onetsec.storage.psycopg import AsyncPsycopgStorage, PsycopgStorage
from onetsec.storage.redis import AsyncRedisStorage, RedisStorage
from onetsec.storage.sqlalchemy import AsyncSqlAlchemyStorage, SqlAlchemyStorage
from onetsec.storage.sqlite import SQLiteStorage
from onetsec.testing import BreachList
from onetsec.users import DictUsers
from onetsec.wiring import Wiring

from .conftest import SITE
from .flows.test_challenge import Question

TWO = ("a.example.com", "b.example.com")
RANDOM = bytes(range(7, 250, 7))


def wired(storage: Any, **changes: Any) -> Wiring:
    """
    The facts of an application over *storage*.
    """
    arguments: dict[str, Any] = {"users": DictUsers([]), "keys": [RANDOM], "site": SITE} | changes
    return Onetsec(storage=storage, **arguments).wiring()


def test_memory_is_in_the_process() -> None:
    """
    Accounts, sessions and throttle.
    """
    assert {"accounts", "sessions", "throttle"} == wired(MemoryStorage()).in_process


def test_a_file_is_not() -> None:
    """
    Every worker of the machine sees it.
    """
    assert frozenset() == wired(SQLiteStorage("/nowhere/onetsec.db")).in_process


def test_each_group_is_told_apart() -> None:
    """
    Only the throttle is forgotten with the process.
    """
    file = SQLiteStorage("/nowhere/onetsec.db")
    storage = Combined(accounts=file, sessions=file, throttle=MemoryStorage())

    assert {"throttle"} == wired(storage).in_process


def test_in_threads_it_is_the_same() -> None:
    """
    What carries a storage into an event loop hides nothing.
    """
    memory = lifted(MemoryStorage())
    auth = AsyncOnetsec(
        users=lifted(DictUsers([])),
        storage=AsyncCombined(accounts=threaded(MemoryStorage()), sessions=memory, throttle=memory),
        keys=[RANDOM],
        site=SITE,
    )
    by_url = AsyncOnetsec(users=lifted(DictUsers([])), storage="memory:", keys=[RANDOM], site=SITE)

    assert {"accounts", "sessions", "throttle"} == auth.wiring().in_process
    assert {"accounts", "sessions", "throttle"} == by_url.wiring().in_process


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("redis://:secret@cache.example.com:6379/0", ("cache.example.com",)),
        ("rediss://:secret@cache.example.com:6379/0", ()),
        ("redis://localhost:6379/0", ()),
        ("redis://127.0.0.1:6379/0", ()),
        ("redis+cluster://192.0.2.1:1,192.0.2.2:2", ("192.0.2.1", "192.0.2.2")),
        ("rediss+cluster://192.0.2.1:1,192.0.2.2:2", ()),
    ],
)
def test_redis_in_the_clear(url: str, hosts: tuple[str, ...]) -> None:
    """
    A host on another machine without TLS is named, and nothing of its password.
    """
    assert hosts == wired(RedisStorage(url)).in_the_clear
    assert set(hosts) <= set(AsyncRedisStorage(url).in_the_clear)


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("postgresql://me:secret@db.example.com/shop", ("db.example.com",)),
        ("postgresql://me:secret@a.example.com,b.example.com/shop?sslmode=prefer", TWO),
        ("postgresql://me:secret@db.example.com/shop?sslmode=verify-full", ()),
        ("postgresql://me@localhost/shop", ()),
        ("postgresql:///shop", ()),
        ("postgresql:///shop?host=/run/postgresql", ()),
    ],
)
def test_postgresql_in_the_clear(url: str, hosts: tuple[str, ...]) -> None:
    """
    The driver goes without TLS, if nobody says that it must not.
    """
    assert hosts == wired(PsycopgStorage(url)).in_the_clear
    assert set(hosts) <= set(AsyncPsycopgStorage(url).in_the_clear)


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("postgresql+psycopg://me:secret@a.example.com,b.example.com/shop", TWO),
        ("postgresql+psycopg:///shop?host=a.example.com:1&host=b.example.com:2", TWO),
        ("postgresql+psycopg://me@a.example.com/shop?sslmode=verify-full", ()),
        ("postgresql+psycopg://me@localhost/shop", ()),
        ("mariadb+pymysql://me:secret@db.example.com/shop", ("db.example.com",)),
        ("mariadb+pymysql://me:secret@db.example.com/shop?ssl_ca=/ca.pem", ()),
        ("mysql+pymysql://me@db.example.com/shop?unix_socket=/run/mysql", ()),
        ("sqlite+pysqlite:////nowhere/onetsec.db", ()),
    ],
)
def test_sqlalchemy_in_the_clear(url: str, hosts: tuple[str, ...]) -> None:
    """
    The drivers are told by the URL; an engine of the host may have told them more.
    """
    ours, theirs = wired(SqlAlchemyStorage(url)), wired(SqlAlchemyStorage(create_engine(url)))

    assert (hosts, ()) == (ours.in_the_clear, ours.tls_unknown)
    assert ((), hosts) == (theirs.in_the_clear, theirs.tls_unknown)


def test_sqlalchemy_that_is_awaited() -> None:
    """
    The same, for drivers of an event loop.
    """
    clear = AsyncSqlAlchemyStorage("postgresql+asyncpg://me@a.example.com/shop")
    sealed = AsyncSqlAlchemyStorage("postgresql+asyncpg://me@a.example.com/shop?ssl=require")

    assert ("a.example.com",) == clear.in_the_clear
    assert ((), ()) == (sealed.in_the_clear, sealed.tls_unknown)


@pytest.mark.parametrize(
    ("client", "hosts"),
    [
        (redis.Redis(host="cache.example.com"), ("cache.example.com",)),
        (redis.Redis(host="cache.example.com", ssl=True), ()),
        (redis.Redis(unix_socket_path="/run/redis"), ()),
    ],
    ids=["plain", "tls", "socket"],
)
def test_clients_in_the_clear(client: redis.Redis, hosts: tuple[str, ...]) -> None:
    """
    A client of the host says it too.
    """
    assert hosts == wired(RedisStorage(client=client)).in_the_clear


@pytest.mark.parametrize(
    ("keys", "count", "weak"),
    [
        ([RANDOM], 1, 0),
        ([RANDOM, RANDOM[::-1]], 2, 0),
        ([b"k" * 32], 1, 1),
        ([RANDOM, b"correct horse battery staple, for ever"], 2, 1),
        ([bytes(range(12)) * 3], 1, 1),
    ],
)
def test_keys(keys: list[bytes], count: int, weak: int) -> None:
    """
    They are counted, and those that are text or repeat themselves are called weak.
    """
    found = wired("memory:", keys=keys)

    assert (count, weak) == (found.keys, found.weak_keys)


def test_the_rest() -> None:
    """
    The address, the mailer, and what only its operator knows.
    """
    auth = Onetsec(
        users=DictUsers([]),
        storage="memory:",
        keys=[RANDOM],
        site=Site("Shop", "https://example.com"),
        mailer=MemoryMailer(),
    )
    found = auth.wiring(workers=4, second_factor_required=True)

    assert ("https://example.com", 4) == (found.url, found.workers)
    assert (True, True) == (found.mails, found.second_factor_required)
    assert not wired("memory:").mails


def test_strangers_in_a_crowd() -> None:
    """
    There is a challenge for them, or there is none.
    """
    assert wired("memory:", challenge=Question()).challenge
    assert not wired("memory:").challenge


def test_leaked_passwords() -> None:
    """
    There is a list to ask, or there is none.
    """
    assert wired("memory:", breaches=BreachList()).breaches
    assert not wired("memory:").breaches
