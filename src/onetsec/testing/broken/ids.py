"""
Storages that take different ids or bytes for the same.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from typing import Any, TypeVar
from unicodedata import normalize

from attrs import evolve

from ...records import AccountRecord, EventRecord, Hit, Limit, SessionRecord
from ...storage.memory import MemoryStorage

R = TypeVar("R", AccountRecord, SessionRecord, EventRecord)


class Folds(MemoryStorage, ABC):
    """
    R5: Two ids are one if they fold to the same: what a collation does to all columns.
    """

    @abstractmethod
    def fold(self, text: str) -> str:
        """
        Give what stands for *text* in the storage.
        """

    def load(self, user_id: str) -> AccountRecord | None:
        return super().load(self.fold(user_id))

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        return super().save(self._folded(record), expected=expected)

    def erase(self, user_id: str) -> None:
        super().erase(self.fold(user_id))

    def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        return super().session(self.fold(user_id), session_id)

    def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        return super().sessions(self.fold(user_id))

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        return super().put_session(self._folded(record), expected=expected)

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        return super().drop_sessions(self.fold(user_id), session_ids)

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        return super().raise_epoch(self.fold(user_id), epoch, keep_until=keep_until)

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        return super().hit(self.fold(key), limits, now=now, cost=cost)

    def record_event(self, event: EventRecord) -> None:
        super().record_event(self._folded(event))

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        return super().events(self.fold(user_id), before=before, limit=limit)

    def _folded(self, record: R) -> R:
        return evolve(record, user_id=self.fold(record.user_id))


class FoldsCase(Folds):
    """
    R5: A case-insensitive collation, the default of MySQL.
    """

    def fold(self, text: str) -> str:
        return "".join(c.lower() if c.isascii() else c for c in text)


class TrimsSpace(Folds):
    """
    R5: A padding collation, such as MariaDB's ``utf8mb4_bin``, or a CHAR column.
    """

    def fold(self, text: str) -> str:
        return text.rstrip(" ")


class NormalizesUnicode(Folds):
    """
    R5: A helpful driver, or a file system.
    """

    def fold(self, text: str) -> str:
        return normalize("NFC", text)


class DropsPunctuation(Folds):
    """
    R5: Ids are cleaned before they become part of a key.
    """

    def fold(self, text: str) -> str:
        return re.sub(r"[%_*?:{}/\\'\"]", "", text)


class CutsLongIds(Folds):
    """
    R5: A column of 64 characters that cuts what is longer.
    """

    def fold(self, text: str) -> str:
        return text[:64]


class IgnoresCaseOfEventIds(MemoryStorage):
    """
    R5: Two events of one user are one, if only their case differs.
    """

    def record_event(self, event: EventRecord) -> None:
        own = self._events.get(event.user_id, {})
        if event.id.casefold() not in map(str.casefold, own):
            super().record_event(event)


class KeepsText(MemoryStorage):
    """
    R5: Bytes become text on their way, and what is no text becomes question marks.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        return super().save(_as_text(record), expected=expected)

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        return super().put_session(_as_text(record), expected=expected)

    def record_event(self, event: EventRecord) -> None:
        super().record_event(_as_text(event))


class EmptyIsNull(MemoryStorage):
    """
    R5: An engine that does not tell nothing from the empty text.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        return super().save(_or_none(record), expected=expected)

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        return super().put_session(_or_none(record), expected=expected)

    def record_event(self, event: EventRecord) -> None:
        super().record_event(_or_none(event))


class NothingIsSomething(MemoryStorage):
    """
    R7: Answers for users that nobody knows.
    """

    def load(self, user_id: str) -> AccountRecord | None:
        return super().load(user_id) or AccountRecord(user_id=user_id, version=0, epoch=0, data=b"")

    def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        nobody: Any = None, 0
        found = super().session(user_id, session_id)
        return nobody if found is None else found

    def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        found, minimum = super().sessions(user_id)
        return found, minimum or (0 if found else 1)

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        found = super().events(user_id, before=before, limit=limit)
        return found or [EventRecord(user_id=user_id, id="0", kind="none", at=0)]


def _as_text(record: R) -> R:
    return evolve(record, data=record.data.decode(errors="replace").encode())


def _or_none(record: R) -> R:
    null: Any = None
    return evolve(record, data=record.data or null)
