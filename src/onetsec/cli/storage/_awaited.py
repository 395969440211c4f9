"""
A storage whose driver has to be awaited, for commands that wait.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ...ports import Storage
from ...storage import open_async_storage
from ...testing import BlockingStorage, LoopThread


class Awaited(BlockingStorage):
    """
    The asynchronous storage at *url*, in an event loop of its own.

    Raises:
        ConfigurationError: If it can not be used.
    """

    def __init__(self, url: str) -> None:
        self._own: Any = open_async_storage(url)
        self._thread = LoopThread()
        super().__init__(self._own, self._thread)

    def upgrade(self) -> object:
        """
        Make the tables, or bring them to this release.
        """
        return self._thread.run(self._own.upgrade())

    def check(self) -> object:
        """
        Look whether the tables are those of this release.
        """
        return self._thread.run(self._own.check())

    def advice(self) -> Any:
        """
        Look at the settings of the engine.
        """
        return self._thread.run(self._own.advice())

    @contextmanager
    def apart(self) -> Iterator[Storage]:
        """
        Make a storage in a place of its own, in the same loop.
        """
        made = self._own.apart()
        storage = self._thread.run(made.__aenter__())
        try:
            yield BlockingStorage(storage, self._thread)
        finally:
            self._thread.run(made.__aexit__(None, None, None))

    def close(self) -> None:
        """
        Close what is open, and end the loop.
        """
        super().close()
        self._thread.close()
