"""
Races with a rendezvous, not with luck.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Condition, Lock, Thread, local
from typing import Any, TypeVar

T = TypeVar("T")


def together(
    jobs: Sequence[Callable[[], T]],
    *,
    leave: Callable[[], object] | None = None,
    patience: float = 60.0,
) -> list[T]:
    """
    Run *jobs* in one thread each, all from the same moment; their results in order.

    Args:
        leave: Called at the end of each thread, for an engine that keeps a connection a thread.

        patience: Seconds after which they are given up as deadlocked.
    """
    if not jobs:
        return []

    # Who waits for the others gives up before it is given up, and can say whom it waited for.
    crowd, start = _Crowd(len(jobs), patience=patience / 2), Barrier(len(jobs))

    def run(job: Callable[[], T], outcome: Future[T]) -> None:
        _own.crowd = crowd
        try:
            start.wait(patience)
            result = job()
        except BaseException as error:
            outcome.set_exception(error)
        else:
            outcome.set_result(result)
        finally:
            crowd.shrink()
            if leave is not None:
                leave()

    outcomes: list[Future[T]] = [Future() for _ in jobs]
    threads = [
        Thread(target=run, args=(job, outcome), daemon=True)
        for job, outcome in zip(jobs, outcomes, strict=True)
    ]
    for thread in threads:
        thread.start()
    late = wait(outcomes, timeout=patience).not_done
    if late:
        raise AssertionError(f"{len(late)} of {len(jobs)} threads hang for {patience:g} seconds.")
    for thread in threads:
        thread.join()

    return [outcome.result() for outcome in outcomes]


def meet(own: T) -> Sequence[T]:
    """
    Wait until every thread of this race is here or at its end; what all of them brought.

    For an implementation that is broken on purpose: between its look and its write everybody meets,
    so that its race is lost each time. Outside of :func:`together` nobody waits.
    """
    crowd: _Crowd | None = getattr(_own, "crowd", None)
    return [own] if crowd is None else crowd.meet(own)


_own = local()


class _Crowd:
    """
    The threads of one race.
    """

    def __init__(self, size: int, *, patience: float) -> None:
        self._running = size
        self._patience = patience
        self._brought: list[Any] = []
        self._change = Condition()

    def meet(self, own: T) -> Sequence[T]:
        """
        Wait for all that still run.
        """
        with self._change:
            brought = self._brought
            brought.append(own)
            self._go_on_if_complete()
            if not self._change.wait_for(lambda: self._brought is not brought, self._patience):
                raise AssertionError(f"{self._running} run, but {len(brought)} have met.")
            return brought

    def shrink(self) -> None:
        """
        One thread is at its end.
        """
        with self._change:
            self._running -= 1
            self._go_on_if_complete()

    def _go_on_if_complete(self) -> None:
        if len(self._brought) == self._running:
            self._brought = []
            self._change.notify_all()


class Rendezvous:
    """
    A port whose first *parties* calls of *method* all return at the same moment.

    With ``method="load"`` everybody has read before anybody writes: the worst order there is, every
    time. Later calls pass.

    Args:
        port: What is called in the end.

        patience: Seconds after which those who wait go on, if fewer come than expected.
    """

    def __init__(self, port: Any, *, method: str, parties: int, patience: float = 20.0) -> None:
        self._port = port
        self._method = method
        self._left = parties
        self._lock = Lock()
        self._barrier = Barrier(parties)
        self._patience = patience

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._port, name)
        if name != self._method:
            return real

        def meet_after(*args: Any, **kwargs: Any) -> Any:
            result = real(*args, **kwargs)
            with self._lock:
                self._left -= 1
                waits = self._left >= 0
            if waits:
                with suppress(BrokenBarrierError):
                    self._barrier.wait(self._patience)
            return result

        return meet_after
