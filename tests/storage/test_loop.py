"""
One event loop for many threads.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from threading import Event, current_thread

import pytest

from onetsec.testing import LoopThread, together


async def whereabouts() -> tuple[object, object]:
    return asyncio.get_running_loop(), current_thread()


def test_all_threads_meet_in_one_loop() -> None:
    """
    Whatever was made in the loop can be used in it, whoever asks.
    """
    with LoopThread() as loop:
        asked = together([lambda: loop.run(whereabouts())] * 8)

    assert 1 == len(set(asked))
    assert asked[0][1] is not current_thread()


def test_steps_overlap() -> None:
    """
    A step that waits keeps nobody waiting.
    """

    async def all_arrive(barrier: asyncio.Barrier) -> None:
        await barrier.wait()

    with LoopThread() as loop:
        barrier = asyncio.Barrier(4)
        assert [None] * 4 == together([lambda: loop.run(all_arrive(barrier))] * 4)


def test_hanging_step_is_given_up() -> None:
    """
    A storage that never answers fails its test, and does not stop the run.
    """
    ended = []

    async def hang() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    with LoopThread() as loop, pytest.raises(TimeoutError):
        loop.run(hang(), patience=0.05)

    assert [True] == ended


def test_error_of_a_step_is_raised() -> None:
    """
    Where it was asked for.
    """

    async def fail() -> None:
        raise ZeroDivisionError

    with LoopThread() as loop, pytest.raises(ZeroDivisionError):
        loop.run(fail())


def test_task_that_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What does not let itself be cancelled is told, instead of a test that never ends.
    """
    monkeypatch.setattr("onetsec.testing._loop._PATIENCE", 0.05)
    gate = Event()

    async def stubborn() -> None:
        while not gate.is_set():
            with suppress(asyncio.CancelledError):
                await asyncio.sleep(0.01)

    async def begin() -> None:
        asyncio.get_running_loop().create_task(stubborn())

    loop = LoopThread()
    loop.run(begin())
    with pytest.raises(RuntimeError, match="although it was cancelled"):
        loop.close()
    gate.set()
    loop._thread.join()
