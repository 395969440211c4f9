"""
Sessions and minimum epochs, each with one rule broken.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from threading import get_ident

from attrs import evolve

from ...records import SessionRecord
from ...storage.memory import MemoryStorage
from .._race import meet

_Found = tuple[SessionRecord, int] | None


class PutIsNotAtomic(MemoryStorage):
    """
    R1: Gets, compares and sets; everybody has got before anybody sets.
    """

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        stored = self._sessions.get(record.user_id, {}).get(record.id)
        meet(record)
        if (0 if stored is None else stored.revision) != expected:
            return False

        self._sessions.setdefault(record.user_id, {})[record.id] = record
        return True


class SessionsAreOneValue(MemoryStorage):
    """
    R1: All sessions of a user are got, changed and set together: of sign-ins at once, one is left.
    """

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        known = dict(self._sessions.get(record.user_id, {}))
        meet(record)
        if not super().put_session(record, expected=expected):
            return False

        self._sessions[record.user_id] = known | {record.id: record}
        return True


class PutIgnoresExpected(MemoryStorage):
    """
    R4: The last one wins.
    """

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        self._sessions.setdefault(record.user_id, {})[record.id] = record
        return True


class TouchResurrects(MemoryStorage):
    """
    R4: An update creates, as SET, HSET and UPSERT do.
    """

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        there = record.id in self._sessions.get(record.user_id, {})
        return super().put_session(record, expected=expected if there else 0)


class TouchKeepsColumns(MemoryStorage):
    """
    R4: An update writes what usually changes.
    """

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        stored = self._sessions.get(record.user_id, {}).get(record.id, record)
        kept = evolve(record, channels=stored.channels, created_at=stored.created_at)
        return super().put_session(kept, expected=expected)


class SessionsAreCached(MemoryStorage):
    """
    R2: What was read once is read again, until this very reader writes.
    """

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[tuple[str, int], dict[str, _Found]] = {}

    def session(self, user_id: str, session_id: str) -> _Found:
        own = self._seen.setdefault((user_id, get_ident()), {})
        return own.setdefault(session_id, super().session(user_id, session_id))

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        self._seen.pop((record.user_id, get_ident()), None)
        return super().put_session(record, expected=expected)

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        self._seen.pop((user_id, get_ident()), None)
        return super().drop_sessions(user_id, session_ids)

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        self._seen.pop((user_id, get_ident()), None)
        return super().raise_epoch(user_id, epoch, keep_until=keep_until)


class ListsAreShort(MemoryStorage):
    """
    R5: A list leaves out what is long.
    """

    def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        found, minimum = super().sessions(user_id)
        return [evolve(one, data=one.data[:255]) for one in found], minimum


class FoldsSessionIds(MemoryStorage):
    """
    R5: Two sessions of one user are one, if only their case differs.
    """

    def session(self, user_id: str, session_id: str) -> _Found:
        return super().session(user_id, session_id.casefold())

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        return super().put_session(evolve(record, id=record.id.casefold()), expected=expected)


class DropsAllOnEmpty(MemoryStorage):
    """
    Takes "none of them" for "all of them".
    """

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        return super().drop_sessions(user_id, session_ids or None)


class DropsNothingUnnamed(MemoryStorage):
    """
    Takes "all of them" for "none of them".
    """

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        return super().drop_sessions(user_id, session_ids or [])


class DropCountsNames(MemoryStorage):
    """
    Counts what was to be dropped, not what was there.
    """

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        dropped = super().drop_sessions(user_id, session_ids)
        return dropped if session_ids is None else len(session_ids)


class EpochIsSet(MemoryStorage):
    """
    R1: The last one wins, and that may be the lowest.
    """

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        self._epochs[user_id] = min(meet(epoch)), keep_until
        return epoch


class EpochIsNotAtomic(MemoryStorage):
    """
    R1: Gets, compares and sets; everybody has got before anybody sets, and the lowest sets last.
    """

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        stored, until = self._epochs.get(user_id, (0, 0))
        lowest = min(meet(epoch))
        self._epochs[user_id] = max(stored, lowest), max(until, keep_until)
        return max(stored, epoch)


class EpochTellsWhatWasAsked(MemoryStorage):
    """
    R1: The result is the own epoch, not what holds.
    """

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        super().raise_epoch(user_id, epoch, keep_until=keep_until)
        return epoch


class EpochNeedsASession(MemoryStorage):
    """
    Keeps the minimum epoch in the rows of the sessions.
    """

    def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        found, minimum = super().sessions(user_id)
        return found, minimum if found else 0


class DropForgetsTheEpoch(MemoryStorage):
    """
    Keeps everything of a user under one key, and deletes that.
    """

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        dropped = super().drop_sessions(user_id, session_ids)
        if session_ids is None:
            self._epochs.pop(user_id, None)
        return dropped


class EpochHas32Bits(MemoryStorage):
    """
    R5: A narrow column.
    """

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        return super().raise_epoch(user_id, epoch % 2**32, keep_until=keep_until)


class ListsAreBehind(MemoryStorage):
    """
    R2: Lists are read from a replica, which learns of a new minimum epoch at the next drop.
    """

    def __init__(self) -> None:
        super().__init__()
        self._replica: dict[str, int] = {}

    def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        found, minimum = super().sessions(user_id)
        return found, self._replica.setdefault(user_id, minimum)

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        self._replica.pop(user_id, None)
        return super().drop_sessions(user_id, session_ids)
