"""
Storages that erase, sweep or roll back too much or too little.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

from ...records import SessionRecord
from ...storage.memory import MemoryStorage


class EraseKeepsSessions(MemoryStorage):
    """
    Erases the account and the events.
    """

    def erase(self, user_id: str) -> None:
        kept = self._sessions.get(user_id)
        super().erase(user_id)
        if kept:
            self._sessions[user_id] = kept


class EraseKeepsEvents(MemoryStorage):
    """
    Erases the account and the sessions.
    """

    def erase(self, user_id: str) -> None:
        kept = self._events.get(user_id)
        super().erase(user_id)
        if kept:
            self._events[user_id] = kept


class EraseForgetsTheEpoch(MemoryStorage):
    """
    A sign-in that was in flight stays signed in.
    """

    def erase(self, user_id: str) -> None:
        super().erase(user_id)
        self._epochs.pop(user_id, None)


class EraseNeedsAnAccount(MemoryStorage):
    """
    Takes what hangs on an account, and nothing if there is none.
    """

    def erase(self, user_id: str) -> None:
        if user_id in self._accounts:
            super().erase(user_id)


class EraseTakesEverybody(MemoryStorage):
    """
    A condition was forgotten.
    """

    def erase(self, user_id: str) -> None:
        for user in {user_id, *self._accounts, *self._sessions, *self._events}:
            super().erase(user)


class SweepTakesNothing(MemoryStorage):
    """
    Leaves it to an engine that has no expiry.
    """

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        return 0


class SweepNeverEnds(MemoryStorage):
    """
    Counts what it looked at, not what it took.
    """

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        return super().sweep(now=now, limit=limit) + 1


class SweepTakesTheLiving(MemoryStorage):
    """
    R6: Takes sessions that nobody has used for a week.
    """

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        idle = [
            (one.user_id, one.id)
            for own in self._sessions.values()
            for one in own.values()
            if one.last_seen_at < now - 7 * 86_400
        ]
        self._drop(idle)
        return super().sweep(now=now, limit=limit)


class SweepGoesByTheFirstEnd(MemoryStorage):
    """
    R6: An expiry that is set when a session opens, and never moved.
    """

    def __init__(self) -> None:
        super().__init__()
        self._ends: dict[tuple[str, str], int] = {}

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        self._ends.setdefault((record.user_id, record.id), record.expires_at)
        return super().put_session(record, expected=expected)

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        for (user_id, session_id), end in self._ends.items():
            if end <= now:
                self.drop_sessions(user_id, [session_id])
        return super().sweep(now=now, limit=limit)


class SweepForgetsEpochs(MemoryStorage):
    """
    R6: Forgets minimum epochs before their time.
    """

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        self._epochs.clear()
        return super().sweep(now=now, limit=limit)


class EpochIsKeptForTheLast(MemoryStorage):
    """
    R6: Who raises the minimum epoch for a short time shortens everybody's.
    """

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        raised = super().raise_epoch(user_id, epoch, keep_until=keep_until)
        self._epochs[user_id] = raised, keep_until
        return raised


class SweepForgetsCharges(MemoryStorage):
    """
    R6: Empties all buckets.
    """

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        self._arrivals.clear()
        return super().sweep(now=now, limit=limit)


class SweepTakesOldEvents(MemoryStorage):
    """
    R6: Has a retention of its own.
    """

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        for own in self._events.values():
            for event in [event for event in own.values() if event.at < now - 400 * 86_400]:
                del own[event.id]
        return super().sweep(now=now, limit=limit)


class JoinsTheHost(MemoryStorage):
    """
    R3: Writes inside the host's transaction, and is rolled back with it.
    """

    @contextmanager
    def host_transaction(self) -> Iterator[None]:
        """
        Begin the host's transaction; it is rolled back at the end.
        """
        names = ("_accounts", "_sessions", "_epochs", "_arrivals", "_events")
        before = {name: deepcopy(getattr(self, name)) for name in names}
        yield
        vars(self).update(before)
