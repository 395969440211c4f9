"""
A storage that sees what the pages write, and lets others be faster.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from onetsec.errors import Unavailable
from onetsec.records import AccountRecord, SessionRecord
from onetsec.storage.memory import MemoryStorage


class Watched(MemoryStorage):
    """
    A storage that knows what was written, and lets something happen after a session was read.

    Attributes:
        then: What happens, once.

        then_loaded: What happens, once, after an account was read.

        is_down: No session can be read.

        reads: How often a session was looked up, or an account loaded.

        looks: What happens, once each, when a session is read next.
    """

    def __init__(self) -> None:
        super().__init__()
        self.then: Callable[[], object] | None = None
        self.then_loaded: Callable[[], object] | None = None
        self.is_down = False
        self.reads = 0
        self.looks: list[Callable[[], object]] = []
        self._writes: list[str] = []

    @property
    def writes(self) -> list[str]:
        """
        The writes since the last look, those of the throttle not among them.
        """
        found, self._writes = self._writes, []
        return found

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        """
        Note that an account was written.
        """
        self._writes.append("save")
        return super().save(record, expected=expected)

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        """
        Note that a session was written.
        """
        self._writes.append("put_session")
        return super().put_session(record, expected=expected)

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        """
        Note that sessions were dropped.
        """
        self._writes.append("drop_sessions")
        return super().drop_sessions(user_id, session_ids)

    def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        """
        Read, and let happen what happens then.
        """
        while self.looks:
            self.looks.pop()()
        if self.is_down:
            raise Unavailable("storage: down")

        self.reads += 1
        found = super().session(user_id, session_id)
        then, self.then = self.then, None
        if then is not None:
            then()
        return found

    def load(self, user_id: str) -> AccountRecord | None:
        """
        Read, and let happen what happens then.
        """
        self.reads += 1
        found = super().load(user_id)
        then, self.then_loaded = self.then_loaded, None
        if then is not None:
            then()
        return found
