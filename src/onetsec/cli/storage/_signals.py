"""
Being told to stop, at a moment that leaves nothing behind.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType
from typing import TypeVar

T = TypeVar("T")

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # not each system has all of them


class Signals:
    """
    Turns the first signal into ``KeyboardInterrupt``; while they are held, it waits.
    """

    def __init__(self) -> None:
        self._is_held = False
        self._has_come = False

    @contextmanager
    def caught(self) -> Iterator[None]:
        """
        Take the signals of this process.
        """
        numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        before = {number: signal.signal(number, self._stop) for number in numbers}
        try:
            yield
        finally:
            for number, action in before.items():
                signal.signal(number, action)
        if self._has_come:
            raise KeyboardInterrupt

    @contextmanager
    def shield(self, make: Callable[[], AbstractContextManager[T]]) -> Iterator[T]:
        """
        Enter what *make* gives, and leave it, without being interrupted in the middle of either.
        """
        self._is_held = True
        with make() as made:
            try:
                self._release()
                yield made
            finally:
                self._is_held = True

    def _release(self) -> None:
        self._is_held = self._has_come
        if self._has_come:
            raise KeyboardInterrupt

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._has_come = True
        if not self._is_held:
            self._is_held = True
            raise KeyboardInterrupt
