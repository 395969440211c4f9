"""
A storage in the memory of one process, for tests and demonstrations.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from threading import Lock

from ..records import AccountRecord, EventRecord, Hit, Limit, SessionRecord
from ..throttling import charge


class MemoryStorage:
    """
    Dictionaries under one lock. What they hold ends with the process.

    Attributes:
        is_in_process: No other process sees it.
    """

    is_in_process = True

    def __init__(self) -> None:
        self._lock = Lock()
        self._accounts: dict[str, AccountRecord] = {}
        self._sessions: dict[str, dict[str, SessionRecord]] = {}
        self._epochs: dict[str, tuple[int, int]] = {}
        self._arrivals: dict[str, tuple[int, ...]] = {}
        self._events: dict[str, dict[str, EventRecord]] = {}

    def load(self, user_id: str) -> AccountRecord | None:
        """
        See :meth:`.Accounts.load`.
        """
        with self._lock:
            return self._accounts.get(user_id)

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        """
        See :meth:`.Accounts.save`.
        """
        with self._lock:
            stored = self._accounts.get(record.user_id)
            if (0 if stored is None else stored.version) != expected:
                return False

            self._accounts[record.user_id] = record
            return True

    def erase(self, user_id: str) -> None:
        """
        Delete account, sessions and events; the minimum epoch stays, for sign-ins still in flight.
        """
        with self._lock:
            self._accounts.pop(user_id, None)
            self._sessions.pop(user_id, None)
            self._events.pop(user_id, None)

    def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        """
        See :meth:`.Accounts.waiting`.
        """
        with self._lock:
            found = [one for one in self._accounts.values() if 0 < one.waits_since <= before]
        found.sort(key=lambda one: one.waits_since)
        return tuple(one.user_id for one in found[:limit])

    def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        """
        See :meth:`.Sessions.session`.
        """
        with self._lock:
            record = self._sessions.get(user_id, {}).get(session_id)
            return None if record is None else (record, self._minimum(user_id))

    def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        """
        See :meth:`.Sessions.sessions`.
        """
        with self._lock:
            return tuple(self._sessions.get(user_id, {}).values()), self._minimum(user_id)

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        """
        See :meth:`.Sessions.put_session`.
        """
        with self._lock:
            stored = self._sessions.get(record.user_id, {}).get(record.id)
            if (0 if stored is None else stored.revision) != expected:
                return False

            self._sessions.setdefault(record.user_id, {})[record.id] = record
            return True

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        """
        See :meth:`.Sessions.drop_sessions`.
        """
        with self._lock:
            own = self._sessions.get(user_id, {})
            gone = set(own) if session_ids is None else set(own) & set(session_ids)
            self._drop((user_id, session_id) for session_id in gone)
            return len(gone)

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        """
        See :meth:`.Sessions.raise_epoch`.
        """
        with self._lock:
            stored, until = self._epochs.get(user_id, (0, 0))
            self._epochs[user_id] = max(stored, epoch), max(until, keep_until)
            return max(stored, epoch)

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        """
        See :meth:`.Throttle.hit`.
        """
        with self._lock:
            after, answer = charge(self._arrivals.get(key, ()), limits, cost=cost, now=now)
            if any(after):  # all 0: a key that is unknown, and stays so
                self._arrivals[key] = after
            return answer

    def record_event(self, event: EventRecord) -> None:
        """
        See :meth:`.Activity.record_event`.
        """
        with self._lock:
            self._events.setdefault(event.user_id, {}).setdefault(event.id, event)

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        """
        See :meth:`.Activity.events`.
        """
        with self._lock:
            own = self._events.get(user_id, {})
            newest = sorted((id for id in own if before is None or id < before), reverse=True)
            return tuple(own[id] for id in newest[:limit])

    def drop_events(self, user_id: str, *, before: str) -> None:
        """
        See :meth:`.Activity.drop_events`.
        """
        with self._lock:
            own = self._events.get(user_id, {})
            for id in [id for id in own if id < before]:
                del own[id]

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        """
        Delete at most *limit* rows of each kind that are over at *now*, Unix seconds.

        Sessions, minimum epochs and throttle keys end; accounts and events do not.
        """
        with self._lock:
            over = [
                (record.user_id, record.id)
                for own in self._sessions.values()
                for record in own.values()
                if record.expires_at <= now
            ][:limit]
            self._drop(over)

            old = [user for user, (_, until) in self._epochs.items() if until <= now][:limit]
            for user_id in old:
                del self._epochs[user_id]

            micros = now * 1_000_000
            idle = [key for key, after in self._arrivals.items() if max(after) <= micros][:limit]
            for key in idle:
                del self._arrivals[key]

            return len(over) + len(old) + len(idle)

    def apart(self) -> AbstractContextManager[MemoryStorage]:
        """
        Give itself: it is nobody's, and ends with the process.
        """
        return nullcontext(self)

    def close(self) -> None:
        """
        Keep everything: there is nothing to close.
        """

    def _minimum(self, user_id: str) -> int:
        return self._epochs.get(user_id, (0, 0))[0]

    def _drop(self, session_ids: Iterable[tuple[str, str]]) -> None:
        """
        Delete sessions that are there, and what is left empty: a user who left leaves nothing.
        """
        for user_id, session_id in session_ids:
            own = self._sessions[user_id]
            del own[session_id]
            if not own:
                del self._sessions[user_id]
