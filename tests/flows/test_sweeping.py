"""
Sweeping: sign-ins delete what is over, now and then.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from onetsec import Client, ConfigurationError, Onetsec, Settings, Unavailable
from onetsec.flows.sign_in import SignInOutcome
from onetsec.ports import Storage
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import CountingStorage, Failing, FrozenClock

from ..conftest import HERE, PASSWORD
from .worlds import UNLIMITED, signed_in

Build = Callable[..., Onetsec]


@pytest.mark.parametrize(("expected", "every"), [([], 0), ([3, 6, 9], 3), ([8], 8)])
def test_every_so_many_sign_ins(
    expected: list[int], every: int, build: Build, storage: Storage
) -> None:
    """
    One sweep each, right or wrong; none if the host has a timer of its own.
    """
    counting = CountingStorage(storage)
    auth = build(counting, settings=evolve(UNLIMITED, sweep_every=every))
    auth.password.register("ada", PASSWORD)
    swept = []
    for turn in range(1, 11):
        counting.calls.clear()
        auth.sign_in.password("ada@example.com", PASSWORD if turn % 2 else "wrong", client=HERE)
        swept += [turn] * counting.calls.count("sweep")

    assert expected == swept


def test_on_the_word_of_the_host(build: Build, storage: Storage) -> None:
    """
    A host that knows single sign-on only has no other sign-ins.
    """
    counting = CountingStorage(storage)
    auth = build(counting, settings=Settings(sweep_every=2))
    for _ in range(4):
        auth.sign_in.trusted("ada", client=HERE)

    assert 2 == counting.calls.count("sweep")


def test_what_is_over_is_gone(build: Build, storage: Storage, clock: FrozenClock) -> None:
    """
    Of others too, who never come back.
    """
    auth = build(storage, settings=Settings(sweep_every=1))
    auth.password.register("ada", PASSWORD)
    auth.sign_in.trusted("bare", client=HERE)
    clock.advance(60 * 86_400)
    signed_in(auth)

    assert [] == list(storage.sessions("bare")[0])


@pytest.mark.parametrize(("keeps_up", "every"), [(True, Settings().sweep_every), (False, 1000)])
def test_sweeps_keep_up_with_strangers(
    keeps_up: bool, every: int, build: Build, clock: FrozenClock
) -> None:
    """
    Each sign-in of somebody new leaves three counters, and a sweep takes a thousand: one sweep for
    250 sign-ins leaves nothing behind, one for a thousand falls back by two thousand each time.
    """
    storage = MemoryStorage()
    auth = build(storage, settings=Settings(sweep_every=every))
    for turn in range(every - 1):
        client = Client(f"198.18.{turn // 250}.{turn % 250}", "")
        auth.sign_in.password(f"{turn}@example.com", "wrong", client=client)
    clock.advance(3 * 86_400)
    auth.sign_in.password("ada@example.com", "wrong", client=HERE)

    assert keeps_up == (0 == auth.sweep())


def test_outage_of_a_sweep_changes_nothing(build: Build, storage: Storage) -> None:
    """
    Whoever signs in is let in.
    """
    dead = Failing(storage, "sweep", error=Unavailable("down"))
    auth = build(dead, settings=Settings(sweep_every=1))
    auth.password.register("ada", PASSWORD)

    result = auth.sign_in.password("ada@example.com", PASSWORD, client=HERE)

    assert SignInOutcome.SIGNED_IN is result.outcome


def test_settings_check_themselves() -> None:
    """
    When they are built.
    """
    with pytest.raises(ConfigurationError, match=r"^sweep_every: -1"):
        Settings(sweep_every=-1)
