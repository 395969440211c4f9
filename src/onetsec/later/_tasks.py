"""
Tasks of the host's event loop.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from contextvars import Context
from inspect import isawaitable
from time import monotonic
from typing import TYPE_CHECKING

from ..jobs import Job
from ._errands import PAUSES, Errand, Losses, Run, checked, tell_failure, tell_losses

if TYPE_CHECKING:
    from asyncio import Future, Task

_GRACE = 1.0


class TaskLater:
    """
    Runs each job as a task of the running event loop, for :class:`.AsyncOnetsec`.

    Mails are tried again, and jobs dropped, as by :class:`ThreadLater`. A loop that ends cancels
    its tasks, so await :meth:`aclose` before.

    Args:
        most: Jobs at a time, those that wait for another try among them; 1 to 1000000.

        patience: Seconds in which :meth:`aclose` has to finish, 0 to 3600.

        pauses: Seconds before each further try.

    Raises:
        ConfigurationError: If a number is out of its range.
    """

    def __init__(
        self, *, most: int = 1000, patience: float = 10.0, pauses: Sequence[float] = PAUSES
    ) -> None:
        checked("most", most, least=1, most=1_000_000)
        checked("patience", patience, least=0, most=3600)
        self._most = most
        self._patience = patience
        self._pauses = tuple(pauses)
        self._tasks: set[Task[None]] = set()  # of its own a loop keeps only weak references
        self._waiting: set[Future[None]] = set()
        self._losses = Losses()
        self._is_closed = False

    def submit(self, job: Job, run: Run) -> None:
        """
        Start a task for *job*. Without a running loop it is dropped.
        """
        # 35 ms that a synchronous host does not pay
        from asyncio import get_running_loop

        try:
            loop = get_running_loop()
        except RuntimeError:
            self._lose("no event loop", now=monotonic())
            return
        if self._is_closed or len(self._tasks) >= self._most:
            self._lose("closed" if self._is_closed else "no room", now=loop.time())
            return

        errand = Errand.of(job, run, pauses=self._pauses, number=0, now=loop.time())
        task = Context().run(loop.create_task, self._work(errand))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def close(self) -> None:
        """
        Cancel what is not done: for a host that can not await :meth:`aclose`, from any thread.
        """
        self._is_closed = True
        late = [task for task in tuple(self._tasks) if not task.done()]
        for task in late:
            with suppress(RuntimeError):  # its loop is closed
                task.get_loop().call_soon_threadsafe(task.cancel)
        self._lose("not done in time", len(late), now=monotonic(), is_end=True)

    async def aclose(self) -> None:
        """
        Wait for the jobs, without further pauses, and cancel those that outlast the patience.
        """
        from asyncio import current_task, get_running_loop, wait

        self._is_closed = True
        loop = get_running_loop()
        for waiting in tuple(self._waiting):
            if waiting.get_loop() is loop and not waiting.done():
                waiting.set_result(None)
        late = {task for task in self._tasks if task.get_loop() is loop} - {current_task()}
        if late:
            late = (await wait(late, timeout=self._patience))[1]
        for task in late:
            task.cancel()
        if late:
            await wait(late, timeout=_GRACE)  # one that does not let itself be cancelled is left
        self._lose("not done in time", len(late), now=loop.time(), is_end=True)

    async def _work(self, errand: Errand | None) -> None:
        while errand is not None:
            errand = await self._try(errand)

    async def _try(self, errand: Errand) -> Errand | None:
        """
        Run the job when it is due; the next try, if it failed and there is one.
        """
        from asyncio import get_running_loop

        loop = get_running_loop()
        await self._pause(errand.due - loop.time())
        if errand.is_late(now=loop.time()):
            self._lose("too late", now=loop.time())
            return None
        try:
            result = errand.run(errand.job)
            if isawaitable(result):
                await result
        except Exception as error:
            again = None if self._is_closed else errand.after(error, now=loop.time())
            tell_failure(errand.job, error, is_tried_again=again is not None)
            return again

        return None

    async def _pause(self, seconds: float) -> None:
        from asyncio import get_running_loop, wait

        if seconds <= 0:
            return

        waiting = get_running_loop().create_future()
        self._waiting.add(waiting)
        try:
            await wait({waiting}, timeout=seconds)
        finally:
            self._waiting.discard(waiting)

    def _lose(self, why: str, number: int = 1, *, now: float, is_end: bool = False) -> None:
        self._losses.add(why, number)
        tell_losses(self._losses.told(now=now, is_end=is_end))
