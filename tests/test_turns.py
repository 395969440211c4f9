"""
Turns in two queues: strangers keep nobody waiting whom an account knows.
"""

from __future__ import annotations

import asyncio
import os
import threading
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onetsec import ConfigurationError, Unavailable
from onetsec._lifting import Threads, threaded
from onetsec._turns import Turn, Turns
from onetsec.crypto.bounded import BoundedHasher
from onetsec.crypto.hasher import Argon2Hasher
from onetsec.testing import QuickHasher

steps = st.lists(st.tuples(st.sampled_from(["stranger", "known", "end"]), st.integers(0, 99)))


@given(most=st.integers(2, 9), waiting=st.integers(0, 4), steps=steps)
def test_the_law(most: int, waiting: int, steps: list[tuple[str, int]]) -> None:
    """
    Never more than there are turns, never a stranger in one that is kept, never more in a queue
    than may wait; and nobody waits for a turn that is free.
    """
    turns, asked = Turns(most, waiting=waiting, patience=1), list[Turn]()
    for step, which in steps:
        if step == "end" and asked:
            turns.give_back(asked.pop(which % len(asked)))
        elif step != "end":
            try:
                asked.append(turns.ask(known=step == "known"))
            except Unavailable:
                waits = [one for one in asked if not one.come.done()]
                assert waiting == sum(one.known == (step == "known") for one in waits)
        running = [one for one in asked if one.come.done()]
        strangers = sum(not one.known for one in running)
        assert len(running) <= most
        assert strangers <= most - turns.kept
        if len(running) < most:
            assert all(one.come.done() or not one.known for one in asked)
            assert strangers == most - turns.kept or len(running) == len(asked)


@pytest.mark.parametrize(("most", "kept"), [(2, 1), (4, 1), (8, 2), (16, 4)])
def test_a_quarter_is_kept(most: int, kept: int) -> None:
    """
    And one at least.
    """
    assert kept == Turns(most, waiting=0, patience=0).kept


@pytest.mark.parametrize(("cores", "most"), [(None, 2), (1, 2), (2, 2), (3, 3), (4, 4), (64, 4)])
def test_one_a_core(cores: int | None, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Two at least, for one is kept; and four at most, for each takes its memory.
    """
    monkeypatch.setattr(os, "cpu_count", lambda: cores)

    assert most == Argon2Hasher().turns.most


@pytest.mark.parametrize(("most", "waiting", "patience"), [(1, 0, 0), (2, -1, 0), (2, 0, -1)])
def test_too_few_are_refused(most: int, waiting: int, patience: float) -> None:
    """
    With one turn there would be none for strangers.
    """
    with pytest.raises(ConfigurationError, match=r"^hasher: at_once="):
        Turns(most, waiting=waiting, patience=patience)


def test_a_thousand_strangers_leave_the_known_a_turn() -> None:
    """
    The queue is full, and whoever is known does not wait.
    """
    turns = Turns(4, waiting=8, patience=0)
    refused = 0
    for _ in range(1000):
        try:
            turns.ask(known=False)
        except Unavailable:
            refused += 1

    assert 1000 - 3 - 8 == refused
    with turns.turn(known=True):
        assert turns.is_busy()


def test_the_known_go_first() -> None:
    """
    Whoever came before.
    """
    turns = Turns(2, waiting=8, patience=0)
    first, kept = turns.ask(known=True), turns.ask(known=True)
    stranger, known = turns.ask(known=False), turns.ask(known=True)
    turns.give_back(first)

    assert (False, True) == (stranger.come.done(), known.come.done())
    turns.give_back(kept)
    assert stranger.come.done()


def test_whoever_loses_patience_leaves_the_queue() -> None:
    """
    And what they waited for goes to the next.
    """
    turns = Turns(2, waiting=1, patience=0.01)
    with turns.turn(known=False):
        for _ in range(3):
            with pytest.raises(Unavailable, match=r"within 0\.01 s$"), turns.turn(known=False):
                pass
    with turns.turn(known=False):
        assert not turns.is_busy()


def test_busy_begins_with_half_a_queue() -> None:
    """
    So whoever has done what is asked then finds a place.
    """
    turns, seen = Turns(2, waiting=4, patience=0), []
    for _ in range(5):
        seen.append(turns.is_busy())
        turns.ask(known=False)

    assert [False, False, False, True, True] == seen


def test_a_fork_has_all_turns() -> None:
    """
    Whatever the parent was doing, even with the lock held.
    """
    turns = Turns(2, waiting=0, patience=0)
    turns.ask(known=False)
    with turns._queues().lock:
        child = os.fork()
        if child == 0:
            turns.ask(known=False)
            os._exit(0)
    assert 0 == os.waitpid(child, 0)[1]


class Slow(QuickHasher):
    """
    Hashes until it is told to end.
    """

    def __init__(self) -> None:
        self.may_end = threading.Event()
        self.running = 0
        self.most = 0
        self._lock = threading.Lock()

    def hash(self, password: str) -> str:
        with self._lock:
            self.running += 1
            self.most = max(self.most, self.running)
        self.may_end.wait(30)
        with self._lock:
            self.running -= 1
        return super().hash(password)


def carried(patience: float) -> tuple[Slow, Any, Threads]:
    """
    A slow hasher with four turns under an event loop.
    """
    slow, threads = Slow(), Threads(4, name="hashing")
    turns = Turns(4, waiting=4, patience=patience)
    return slow, threaded(BoundedHasher(slow, turns), threads=threads), threads


def test_whoever_waits_has_no_thread() -> None:
    """
    Under a loop a thousand strangers wait or are refused, while the known are served at once; never
    more than four hashes are computed.
    """
    slow, hasher, threads = carried(30.0)

    async def walk() -> tuple[int, str, bool]:
        strangers = [asyncio.create_task(hasher.hash("s")) for _ in range(1000)]
        await asyncio.sleep(0)
        known = asyncio.create_task(hasher.known.hash("k"))
        while slow.running < 4:
            await asyncio.sleep(0.001)
        busy = await hasher.is_busy()
        slow.may_end.set()
        told = await asyncio.gather(*strangers, return_exceptions=True)
        return sum(isinstance(one, Unavailable) for one in told), await known, busy

    told = asyncio.run(walk())
    threads.close()

    assert (1000 - 3 - 4, "quick:k", True) == told
    assert 4 == slow.most


def test_patience_under_a_loop() -> None:
    """
    Ends, and the turn of somebody who was cancelled is given back when its work has ended.
    """
    slow, hasher, threads = carried(0.05)

    async def walk() -> str:
        tasks = [asyncio.create_task(hasher.hash("s")) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(Unavailable, match="no turn to hash"):
            await hasher.hash("late")
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        with pytest.raises(Unavailable, match="no turn to hash"):
            await hasher.hash("their work goes on")
        slow.may_end.set()
        while slow.running:
            await asyncio.sleep(0.001)
        told: str = await hasher.hash("next")
        return told

    told = asyncio.run(walk())
    threads.close()

    assert "quick:next" == told
