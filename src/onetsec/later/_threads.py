"""
Threads of our own.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from heapq import heappop, heappush
from itertools import count
from threading import Condition, Thread, current_thread
from time import monotonic

from ..jobs import Job
from ._errands import (
    PAUSES,
    Errand,
    Losses,
    Run,
    call,
    checked,
    tell_failure,
    tell_losses,
)


class ThreadLater:
    """
    Runs jobs in threads, which start with the first job, and anew after a fork.

    A mail that was not taken is tried again after a pause, which keeps no other job waiting. A job
    that finds no room is dropped; how many they were is logged, at most once a minute. When the
    interpreter ends, it closes this. A process that is killed, or ends by ``os._exit`` as workers
    of ``multiprocessing`` do, loses what waits.

    Args:
        threads: 1 to 64.

        most: Jobs that wait, for a thread or for another try; 1 to 1000000.

        patience: Seconds in which :meth:`close` has to finish, 0 to 3600.

        pauses: Seconds before each further try.

        clock: Seconds that only grow.

    Raises:
        ConfigurationError: If a number is out of its range.
    """

    def __init__(
        self,
        *,
        threads: int = 2,
        most: int = 1000,
        patience: float = 10.0,
        pauses: Sequence[float] = PAUSES,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        checked("threads", threads, least=1, most=64)
        checked("most", most, least=1, most=1_000_000)
        checked("patience", patience, least=0, most=3600)
        self._form = partial(_Crew, threads, most, patience, tuple(pauses), clock)
        self._crews: dict[int, _Crew] = {}
        self._is_closed = False

    def submit(self, job: Job, run: Run) -> None:
        """
        Let a thread run *job*.
        """
        self._crew().submit(job, run)

    def close(self) -> None:
        """
        Do what waits, without further pauses, within the patience. Later jobs are dropped.
        """
        self._is_closed = True
        self._crew().close()
        atexit.unregister(self.close)

    def _crew(self) -> _Crew:
        pid = os.getpid()
        crew = self._crews.get(pid)
        if crew is not None:
            return crew

        # No lock here, as a fork may copy one that is held. Of two crews that are formed one stays.
        crew = self._crews.setdefault(pid, self._form(self._is_closed))
        for other in set(self._crews) - {pid}:
            self._crews.pop(other, None)  # its jobs are done by the process that we come from
        atexit.register(self.close)
        return crew


class _Crew:
    """
    The threads of one process.
    """

    def __init__(
        self,
        threads: int,
        most: int,
        patience: float,
        pauses: tuple[float, ...],
        clock: Callable[[], float],
        is_closing: bool,
    ) -> None:
        self._size = threads
        self._most = most
        self._patience = patience
        self._pauses = pauses
        self._clock = clock
        self._is_closing = is_closing
        self._numbers = count()
        self._line: list[Errand] = []  # a heap
        self._busy = 0
        self._losses = Losses()
        self._threads: list[Thread] = []
        self._change = Condition()

    def submit(self, job: Job, run: Run) -> None:
        now = self._clock()
        with self._change:
            why = self._refusal()
            if why:
                self._losses.add(why)
            else:
                number = next(self._numbers)
                self._put(Errand.of(job, run, pauses=self._pauses, number=number, now=now))
            told = self._losses.told(now=now)
        tell_losses(told)

    def close(self) -> None:
        until = self._clock() + self._patience
        with self._change:
            self._is_closing = True
            self._change.notify_all()
        own = current_thread()
        for thread in self._threads:
            if thread is not own:
                thread.join(max(0.0, until - self._clock()))

        with self._change:
            late = len(self._line) + self._busy - (own in self._threads)
            self._line.clear()
            self._losses.add("not done in time", late)
            told = self._losses.told(now=self._clock(), is_end=True)
        tell_losses(told)

    def _refusal(self) -> str:
        if self._is_closing:
            return "closed"
        if len(self._line) >= self._most:
            return "no room"

        return "" if self._is_staffed() else "no thread"

    def _is_staffed(self) -> bool:
        # At the end of the interpreter, or with too many threads, some do not start.
        with suppress(RuntimeError):
            while len(self._threads) < self._size:
                name = f"onetsec-later_{len(self._threads)}"
                # A daemon, or the interpreter would wait for its end before it closes us, for ever.
                thread = Thread(target=self._work, name=name, daemon=True)
                thread.start()
                self._threads.append(thread)
        return bool(self._threads)

    def _work(self) -> None:
        while (errand := self._next()) is not None:
            self._try(errand)
            with self._change:
                self._busy -= 1

    def _next(self) -> Errand | None:
        """
        Wait until an errand is due; None if there will be no more.
        """
        with self._change:
            while True:
                if self._line and (self._is_closing or self._line[0].due <= self._clock()):
                    self._busy += 1
                    return heappop(self._line)
                if self._is_closing:
                    return None
                self._change.wait(self._line[0].due - self._clock() if self._line else None)

    def _try(self, errand: Errand) -> None:
        now = self._clock()
        if errand.is_late(now=now):
            with self._change:
                self._losses.add("too late")
                told = self._losses.told(now=now)
            tell_losses(told)
            return
        try:
            call(errand.run, errand.job)
        except BaseException as error:  # a thread has nobody above it to tell
            again = errand.after(error, now=self._clock())
            with self._change:
                goes_on = again is not None and not self._is_closing
                if again is not None and goes_on:
                    self._put(again)
            tell_failure(errand.job, error, is_tried_again=goes_on)

    def _put(self, errand: Errand) -> None:
        heappush(self._line, errand)
        # All of them: one that waits for a job which is due later could be the only one to wake up.
        self._change.notify_all()
