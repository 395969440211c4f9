"""
The methods of a storage, written once for both kinds.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Executable

from ...errors import Unavailable
from ...records import AccountRecord, EventRecord, Hit, Limit, SessionRecord
from ...throttling import charge
from .. import _columns
from .._batches import batches
from . import _statements as statements
from ._words import Script, Step

_SWAPS = 200  # of many that want one key, each round has a winner: more than there are threads


class Scripts:
    """
    What each method asks of an engine of one dialect.
    """

    def __init__(self, dialect: str) -> None:
        self._own = statements.family(dialect)
        self._serial = dialect not in ("postgresql", "sqlite")

    def load(self, user_id: str) -> Script[AccountRecord | None]:
        rows = (yield _read(statements.LOAD, own_user_id=user_id)).rows
        return _columns.account(user_id, rows[0]) if rows else None

    def save(self, record: AccountRecord, *, expected: int) -> Script[bool]:
        values = {
            "new_version": record.version,
            "new_epoch": record.epoch,
            "new_data": record.data,
            "new_waits_since": record.waits_since,
        }
        if expected == 0:
            return (
                yield _insert(self._own.create, new_user_id=record.user_id, **values)
            ).changed == 1

        own = {"own_user_id": record.user_id, "own_version": expected}
        return (yield _swap(statements.REPLACE, **own, **values)).changed == 1

    def erase(self, user_id: str) -> Script[None]:
        values = {"own_user_id": user_id}
        yield Step(statements=self._own.erase, values=values, repeats=True)

    def waiting(self, *, before: int, limit: int = 100) -> Script[Sequence[str]]:
        rows = (yield _read(statements.WAITING, own_before=before, most=limit)).rows
        return tuple(user_id for (user_id,) in rows)

    def session(self, user_id: str, session_id: str) -> Script[tuple[SessionRecord, int] | None]:
        rows = (yield _read(statements.SESSION, own_user_id=user_id, own_id=session_id)).rows
        if not rows:
            return None

        return _columns.session(user_id, rows[0]), rows[0][9] or 0

    def sessions(self, user_id: str) -> Script[tuple[Sequence[SessionRecord], int]]:
        rows = (yield _read(statements.SESSIONS, own_user_id=user_id)).rows
        found = tuple(_columns.session(user_id, row) for row in rows if row[0] is not None)
        return found, (rows[0][9] or 0) if rows else 0

    def put_session(self, record: SessionRecord, *, expected: int) -> Script[bool]:
        values = {
            "new_revision": record.revision,
            "new_epoch": record.epoch,
            "new_digest": record.digest,
            "new_channels": record.channels,
            "new_created_at": record.created_at,
            "new_last_seen_at": record.last_seen_at,
            "new_expires_at": record.expires_at,
            "new_data": record.data,
            "new_purge_day": _columns.purge_day(record),
        }
        if expected == 0:
            key = {"new_user_id": record.user_id, "new_id": record.id}
            return (yield _insert(self._own.open, **key, **values)).changed == 1

        own = {"own_user_id": record.user_id, "own_id": record.id, "own_revision": expected}
        return (yield _swap(statements.TOUCH, **own, **values)).changed == 1

    def drop_sessions(
        self, user_id: str, session_ids: Collection[str] | None = None
    ) -> Script[int]:
        if session_ids is None:
            return (yield _write(statements.DROP_ALL, own_user_id=user_id)).changed
        if not session_ids:
            return 0

        ids = list(session_ids)
        return (yield _write(statements.DROP, own_user_id=user_id, own_ids=ids)).changed

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> Script[int]:
        values = {"new_user_id": user_id, "new_epoch": epoch, "new_keep_until": keep_until}
        answer = yield Step(
            statements=(self._own.raise_epoch,), values=values, repeats=True, serial=self._serial
        )
        raised: int = answer.serial if self._serial else answer.rows[0][0]
        return raised

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Script[Hit]:
        for _ in range(_SWAPS):
            rows = (yield _read(statements.ARRIVALS, own_key=key)).rows
            stored: str | None = rows[0][0] if rows else None
            known = tuple(map(int, stored.split())) if stored else ()
            after, answer = charge(known, limits, cost=cost, now=now)
            if after == known or not any(after):  # all 0: a key that is unknown, and stays so
                return answer

            values = {
                "new_arrivals": " ".join(map(str, after)),
                "new_purge_day": max(after) // (_columns.DAY * 1_000_000) + 1,
            }
            if stored is None:
                won = yield _insert(self._own.begin, new_key=key, **values)
            else:
                won = yield _swap(statements.SWAP, own_key=key, own_arrivals=stored, **values)
            if won.changed == 1:
                return answer

        raise Unavailable("storage: too many at once want the same throttle key.")

    def record_event(self, event: EventRecord) -> Script[None]:
        values = {
            "new_user_id": event.user_id,
            "new_id": event.id,
            "new_kind": event.kind,
            "new_at": event.at,
            "new_data": event.data,
        }
        yield Step(statements=(self._own.record,), values=values, repeats=True, inserts=True)

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Script[Sequence[EventRecord]]:
        values: dict[str, object] = {"own_user_id": user_id, "most": limit}
        if before is None:
            rows = (yield _read(statements.EVENTS, **values)).rows
        else:
            rows = (yield _read(statements.EVENTS_BEFORE, own_before=before, **values)).rows

        return tuple(
            EventRecord(user_id=user_id, id=id, kind=kind, at=at, data=data)
            for id, kind, at, data in rows
        )

    def drop_events(self, user_id: str, *, before: str) -> Script[None]:
        yield _write(statements.DROP_EVENTS, own_user_id=user_id, own_before=before)

    def sweep(self, *, now: int, limit: int = 1000) -> Script[int]:
        deleted = 0
        for statement in self._own.sweep:
            for most in batches(limit):
                values = {"now": now, "today": now // _columns.DAY, "most": most}
                answer = yield _write(statement, **values)
                taken = answer.rows[0] if self._own.counts else (answer.changed,)
                deleted += sum(taken)
                if max(taken) < most:
                    break
        return deleted


def _read(statement: Executable, **values: object) -> Step:
    return Step(statements=(statement,), values=values, reads=True, repeats=True)


def _write(statement: Executable, **values: object) -> Step:
    return Step(statements=(statement,), values=values)


def _swap(statement: Executable, **values: object) -> Step:
    return Step(statements=(statement,), values=values, swaps=True)


def _insert(statement: Executable, **values: object) -> Step:
    return Step(statements=(statement,), values=values, swaps=True, inserts=True)
