"""
Storages on Redis that are broken on purpose: what people write who trust one command at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import redis

from onetsec import Unavailable
from onetsec.records import AccountRecord, EventRecord, Hit, Limit, SessionRecord
from onetsec.storage._waiting import Entry
from onetsec.storage.redis import RedisStorage, _packed
from onetsec.storage.redis._keys import EPOCH, Keys, of_session
from onetsec.testing import meet
from onetsec.throttling import charge

from ...engines.redis import ACCOUNTS


class Careless(RedisStorage):
    """
    A storage that also has a client of its own, for what should be a script.
    """

    def __init__(self, port: int, prefix: str) -> None:
        super().__init__(f"redis://127.0.0.1:{port}?{ACCOUNTS}", prefix=prefix, patience=30.0)
        self.keys = Keys(prefix)
        self.raw: Any = redis.Redis(port=port, protocol=2)

    def set_account(self, record: AccountRecord) -> None:
        """
        Store *record*, and that it waits, whatever is there.
        """
        if record.waits_since:
            entry = _packed.entry(Entry.of(record))
            self.raw.zadd(self.keys.waiting, {entry: record.waits_since})
        self.raw.set(self.keys.account(record.user_id), _packed.account(record))

    def close(self) -> None:
        """
        Close both.
        """
        super().close()
        self.raw.close()


class LooksThenSaves(Careless):
    """
    R1: GET, then SET: whoever is in between is overwritten.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        stored = self.load(record.user_id)
        meet(None)
        if (0 if stored is None else stored.version) != expected:
            return False
        self.set_account(record)
        return True


class SavesWithoutNx(Careless):
    """
    R4: A first SET without NX.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        if expected:
            return super().save(record, expected=expected)
        self.set_account(record)
        return True


class TouchIsHset(Careless):
    """
    R4: HSET creates what was dropped.
    """

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        if not expected:
            return super().put_session(record, expected=expected)
        field, value = of_session(record.id), _packed.session(record)
        self.raw.hset(self.keys.user(record.user_id), field, value)
        return True


class EpochIsHset(Careless):
    """
    R1: HSET lowers what somebody else has raised.
    """

    def raise_epoch(self, user_id: str, epoch: int, *, keep_until: int) -> int:
        value = epoch.to_bytes(8, "big") + keep_until.to_bytes(8, "big")
        self.raw.hset(self.keys.user(user_id), EPOCH, value)
        return epoch


class EraseIsDel(Careless):
    """
    R6: DEL takes the minimum epoch along.
    """

    def erase(self, user_id: str) -> None:
        super().erase(user_id)
        self.raw.delete(self.keys.user(user_id))


class LastWriteSaysTheEnd(Careless):
    """
    R6: EXPIREAT without GT: a short session takes the long ones with it.
    """

    def put_session(self, record: SessionRecord, *, expected: int) -> bool:
        won = super().put_session(record, expected=expected)
        # Half an hour later, or a slow test run would see more go than it should.
        self.raw.expireat(self.keys.user(record.user_id), record.expires_at + 1800)
        return won


class LooksThenCharges(Careless):
    """
    R1: GET, then SET: of many at once all pass.
    """

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        name = self.keys.throttle(key)
        stored = self.raw.get(name)
        known = tuple(map(int, stored.split())) if stored else ()
        after, answer = charge(known, limits, cost=cost, now=now)
        meet(None)
        if any(after):
            self.raw.set(name, " ".join(map(str, after)))
        return answer


class EventsAreAList(Careless):
    """
    R4: LPUSH knows no id: what is recorded twice is there twice, in the order of arrival.
    """

    def record_event(self, event: EventRecord) -> None:
        self.raw.lpush(self.keys.events(event.user_id), _packed.event(event))

    def events(
        self, user_id: str, *, before: str | None = None, limit: int = 50
    ) -> Sequence[EventRecord]:
        values = self.raw.lrange(self.keys.events(user_id), 0, -1)
        found = [_packed.event_of(user_id, value) for value in values]
        return [one for one in found if before is None or one.id < before][:limit]


class HidesItsOutage(RedisStorage):
    """
    R7: An exception is taken for "there is none".
    """

    def load(self, user_id: str) -> AccountRecord | None:
        try:
            return super().load(user_id)
        except Unavailable:
            return None

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        try:
            return super().hit(key, limits, now=now, cost=cost)
        except Unavailable:
            return Hit(True)
