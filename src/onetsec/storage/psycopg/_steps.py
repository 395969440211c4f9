"""
Every method of the storage, written once, for both kinds of hosts.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from ...errors import Unavailable
from ...records import AccountRecord, EventRecord, Hit, Limit, SessionRecord
from ...throttling import charge
from .. import _columns
from .._batches import batches
from . import _statements as sql
from ._schema import Schema
from ._words import Answer, Query, Steps, again, once

_SWAPS = 200  # of many that want one key, each round has a winner: more than there are threads


class Methods:
    """
    What each method of a storage asks PostgreSQL, and what it makes of the answer.
    """

    def __init__(self, schema: Schema) -> None:
        self._said = schema.said

    def load(self, user_id: str) -> Steps[AccountRecord | None]:
        """
        See :meth:`.Accounts.load`.
        """
        answer = yield from self._again(sql.LOAD, user_id)
        return _columns.account(user_id, answer.rows[0]) if answer.rows else None

    def save(self, record: AccountRecord, *, expected: int) -> Steps[bool]:
        """
        See :meth:`.Accounts.save`.
        """
        values = _columns.account_values(record)
        if expected == 0:
            return (yield from self._once(sql.CREATE, *values))

        return (yield from self._once(sql.REPLACE, *values, expected))

    def erase(self, user_id: str) -> Steps[None]:
        """
        See :meth:`.Accounts.erase`.
        """
        yield from self._again(sql.ERASE, user_id)

    def waiting(self, *, before: int, limit: int = 100) -> Steps[Sequence[str]]:
        """
        See :meth:`.Accounts.waiting`.
        """
        answer = yield from self._again(sql.WAITING, before, limit)
        return tuple(user_id for (user_id,) in answer.rows)

    def session(self, user_id: str, session_id: str) -> Steps[tuple[SessionRecord, int] | None]:
        """
        See :meth:`.Sessions.session`.
        """
        answer = yield from self._again(sql.SESSION, user_id, session_id)
        if not answer.rows:
            return None

        return _columns.session(user_id, answer.rows[0]), answer.rows[0][9] or 0

    def sessions(self, user_id: str) -> Steps[tuple[Sequence[SessionRecord], int]]:
        """
        See :meth:`.Sessions.sessions`.
        """
        answer = yield from self._again(sql.SESSIONS, user_id)
        found = tuple(_columns.session(user_id, row) for row in answer.rows if row[0] is not None)
        return found, answer.rows[0][9] or 0

    def put_session(self, record: SessionRecord, *, expected: int) -> Steps[bool]:
        """
        See :meth:`.Sessions.put_session`.
        """
        values = _columns.values(record)
        if expected == 0:
            return (yield from self._once(sql.OPEN, *values))

        return (yield from self._once(sql.TOUCH, *values, expected))

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> Steps[int]:
        """
        See :meth:`.Sessions.drop_sessions`.
        """
        if session_ids is None:
            answer = yield from self._again(sql.DROP_ALL, user_id)
        else:
            answer = yield from self._again(sql.DROP, user_id, list(session_ids))

        return answer.count

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> Steps[int]:
        """
        See :meth:`.Sessions.raise_epoch`.
        """
        answer = yield from self._again(sql.RAISE, user_id, epoch, keep_until)
        raised: int = answer.rows[0][0]
        return raised

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Steps[Hit]:
        """
        See :meth:`.Throttle.hit`.

        The statement says what it has seen, and whether it has written; if it had to and has not,
        somebody else was faster.
        """
        query = Query(
            self._said(sql.HIT),
            {
                "key": key,
                "now": now,
                "cost": cost,
                "cells": [limit.cell for limit in limits],
                "depths": [limit.depth for limit in limits],
            },
        )
        for _ in range(_SWAPS):
            answer = yield query
            if answer.error is not None:
                continue

            stored, is_written = answer.rows[0]
            known = tuple(map(int, stored.split())) if stored else ()
            after, hit = charge(known, limits, cost=cost, now=now)
            if is_written or after == known or not any(after):
                return hit

        raise Unavailable("storage: too many at once want the same throttle key.")

    def record_event(self, event: EventRecord) -> Steps[None]:
        """
        See :meth:`.Activity.record_event`.
        """
        values = (event.user_id, event.id, event.kind, event.at, event.data)
        yield from self._again(sql.RECORD, *values)

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Steps[Sequence[EventRecord]]:
        """
        See :meth:`.Activity.events`.
        """
        if before is None:
            answer = yield from self._again(sql.EVENTS, user_id, limit)
        else:
            answer = yield from self._again(sql.EVENTS_BEFORE, user_id, before, limit)

        return tuple(
            EventRecord(user_id=user_id, id=id, kind=kind, at=at, data=data)
            for id, kind, at, data in answer.rows
        )

    def drop_events(self, user_id: str, *, before: str) -> Steps[None]:
        """
        See :meth:`.Activity.drop_events`.
        """
        yield from self._again(sql.DROP_EVENTS, user_id, before)

    def sweep(self, *, now: int, limit: int = 1000) -> Steps[int]:
        """
        See :meth:`.Storage.sweep`.

        In batches, each a transaction of its own, so that no row is locked for long.
        """
        deleted = 0
        for most in batches(limit):
            values = {"today": now // _columns.DAY, "now": now, "most": most}
            answer = yield from again(Query(self._said(sql.SWEEP), values))
            deleted += sum(answer.rows[0])
            if max(answer.rows[0]) < most:
                break

        return deleted

    def _again(self, statement: str, *values: Any) -> Steps[Answer]:
        return (yield from again(Query(self._said(statement), values)))

    def _once(self, statement: str, *values: Any) -> Steps[bool]:
        return (yield from once(Query(self._said(statement), values)))
