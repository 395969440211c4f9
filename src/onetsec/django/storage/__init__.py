"""
The storage in the project's own database.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from ...errors import Unavailable
from ...records import AccountRecord, EventRecord, Hit, Limit, SessionRecord
from ...storage import _columns
from ...storage._transport import Transport
from ...throttling import charge
from . import _statements as statements
from ._asking import ROUNDS, Answer, Asking, Step, given, text
from ._connections import Connections, is_within
from ._faults import RAISED, is_conflict, raised

__all__ = ["DjangoStorage"]

_SWAPS = 200  # of many that want one key, each round has a winner: more than there are threads


class DjangoStorage:
    """
    Tables of Django's migrations, on PostgreSQL, MariaDB, MySQL or SQLite.

    A statement goes over the project's connection, as a transaction of its own; inside of a
    transaction of the project it goes over another one, so that no rollback gives a guess back.

    Args:
        alias: Of the database in ``DATABASES``.

        patience: Seconds to wait for a lock that does not wait by itself.
    """

    def __init__(self, alias: str = "default", *, patience: float = 5.0) -> None:
        self._connections = Connections(alias)
        self._asking = Asking(self._connections, patience)

    @property
    def in_the_clear(self) -> tuple[str, ...]:
        """
        Hosts that may be talked to without TLS.
        """
        return self._connections.hosts(Transport.CLEAR)

    @property
    def tls_unknown(self) -> tuple[str, ...]:
        """
        Hosts of which ``DATABASES`` does not say it.
        """
        return self._connections.hosts(Transport.UNKNOWN)

    def load(self, user_id: str) -> AccountRecord | None:
        """
        See :meth:`.Accounts.load`.
        """
        rows = self._read(statements.LOAD, user_id).rows
        return _columns.account(user_id, rows[0]) if rows else None

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        """
        See :meth:`.Accounts.save`.
        """
        values = _columns.account_values(record)
        if expected == 0:
            return self._insert("create", *values, pays=True)

        step = Step(statement=statements.REPLACE, values=(*values, expected), swaps=True, pays=True)
        return self._asking.asked(step).changed == 1

    def erase(self, user_id: str) -> None:
        """
        Delete account, sessions and events, all or none; the minimum epoch stays, for sign-ins
        still in flight.
        """
        for _ in range(ROUNDS):
            try:
                with self._connections.chosen(pays=False) as connection:
                    _together(connection, statements.ERASE, user_id)
                return
            except RAISED as error:
                if not is_conflict(error):
                    raise raised(error) from None

        raise Unavailable("storage: too many conflicts")

    def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        """
        See :meth:`.Accounts.waiting`.
        """
        rows = self._read(statements.WAITING, before, limit).rows
        return tuple(text(user_id) for (user_id,) in rows)

    def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        """
        See :meth:`.Sessions.session`.
        """
        rows = self._read(statements.SESSION, user_id, session_id).rows
        return (_session(user_id, rows[0]), rows[0][9] or 0) if rows else None

    def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        """
        See :meth:`.Sessions.sessions`.
        """
        rows = self._read(statements.SESSIONS, user_id, user_id).rows
        found = tuple(_session(user_id, row) for row in rows if row[0] is not None)
        return found, (rows[0][9] or 0) if rows else 0

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        """
        See :meth:`.Sessions.put_session`.
        """
        values = _columns.values(record)
        if expected == 0:
            return self._insert("open", *values)

        step = Step(statement=statements.TOUCH, values=(*values, expected), swaps=True)
        return self._asking.asked(step).changed == 1

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        """
        See :meth:`.Sessions.drop_sessions`.
        """
        if session_ids is None:
            return self._write(statements.DROP_ALL, user_id).changed
        if not session_ids:
            return 0

        places = ", ".join(["%s"] * len(session_ids))
        return self._write(statements.DROP.format(places), user_id, *session_ids).changed

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        """
        See :meth:`.Sessions.raise_epoch`.
        """
        family = self._family
        step = Step(statement=family.raise_epoch, values=(user_id, epoch, keep_until), repeats=True)
        answer = self._asking.asked(step)
        raised_to: int = answer.serial if family.is_serial else answer.rows[0][0]
        return raised_to

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        """
        See :meth:`.Throttle.hit`.

        A hit that is denied only reads: under attack nobody waits for a lock.
        """
        for _ in range(_SWAPS):
            rows = self._read(statements.ARRIVALS, key, pays=True).rows
            stored = text(rows[0][0]) if rows else None
            known = tuple(map(int, stored.split())) if stored else ()
            after, answer = charge(known, limits, cost=cost, now=now)
            if after == known or not any(after):  # all 0: a key that is unknown, and stays so
                return answer

            arrivals = " ".join(map(str, after))
            day = max(after) // (_columns.DAY * 1_000_000) + 1
            if stored is None:
                won = self._insert("begin", key, arrivals, day, pays=True)
            else:
                values = (arrivals, day, key, stored)
                step = Step(statement=statements.SWAP, values=values, swaps=True, pays=True)
                won = self._asking.asked(step).changed == 1
            if won:
                return answer

        raise Unavailable("storage: too many at once want the same throttle key.")

    def record_event(self, event: EventRecord) -> None:
        """
        See :meth:`.Activity.record_event`.
        """
        self._insert("record", event.user_id, event.id, event.kind, event.at, event.data)

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        """
        See :meth:`.Activity.events`.
        """
        if before is None:
            rows = self._read(statements.EVENTS, user_id, limit).rows
        else:
            rows = self._read(statements.EVENTS_BEFORE, user_id, before, limit).rows

        return tuple(
            EventRecord(user_id=user_id, id=text(id), kind=text(kind), at=at, data=bytes(data))
            for id, kind, at, data in rows
        )

    def drop_events(self, user_id: str, *, before: str) -> None:
        """
        See :meth:`.Activity.drop_events`.
        """
        self._write(statements.DROP_EVENTS, user_id, before)

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        """
        Delete at most *limit* rows of each kind that are over at *now*, Unix seconds.
        """
        until = (now // _columns.DAY, now, now // _columns.DAY)
        swept = zip(self._family.sweep, until, strict=True)
        return sum(self._write(statement, day, limit).changed for statement, day in swept)

    def close(self) -> None:
        """
        Close what is our own in this thread; the rest is the project's.
        """
        self._connections.close()

    @property
    def _family(self) -> statements.Family:
        return statements.family(self._connections.vendor)

    def _read(self, statement: str, *values: Any, pays: bool = False) -> Answer:
        step = Step(statement=statement, values=values, reads=True, repeats=True, pays=pays)
        return self._asking.asked(step)

    def _write(self, statement: str, *values: Any) -> Answer:
        return self._asking.asked(Step(statement=statement, values=values, repeats=True))

    def _insert(self, kind: str, *values: Any, pays: bool = False) -> bool:
        """
        Store a row; False if it is there.
        """
        statement = getattr(self._family, kind)
        step = Step(statement=statement, values=values, swaps=kind != "record", pays=pays)
        return self._asking.asked(step).changed == 1


def _together(connection: Any, texts: Sequence[str], user_id: str) -> None:
    """
    Run statements about a user as one transaction, or as a part of the one that there is.
    """
    value, is_own = given(user_id, connection.vendor), not is_within(connection)
    with connection.cursor() as cursor:
        try:
            if is_own:
                cursor.execute(statements.family(connection.vendor).transaction)
            for one in texts:
                cursor.execute(one, [value])
            if is_own:
                cursor.execute("COMMIT")
        except BaseException:
            if is_own:
                connection.close()  # and so rolled back
            raise


def _session(user_id: str, row: Sequence[Any]) -> SessionRecord:
    id, revision, epoch, digest, channels, created_at, last_seen_at, expires_at, rest = row[:9]
    return SessionRecord(
        user_id=user_id,
        id=text(id),
        revision=revision,
        epoch=epoch,
        digest=bytes(digest),
        channels=text(channels),
        created_at=created_at,
        last_seen_at=last_seen_at,
        expires_at=expires_at,
        data=bytes(rest),
    )
