"""
A storage in terms of rows: each method as a sequence of calls to an engine, for both twins.

A step is a generator: it yields a call, is sent what the engine answered, and returns the result.

==================  ================  ========================================================
partition           key               value
==================  ================  ========================================================
``u:<user>``        ``account``       epoch, a space, since when it waits, a line break, the account
``u:<user>``        ``epoch``         minimum epoch, a space, until when it is kept
``u:<user>``        ``session:<id>``  a JSON list of what is looked at, a line break, the rest
``u:<user>``        ``event:<id>``    a JSON list, a line break, the rest
``t:<key>``         ``throttle``      arrivals, spaces between them
``w``               ``w<entry>``      nothing: that a user waits, those first that wait longest
==================  ================  ========================================================
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Collection, Generator, Sequence
from operator import methodcaller
from typing import Any, TypeVar

from attrs import field, frozen

from ..errors import Unavailable
from ..records import AccountRecord, EventRecord, Hit, Limit, SessionRecord
from ..throttling import charge
from ._waiting import Entry

T = TypeVar("T")
Steps = Generator[Callable[[Any], Any], Any, T]

_ROUNDS = 200  # of many that want one row, each round has a winner: more than there are threads
_ACCOUNT, _EPOCH, _THROTTLE = "account", "epoch", "throttle"
_SESSION, _EVENT = "session:", "event:"
_DROPPED = 100  # events at a time
_WAITING, _WAITS = "w", "w"  # a partition, and what its keys begin with
_END_OF_TIME = 99_999_999_999  # seconds; keys are read from the greatest one down


@frozen
class Row:
    """
    One row as it is stored.

    Attributes:
        version: 1 or more: what a conditional write is about.
    """

    version: int
    value: bytes = field(repr=False)


def load(user_id: str) -> Steps[AccountRecord | None]:
    """
    See :meth:`.Accounts.load`.
    """
    (row,) = yield methodcaller("get", _of(user_id), [_ACCOUNT])
    if row is None:
        return None

    return _read_account(user_id, row)


def save(record: AccountRecord, *, expected: int) -> Steps[bool]:
    """
    See :meth:`.Accounts.save`.
    """
    if record.waits_since:
        key = _key(Entry.of(record))
        yield methodcaller("put", _WAITING, key, Row(1, b""), expected=0, expires_at=0)

    value = b"%d %d\n%b" % (record.epoch, record.waits_since, record.data)
    row = Row(record.version, value)
    saved: bool = yield methodcaller(
        "put", _of(record.user_id), _ACCOUNT, row, expected=expected, expires_at=0
    )
    return saved


def erase(user_id: str) -> Steps[None]:
    """
    See :meth:`.Accounts.erase`; the minimum epoch stays, for sign-ins still in flight.
    """
    for prefix in (_SESSION, _EVENT, _ACCOUNT):
        found = yield methodcaller("query", _of(user_id), prefix)
        if found:
            yield methodcaller("delete", _of(user_id), [key for key, _ in found])
    for _, row in found:
        record = _read_account(user_id, row)
        if record.waits_since:
            yield methodcaller("delete", _WAITING, [_key(Entry.of(record))])


def waiting(*, before: int, limit: int) -> Steps[Sequence[str]]:
    """
    See :meth:`.Accounts.waiting`. Entries that are over are deleted on the way.
    """
    found: list[str] = []
    last = None
    while len(found) < limit:
        page = yield methodcaller("query", _WAITING, _WAITS, before=last, limit=limit)
        entries = [_entry(key) for key, _ in page]
        over = []
        for entry in entries:
            if entry.since > before:
                break
            record = yield from load(entry.user_id)
            if entry.is_true(record):
                found.append(entry.user_id)
            elif entry.is_over(record, before=before):
                over.append(_key(entry))
        if over:
            yield methodcaller("delete", _WAITING, over)
        if len(page) < limit or entries[-1].since > before:
            break
        last = page[-1][0]
    return tuple(found[:limit])


def session(user_id: str, session_id: str) -> Steps[tuple[SessionRecord, int] | None]:
    """
    See :meth:`.Sessions.session`.
    """
    row, epoch = yield methodcaller("get", _of(user_id), [_SESSION + session_id, _EPOCH])
    return None if row is None else (_read_session(user_id, session_id, row), _minimum(epoch)[0])


def sessions(user_id: str) -> Steps[tuple[Sequence[SessionRecord], int]]:
    """
    See :meth:`.Sessions.sessions`. The minimum epoch is read after the sessions: it may be newer,
    which can only end one more of them.
    """
    found = yield methodcaller("query", _of(user_id), _SESSION)
    (epoch,) = yield methodcaller("get", _of(user_id), [_EPOCH])
    records = (_read_session(user_id, key.removeprefix(_SESSION), row) for key, row in found)
    return tuple(records), _minimum(epoch)[0]


def put_session(record: SessionRecord, *, expected: int) -> Steps[bool]:
    """
    See :meth:`.Sessions.put_session`.
    """
    head = [
        record.epoch,
        record.digest.hex(),
        record.channels,
        record.created_at,
        record.last_seen_at,
        record.expires_at,
    ]
    row = Row(record.revision, _written(head, record.data))
    saved: bool = yield methodcaller(
        "put",
        _of(record.user_id),
        _SESSION + record.id,
        row,
        expected=expected,
        expires_at=record.expires_at,
    )
    return saved


def drop_sessions(user_id: str, session_ids: Collection[str] | None) -> Steps[int]:
    """
    See :meth:`.Sessions.drop_sessions`.
    """
    if session_ids is None:
        found = yield methodcaller("query", _of(user_id), _SESSION)
        keys = [key for key, _ in found]
    else:
        keys = [_SESSION + id for id in dict.fromkeys(session_ids)]
    if not keys:
        return 0

    dropped: int = yield methodcaller("delete", _of(user_id), keys)
    return dropped


def raise_epoch(user_id: str, epoch: int, *, keep_until: int) -> Steps[int]:
    """
    See :meth:`.Sessions.raise_epoch`.
    """
    for _ in range(_ROUNDS):
        (row,) = yield methodcaller("get", _of(user_id), [_EPOCH])
        stored, until = _minimum(row)
        raised, kept = max(stored, epoch), max(until, keep_until)
        if row is not None and (raised, kept) == (stored, until):
            return stored

        version = 0 if row is None else row.version
        after = Row(version + 1, b"%d %d" % (raised, kept))
        won = yield methodcaller(
            "put", _of(user_id), _EPOCH, after, expected=version, expires_at=kept
        )
        if won:
            return raised

    raise Unavailable("storage: too many at once raise the epoch of one user.")


def hit(key: str, limits: Sequence[Limit], *, now: int, cost: int) -> Steps[Hit]:
    """
    See :meth:`.Throttle.hit`. A hit that is denied only reads.
    """
    for _ in range(_ROUNDS):
        (row,) = yield methodcaller("get", f"t:{key}", [_THROTTLE])
        known = () if row is None else tuple(map(int, row.value.split()))
        after, answer = charge(known, limits, cost=cost, now=now)
        if after == known or not any(after):  # all 0: a key that is unknown, and stays so
            return answer

        version = 0 if row is None else row.version
        value = " ".join(map(str, after)).encode()
        won = yield methodcaller(
            "put",
            f"t:{key}",
            _THROTTLE,
            Row(version + 1, value),
            expected=version,
            expires_at=max(after) // 1_000_000 + 1,
        )
        if won:
            return answer

    raise Unavailable("storage: too many at once want the same throttle key.")


def record_event(event: EventRecord) -> Steps[None]:
    """
    See :meth:`.Activity.record_event`.
    """
    row = Row(1, _written([event.kind, event.at], event.data))
    yield methodcaller("put", _of(event.user_id), _EVENT + event.id, row, expected=0, expires_at=0)


def events(user_id: str, *, before: str | None, limit: int) -> Steps[Sequence[EventRecord]]:
    """
    See :meth:`.Activity.events`.
    """
    last = None if before is None else _EVENT + before
    found = yield methodcaller("query", _of(user_id), _EVENT, before=last, limit=limit)
    return tuple(_read_event(user_id, key.removeprefix(_EVENT), row) for key, row in found)


def drop_events(user_id: str, *, before: str) -> Steps[None]:
    """
    See :meth:`.Activity.drop_events`.
    """
    while True:
        found = yield methodcaller(
            "query", _of(user_id), _EVENT, before=_EVENT + before, limit=_DROPPED
        )
        if found:
            yield methodcaller("delete", _of(user_id), [key for key, _ in found])
        if len(found) < _DROPPED:
            return


def _of(user_id: str) -> str:
    return f"u:{user_id}"


def _key(entry: Entry) -> str:
    name = urlsafe_b64encode(entry.user_id.encode()).decode()
    return f"{_WAITS}{_END_OF_TIME - entry.since:011d}{entry.version:016d}{name}"


def _entry(key: str) -> Entry:
    name = urlsafe_b64decode(key[28:]).decode()
    return Entry(_END_OF_TIME - int(key[1:12]), int(key[12:28]), name)


def _read_account(user_id: str, row: Row) -> AccountRecord:
    head, _, data = row.value.partition(b"\n")
    epoch, waits_since = map(int, head.split())
    return AccountRecord(
        user_id=user_id, version=row.version, epoch=epoch, data=data, waits_since=waits_since
    )


def _written(head: list[Any], data: bytes) -> bytes:
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + data


def _minimum(row: Row | None) -> tuple[int, int]:
    if row is None:
        return 0, 0

    epoch, until = row.value.split()
    return int(epoch), int(until)


def _read_session(user_id: str, id: str, row: Row) -> SessionRecord:
    head, _, data = row.value.partition(b"\n")
    epoch, digest, channels, created_at, last_seen_at, expires_at = json.loads(head)
    return SessionRecord(
        user_id=user_id,
        id=id,
        revision=row.version,
        epoch=epoch,
        digest=bytes.fromhex(digest),
        channels=channels,
        created_at=created_at,
        last_seen_at=last_seen_at,
        expires_at=expires_at,
        data=data,
    )


def _read_event(user_id: str, id: str, row: Row) -> EventRecord:
    head, _, data = row.value.partition(b"\n")
    kind, at = json.loads(head)
    return EventRecord(user_id=user_id, id=id, kind=kind, at=at, data=data)
