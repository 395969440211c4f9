"""
A storage that hides that its engine is down.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ...records import AccountRecord, EventRecord, Hit, Limit, SessionRecord


class HidesItsOutage:
    """
    R7: Answers for an engine that is down: nobody is there, nothing is won, everything is allowed.
    """

    def load(self, user_id: str) -> AccountRecord | None:
        return None

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        return False

    def erase(self, user_id: str) -> None:
        return None

    def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        return ()

    def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        return None

    def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        return (), 0

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        return False

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        return 0

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        return epoch

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        return Hit(True)

    def record_event(self, event: EventRecord) -> None:
        return None

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        return ()

    def drop_events(self, user_id: str, *, before: str) -> None:
        return None

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        return 0

    def close(self) -> None:
        """
        Keep everything: there is nothing to close.
        """
