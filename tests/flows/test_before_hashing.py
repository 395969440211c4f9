"""
What is over or malformed is told so before anything slow is done: no hash is computed for it, and
no password judged.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onetsec import Channel, Onetsec
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import CountingHasher, FrozenClock, QuickHasher

from ..conftest import HERE, OTHER, PASSWORD
from .worlds import App, enrolled, pending

LINK = "ots1_reset_YWRh.aaaaaaaaaaaa." + "b" * 43


class World:
    """
    Ada, with an app and recovery codes, in an application that counts.
    """

    def __init__(self, build: Callable[..., Onetsec], clock: FrozenClock) -> None:
        self.hasher = CountingHasher(QuickHasher())
        self.auth = build(MemoryStorage(), hasher=self.hasher)
        self.auth.password.register("ada", PASSWORD)
        self.app: App
        self.session, self.app, self.codes = enrolled(self.auth, clock)
        self.pending = pending(self.auth)

    def change_the_password(self) -> None:
        """
        So that every session, link and pending sign-in of before is over.
        """
        changed = self.auth.password.change(self.session, current=PASSWORD, new=OTHER, client=HERE)
        assert changed.token
        self.hasher.calls.clear()


def link(world: World, text: str) -> object:
    return world.auth.password_reset.complete(text, new=OTHER, client=HERE).outcome.value


def change(world: World) -> object:
    changed = world.auth.password.change(world.session, current=OTHER, new=PASSWORD, client=HERE)
    return changed.outcome.value


def step_up(world: World, factor: Channel, code: str) -> object:
    confirm = world.auth.step_up.confirm
    return confirm(world.session, factor=factor, code=code, client=HERE).outcome.value


def verify(world: World, pending: str, code: str) -> object:
    verify = world.auth.sign_in.verify
    return verify(pending, factor=Channel.RECOVERY, code=code, client=HERE).outcome.value


DEAD: dict[str, tuple[str, Callable[[World], Any]]] = {
    "no link": ("reset-link-over", lambda world: link(world, "x")),
    "a link of nobody": ("reset-link-over", lambda world: link(world, LINK)),
    "a session of before": ("signed-out", change),
    "a step-up of before": (
        "signed-out",
        lambda world: step_up(world, Channel.PASSWORD, OTHER),
    ),
    "a recovery code in a session of before": (
        "signed-out",
        lambda world: step_up(world, Channel.RECOVERY, world.codes[0]),
    ),
    "a recovery code in a sign-in of before": (
        "sign-in-expired",
        lambda world: verify(world, world.pending, world.codes[0]),
    ),
    "a recovery code in none": (
        "sign-in-expired",
        lambda world: verify(world, "x", world.codes[0]),
    ),
    "a malformed code": ("wrong-code", lambda world: verify(world, world.pending, "x")),
}


@pytest.mark.parametrize(("expected", "ask"), DEAD.values(), ids=DEAD)
def test_nothing_is_hashed(
    expected: str,
    ask: Callable[[World], Any],
    build: Callable[..., Onetsec],
    clock: FrozenClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    The answer comes without a call of the hasher, and without a judgement.
    """
    world = World(build, clock)
    world.change_the_password()
    judged: list[object] = []
    monkeypatch.setattr("onetsec.policy.judge", lambda *_, **__: judged.append(1))

    assert expected == ask(world)
    assert ([], []) == (world.hasher.calls, judged)


def test_codes_that_are_worth_it_are_hashed(
    build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    The negative control: a recovery code of a sign-in that waits costs one.
    """
    world = World(build, clock)
    world.hasher.calls.clear()

    assert "wrong-code" == verify(world, world.pending, "0" * 13)
    assert ["stretch"] == world.hasher.calls


def test_no_codes_without_a_fresh_proof(build: Callable[..., Onetsec], clock: FrozenClock) -> None:
    """
    Nor where there is no app: ten hashes are made for whoever may have them.
    """
    world = World(build, clock)
    clock.advance(3600)
    world.hasher.calls.clear()
    stale = world.auth.recovery_codes.renew(world.session)

    assert ("step-up-required", []) == (stale.outcome.value, world.hasher.calls)


def test_recovery_codes_are_paid_for_before_they_are_hashed(
    build: Callable[..., Onetsec], clock: FrozenClock
) -> None:
    """
    Five in ten minutes; the others cost nothing.
    """
    world = World(build, clock)
    world.hasher.calls.clear()
    told = [verify(world, world.pending, "0" * 13) for _ in range(50)]

    assert 5 == len(world.hasher.calls) == told.count("wrong-code")
