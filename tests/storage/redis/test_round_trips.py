"""
What a call costs: one round trip, and no script where there is nothing to decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial

import pytest

from onetsec import Unavailable
from onetsec.ports import Storage
from onetsec.records import Limit
from onetsec.storage.redis import AsyncRedisStorage, RedisStorage
from onetsec.testing import BlockingStorage, LoopThread
from onetsec.testing.contracts import account, event, session

from ...engines.redis import ACCOUNTS, RedisServer
from .wire import Wire, wire

MICROS = 1_800_000_000_000_000
LIMITS = (Limit(5, 300), Limit(20, 86_400))
ONE = session("ada", id="one")

waits = partial(account, version=1, waits_since=9)

CALLS: dict[str, tuple[Callable[[Storage], object], int]] = {
    "load": (lambda s: s.load("ada"), 1),
    "save new": (lambda s: s.save(account("bob"), expected=0), 1),
    "save": (lambda s: s.save(account("ada", version=2), expected=1), 1),
    "save that waits": (lambda s: s.save(waits("bob"), expected=0), 2),
    "save that waits no longer": (lambda s: s.save(account("eve", version=2), expected=1), 2),
    "waiting": (lambda s: s.waiting(before=1), 1),
    "waiting, and is found": (lambda s: s.waiting(before=9), 2),
    "session": (lambda s: s.session("ada", "one"), 1),
    "sessions": (lambda s: s.sessions("ada"), 1),
    "open": (lambda s: s.put_session(session("ada"), expected=0), 1),
    "touch": (lambda s: s.put_session(ONE, expected=1), 1),
    "drop one": (lambda s: s.drop_sessions("ada", ["one"]), 1),
    "drop many": (lambda s: s.drop_sessions("ada", ["one", "two", "three"]), 1),
    "drop all": (lambda s: s.drop_sessions("ada"), 1),
    "drop none": (lambda s: s.drop_sessions("ada", []), 0),
    "raise": (lambda s: s.raise_epoch("ada", 9, keep_until=2**33), 1),
    "hit": (lambda s: s.hit("key", LIMITS, now=MICROS), 1),
    "event": (lambda s: s.record_event(event("ada")), 1),
    "events": (lambda s: s.events("ada"), 1),
    "drop events": (lambda s: s.drop_events("ada", before="1"), 1),
    "page": (lambda s: s.events("ada", before="5"), 1),
    "erase": (lambda s: s.erase("ada"), 1),
    "erase who waits": (lambda s: s.erase("eve"), 2),
    "sweep": (lambda s: s.sweep(now=1), 1),
}


@pytest.fixture
def tapped(server: RedisServer) -> Iterator[Wire]:
    with wire(server.port) as made:
        yield made


@pytest.fixture(params=["blocking", "awaited"])
def heard(
    request: pytest.FixtureRequest, tapped: Wire, prefix: str
) -> Iterator[tuple[Storage, Wire]]:
    """
    A storage behind the wire, which is connected and has been used.
    """
    url = f"redis://127.0.0.1:{tapped.port}?{ACCOUNTS}"
    storage: Storage
    with ExitStack() as stack:
        if request.param == "awaited":
            loop = stack.enter_context(LoopThread())
            storage = BlockingStorage(AsyncRedisStorage(url, prefix=prefix, patience=30), loop)
        else:
            storage = RedisStorage(url, prefix=prefix, patience=30)
        stack.callback(storage.close)
        storage.save(account("ada", version=1), expected=0)
        storage.save(waits("eve"), expected=0)
        storage.put_session(ONE, expected=0)
        yield storage, tapped


@pytest.mark.parametrize(("call", "expected"), CALLS.values(), ids=CALLS)
def test_call_is_one_round_trip(
    call: Callable[[Storage], object], expected: int, heard: tuple[Storage, Wire]
) -> None:
    """
    Whatever it asks, and however much is there; only who waits has a list beside the account.
    """
    storage, tapped = heard
    before = tapped.turns

    call(storage)

    assert expected == tapped.turns - before


def test_confirmation_takes_no_second_round_trip(tapped: Wire, prefix: str) -> None:
    """
    The write and the question whether replicas have it go out together.
    """
    url = f"redis://127.0.0.1:{tapped.port}?{ACCOUNTS}"
    storage = RedisStorage(url, prefix=prefix, patience=1.0, replicas=1)
    storage.load("ada")
    before = tapped.turns
    with pytest.raises(Unavailable, match="0 of 1 replicas"):
        storage.raise_epoch("ada", 9, keep_until=2**33)
    storage.close()

    assert 1 == tapped.turns - before


def test_check_runs_no_script(storage: RedisStorage, server: RedisServer) -> None:
    """
    The request path is one HMGET; a touch, as the negative control, is a script.
    """
    storage.put_session(ONE, expected=0)

    assert {"hmget"} == commands(server, lambda: storage.session("ada", "one"))
    assert "evalsha" in commands(server, lambda: storage.put_session(ONE, expected=1))


def test_scripts_may_be_flushed(storage: RedisStorage, server: RedisServer) -> None:
    """
    Who does not find a script sends it; the next call finds it again.
    """
    storage.save(account("ada", version=1), expected=0)
    with server.admin() as admin:
        admin.script_flush()

    def save(version: int) -> bool:
        return storage.save(account("ada", version=version + 1), expected=version)

    assert {"evalsha", "eval", "getrange", "set"} == commands(server, lambda: save(1))
    assert {"evalsha", "getrange", "set"} == commands(server, lambda: save(2))
    assert account("ada", version=3) == storage.load("ada")


def commands(server: RedisServer, call: Callable[[], object]) -> set[str]:
    """
    Name the commands that the server runs for *call*.
    """
    with server.admin() as admin:
        admin.config_resetstat()
        call()
        told = admin.info("commandstats")
    own = {"cmdstat_config|resetstat", "cmdstat_info"}
    return {name.removeprefix("cmdstat_") for name in told.keys() - own}
