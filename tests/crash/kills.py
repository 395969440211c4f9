"""
Children that walk, and are killed.
"""

from __future__ import annotations

import signal
import time
import traceback
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from attrs import frozen

from onetsec.storage import open_storage

from .knowledge import Seen
from .mortals import MORTALS
from .promises import broken
from .walk import Walk
from .worlds import World

PATIENCE = 60  # seconds; a busy machine is slow, not broken

# Children of a process that has imported everything, and has no thread and no connection.
_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload([f"{__package__}.warm"])


@frozen
class Place:
    """
    A storage that every process can open.

    Attributes:
        settle: Waits until nobody uses it any more, and fails if it is damaged.
    """

    url: str
    settle: Callable[[], None]


@frozen
class Moment:
    """
    When a child is killed: so many seconds after its walk came to a step.

    Attributes:
        step: The number of the step, from 0.
    """

    step: int
    after: float


@frozen
class Killed:
    """
    What came of one child.

    Attributes:
        seen: Of its walk.

        began: When each of its steps began, in seconds.

        ended: When it was last heard of.

        broken: The promises that it broke.
    """

    seen: Seen
    began: tuple[float, ...]
    ended: float
    is_killed: bool
    broken: list[str]


def walked(
    place: Place, user_id: str, *, moment: Moment | None = None, mortal: tuple[str, str] = ("", "")
) -> Killed:
    """
    Let a child walk, and look what it has left in *place*.

    Args:
        moment: When it is killed; None for never.

        mortal: The storage that it dies of by itself, and in which step.
    """
    ear, mouth = _FORKS.Pipe(duplex=False)
    child = _FORKS.Process(target=_walk, args=(place.url, user_id, mouth, mortal))
    child.start()
    mouth.close()
    news = _News(ear)
    if moment is None:
        news.hear()
    else:
        news.hear(until=moment.step)
        child.join(moment.after)
        child.kill()
        news.hear()
    child.join(PATIENCE)
    ear.close()
    if child.exitcode not in (0, -signal.SIGKILL):
        raise AssertionError(f"a child ended with {child.exitcode}\n{news.failure}")

    place.settle()
    seen = news.seen[-1]
    storage = open_storage(place.url)
    try:
        promises = broken(seen, World(storage, user_id, now=seen.at))
        storage.erase(user_id)  # what is looked through each time stays small
    finally:
        storage.close()
    return Killed(
        seen=seen,
        began=tuple(news.began),
        ended=news.last,
        is_killed=child.exitcode != 0,
        broken=promises,
    )


class _News:
    """
    What a child tells.
    """

    def __init__(self, ear: Connection) -> None:
        self._ear = ear
        self.seen: list[Seen] = []
        self.began: list[float] = []
        self.last = 0.0
        self.failure = ""

    def hear(self, *, until: int | None = None) -> None:
        """
        Listen to the end, or until the step of that number began.
        """
        while until is None or len(self.began) <= until:
            try:
                told = self._ear.recv()
            except (EOFError, OSError):
                return  # it is dead
            if isinstance(told, str):
                self.failure = told
                continue

            seen, self.last = told
            self.seen.append(seen)
            if not seen.is_answered:
                self.began.append(self.last)


def _walk(url: str, user_id: str, mouth: Connection, mortal: tuple[str, str]) -> None:
    def tell(seen: Seen) -> None:
        mouth.send((seen, time.monotonic()))

    kind, step = mortal
    storage: Any = open_storage(url)
    if kind:
        storage = MORTALS[kind](storage, step=step)
    walk = Walk(World(storage, user_id), tell)
    if kind:
        storage.walk = walk
    try:
        walk.all()
    except BaseException:
        mouth.send(traceback.format_exc())
        raise
    storage.close()
