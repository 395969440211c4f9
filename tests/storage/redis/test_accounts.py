"""
Accounts on an engine that may lose what it has confirmed: only if the host says so.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from onetsec import ConfigurationError, Onetsec
from onetsec.ports import Storage
from onetsec.storage import open_storage
from onetsec.storage.combined import Combined
from onetsec.storage.memory import MemoryStorage
from onetsec.storage.redis import AsyncRedisStorage, RedisStorage
from onetsec.testing.contracts import account, session
from onetsec.users import DictUsers

from ...conftest import KEY, SITE
from ...engines.redis import RedisServer

REFUSED = r"Combined\(accounts=.*accounts_may_lose_writes=True"


@pytest.fixture
def plain(server: RedisServer) -> str:
    """
    An address that says nothing of accounts.
    """
    return f"redis://127.0.0.1:{server.port}"


@pytest.mark.parametrize(
    "call", [lambda s: s.load("ada"), lambda s: s.save(account("ada"), expected=0)]
)
def test_accounts_are_refused(call: Callable[[Storage], object], plain: str, prefix: str) -> None:
    """
    The error names both ways out.
    """
    storage = RedisStorage(plain, prefix=prefix)

    with pytest.raises(ConfigurationError, match=REFUSED):
        call(storage)

    storage.close()


def test_accounts_are_refused_to_who_awaits(plain: str, prefix: str) -> None:
    """
    In the same words.
    """
    storage = AsyncRedisStorage(plain, prefix=prefix)

    with pytest.raises(ConfigurationError, match=REFUSED):
        asyncio.run(storage.load("ada"))


def test_start_is_refused(plain: str) -> None:
    """
    Before anybody signs in: the installation lies among the accounts.
    """
    auth = Onetsec(users=DictUsers([]), storage=plain, keys=[KEY], site=SITE)

    with pytest.raises(ConfigurationError, match=REFUSED):
        auth.ping()

    auth.close()


@pytest.mark.parametrize("said", ["true", "1", "True", "yes"])
def test_address_may_say_so(said: str, plain: str) -> None:
    """
    Beside what the driver is told.
    """
    storage = open_storage(f"{plain}/0?socket_timeout=9&accounts_may_lose_writes={said}")

    assert storage.load("nobody is called so") is None
    storage.close()


def test_address_may_say_no(plain: str) -> None:
    """
    Which is the same as nothing.
    """
    with pytest.raises(ConfigurationError, match=REFUSED):
        open_storage(f"{plain}?accounts_may_lose_writes=false").load("ada")


def test_address_says_something_else() -> None:
    """
    A word that means neither is told at once.
    """
    with pytest.raises(ConfigurationError, match="'maybe', and neither true nor false"):
        RedisStorage("redis+cluster://localhost?accounts_may_lose_writes=maybe")


def test_host_may_say_so(plain: str, prefix: str) -> None:
    """
    As an argument.
    """
    storage = RedisStorage(plain, prefix=prefix, accounts_may_lose_writes=True)

    assert storage.save(account("ada"), expected=0)
    assert account("ada") == storage.load("ada")
    storage.close()


def test_other_groups_need_no_word(plain: str, prefix: str) -> None:
    """
    Sessions and counters are what it is for: accounts lie elsewhere, and an erasure takes both.
    """
    redis, opened = RedisStorage(plain, prefix=prefix), session("ada")
    storage = Combined(accounts=MemoryStorage(), sessions=redis, throttle=redis)

    assert storage.save(account("ada"), expected=0)
    assert storage.put_session(opened, expected=0)
    assert (opened, 0) == storage.session("ada", opened.id)
    storage.erase("ada")
    assert (None, None) == (storage.load("ada"), storage.session("ada", opened.id))
    storage.close()


def test_proof_apart_needs_no_word(plain: str) -> None:
    """
    What is proven apart is nobody's account.
    """
    storage = RedisStorage(plain)

    with storage.apart() as made:
        assert made.save(account("ada"), expected=0)

    storage.close()
