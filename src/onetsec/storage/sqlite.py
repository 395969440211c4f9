"""
A storage in one SQLite file: for one machine, and any number of its threads and processes.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager

from ..errors import ConfigurationError, Unavailable
from ..records import AccountRecord, EventRecord, Hit, Limit, SessionRecord
from ..throttling import charge
from . import _advice, _columns, _files
from ._advice import Advice
from ._pool import Pool, Turn
from ._schema import VERSION

_SWAPS = 200  # of many that want one key, each round has a winner: more than there are threads

_LOAD = "SELECT version, epoch, data, waits_since FROM onetsec_account WHERE user_id = ?"
_CREATE = """
INSERT INTO onetsec_account (version, epoch, data, waits_since, user_id) VALUES (?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING
"""
_REPLACE = """
UPDATE onetsec_account SET version = ?, epoch = ?, data = ?, waits_since = ?
WHERE user_id = ? AND version = ?
"""
_WAITING = """
SELECT user_id FROM onetsec_account WHERE waits_since > 0 AND waits_since <= ?
ORDER BY waits_since LIMIT ?
"""
_ERASE = (
    "DELETE FROM onetsec_event WHERE user_id = ?",
    "DELETE FROM onetsec_session WHERE user_id = ?",
    "DELETE FROM onetsec_account WHERE user_id = ?",
)
_SESSION = """
SELECT id, revision, s.epoch, digest, channels, created_at, last_seen_at, expires_at, data,
  (SELECT e.epoch FROM onetsec_epoch e WHERE e.user_id = s.user_id)
FROM onetsec_session s WHERE user_id = ? AND id = ?
"""
# One row at least: the minimum epoch is there without a session too.
_SESSIONS = """
SELECT id, revision, s.epoch, digest, channels, created_at, last_seen_at, expires_at, data, e.epoch
FROM (SELECT ? AS user_id) u
LEFT JOIN onetsec_epoch e ON e.user_id = u.user_id
LEFT JOIN onetsec_session s ON s.user_id = u.user_id
"""
_OPEN = """
INSERT INTO onetsec_session (revision, epoch, digest, channels, created_at, last_seen_at,
  expires_at, data, purge_day, user_id, id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
"""
_TOUCH = """
UPDATE onetsec_session SET revision = ?, epoch = ?, digest = ?, channels = ?, created_at = ?,
  last_seen_at = ?, expires_at = ?, data = ?, purge_day = ?
WHERE user_id = ? AND id = ? AND revision = ?
"""
_DROP_ALL = "DELETE FROM onetsec_session WHERE user_id = ?"
_RAISE = """
INSERT INTO onetsec_epoch (user_id, epoch, keep_until) VALUES (?, ?, ?)
ON CONFLICT (user_id) DO UPDATE SET
  epoch = MAX(epoch, excluded.epoch), keep_until = MAX(keep_until, excluded.keep_until)
RETURNING epoch
"""
_ARRIVALS = "SELECT arrivals FROM onetsec_throttle WHERE key = ?"
# Without a row there is no conflict, and so no condition: then ? is NULL, and equal to nothing.
_SWAP = """
INSERT INTO onetsec_throttle (key, arrivals, purge_day) VALUES (?, ?, ?)
ON CONFLICT (key) DO UPDATE SET arrivals = excluded.arrivals, purge_day = excluded.purge_day
WHERE arrivals = ?
"""
_RECORD = """
INSERT INTO onetsec_event (user_id, id, kind, at, data) VALUES (?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING
"""
_EVENTS = """
SELECT id, kind, at, data FROM onetsec_event WHERE user_id = ? ORDER BY id DESC LIMIT ?
"""
_DROP_EVENTS = "DELETE FROM onetsec_event WHERE user_id = ? AND id < ?"
_EVENTS_BEFORE = """
SELECT id, kind, at, data FROM onetsec_event WHERE user_id = ? AND id < ?
ORDER BY id DESC LIMIT ?
"""
_SWEEP_SESSIONS = """
DELETE FROM onetsec_session WHERE (user_id, id) IN
  (SELECT user_id, id FROM onetsec_session WHERE purge_day <= ? LIMIT ?)
"""
_SWEEP_EPOCHS = """
DELETE FROM onetsec_epoch WHERE user_id IN
  (SELECT user_id FROM onetsec_epoch WHERE keep_until <= ? LIMIT ?)
"""
_SWEEP_THROTTLE = """
DELETE FROM onetsec_throttle WHERE key IN
  (SELECT key FROM onetsec_throttle WHERE purge_day <= ? LIMIT ?)
"""


class SQLiteStorage:
    """
    What must not be lost is on the disk before it is told. Counters of the throttle may be lost,
    and never wait for the disk.

    Nothing is opened before the first use. A fork is safe: a child opens connections of its own.

    Args:
        path: The file; it is made, readable by its owner only, if it is not there.

        patience: Seconds to wait for another writer before the storage is ``Unavailable``.

    Raises:
        ConfigurationError: If *path* names no file; on first use, if it is the file of another
            application or of a newer release.
    """

    def __init__(self, path: str | os.PathLike[str], *, patience: float = 5.0) -> None:
        name = os.fspath(path)
        if not name or name == ":memory:":
            raise ConfigurationError(
                f"storage: {name!r} is no file. Use the path of one, or the storage 'memory:'."
            )

        # A daemon may change its folder, never its storage.
        self._file = file = os.path.abspath(name)
        turn = Turn()
        self._truth = Pool(file, synchronous="FULL", patience=patience, turn=turn)
        self._counters = Pool(file, synchronous="NORMAL", patience=patience, turn=turn)

    def upgrade(self) -> int:
        """
        Make the file and its tables, or bring them to this release, as the first use does; the
        version of its schema.
        """
        self._truth.read("SELECT 1")
        return VERSION

    def check(self) -> int:
        """
        Look whether the file is there, with the tables of this release; makes and changes nothing.

        Raises:
            ConfigurationError: If it is not.
        """
        return _files.check(self._file)

    def advice(self) -> tuple[Advice, ...]:
        """
        Look where the file lies, and how it is written; what should be another way.
        """
        found = [*_advice.file_system(self._file, _files.kind_of_disk(self._file))]
        if os.path.exists(self._file):
            ((journal,),) = self._truth.read("PRAGMA journal_mode")
            ((synchronous,),) = self._truth.read("PRAGMA synchronous")
            found += _advice.sqlite(self._file, journal=journal, synchronous=synchronous)
        return tuple(found)

    @contextmanager
    def apart(self) -> Iterator[SQLiteStorage]:
        """
        Make a storage in a file of its own, in the same folder; it is removed at the end.

        Raises:
            ConfigurationError: If something is in its place.
        """
        with _files.apart(self._file) as path, closing(SQLiteStorage(path, patience=60.0)) as made:
            yield made

    def load(self, user_id: str) -> AccountRecord | None:
        """
        See :meth:`.Accounts.load`.
        """
        rows = self._truth.read(_LOAD, user_id)
        return _columns.account(user_id, rows[0]) if rows else None

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        """
        See :meth:`.Accounts.save`.
        """
        values = _columns.account_values(record)
        if expected == 0:
            return self._truth.write(_CREATE, *values) == 1

        return self._truth.write(_REPLACE, *values, expected) == 1

    def erase(self, user_id: str) -> None:
        """
        Delete account, sessions and events, all or none; the minimum epoch stays, for sign-ins
        still in flight.
        """
        self._truth.write_together((statement, (user_id,)) for statement in _ERASE)

    def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        """
        See :meth:`.Accounts.waiting`.
        """
        return tuple(user_id for (user_id,) in self._truth.read(_WAITING, before, limit))

    def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        """
        See :meth:`.Sessions.session`.
        """
        rows = self._truth.read(_SESSION, user_id, session_id)
        if not rows:
            return None

        return _columns.session(user_id, rows[0]), rows[0][9] or 0

    def sessions(self, user_id: str) -> tuple[Sequence[SessionRecord], int]:
        """
        See :meth:`.Sessions.sessions`.
        """
        rows = self._truth.read(_SESSIONS, user_id)
        found = tuple(_columns.session(user_id, row) for row in rows if row[0] is not None)
        return found, rows[0][9] or 0

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        """
        See :meth:`.Sessions.put_session`.
        """
        values = _columns.values(record)
        if expected == 0:
            return self._truth.write(_OPEN, *values) == 1

        return self._truth.write(_TOUCH, *values, expected) == 1

    def drop_sessions(self, user_id: str, session_ids: Collection[str] | None = None) -> int:
        """
        See :meth:`.Sessions.drop_sessions`.
        """
        if session_ids is None:
            return self._truth.write(_DROP_ALL, user_id)
        if not session_ids:
            return 0

        marks = ", ".join("?" * len(session_ids))
        return self._truth.write(f"{_DROP_ALL} AND id IN ({marks})", user_id, *session_ids)

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        """
        See :meth:`.Sessions.raise_epoch`.
        """
        raised: int = self._truth.write_and_read(_RAISE, user_id, epoch, keep_until)[0][0]
        return raised

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        """
        See :meth:`.Throttle.hit`.

        A hit that is denied only reads: writers would wait for each other, and an attacker would
        make everybody wait.
        """
        for _ in range(_SWAPS):
            rows = self._counters.read(_ARRIVALS, key)
            stored: str | None = rows[0][0] if rows else None
            known = tuple(map(int, stored.split())) if stored else ()
            after, answer = charge(known, limits, cost=cost, now=now)
            if after == known or not any(after):  # all 0: a key that is unknown, and stays so
                return answer

            text = " ".join(map(str, after))
            day = max(after) // (_columns.DAY * 1_000_000) + 1
            if self._counters.write(_SWAP, key, text, day, stored):
                return answer

        raise Unavailable("storage: too many at once want the same throttle key.")

    def record_event(self, event: EventRecord) -> None:
        """
        See :meth:`.Activity.record_event`.
        """
        self._truth.write(_RECORD, event.user_id, event.id, event.kind, event.at, event.data)

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        """
        See :meth:`.Activity.events`.
        """
        if before is None:
            rows = self._truth.read(_EVENTS, user_id, limit)
        else:
            rows = self._truth.read(_EVENTS_BEFORE, user_id, before, limit)

        return tuple(
            EventRecord(user_id=user_id, id=id, kind=kind, at=at, data=data)
            for id, kind, at, data in rows
        )

    def drop_events(self, user_id: str, *, before: str) -> None:
        """
        See :meth:`.Activity.drop_events`.
        """
        self._truth.write(_DROP_EVENTS, user_id, before)

    def sweep(self, *, now: int, limit: int = 1000) -> int:
        """
        Delete at most *limit* rows of each kind that are over at *now*, Unix seconds.

        Sessions, minimum epochs and throttle keys end; accounts and events do not. A
        session that is over may stay for two more days: by then the index knows.
        """
        today = now // _columns.DAY
        return (
            self._truth.write_in_batches(_SWEEP_SESSIONS, today, limit=limit)
            + self._truth.write_in_batches(_SWEEP_EPOCHS, now, limit=limit)
            + self._counters.write_in_batches(_SWEEP_THROTTLE, today, limit=limit)
        )

    def close(self) -> None:
        """
        Close what is open. The next use opens it again.
        """
        self._truth.close()
        self._counters.close()
