"""
The contract of erasing and sweeping, which look at all groups.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from attrs import evolve

from ...ports import Storage
from ...records import Limit
from ._contract import Contract
from ._samples import DAY, MICROS, NOW, account, event, session, unique

_LONG_AGO = NOW - 9 * DAY


class UpkeepContract(Contract, ABC):
    """
    Rule R6, and what an erasure takes and leaves.
    """

    @abstractmethod
    def make(self) -> Storage:
        """
        Give the storage under test, usable from many threads.
        """

    def test_erase_takes_the_sessions(self) -> None:
        """
        Who has no account has no session.
        """
        storage, user = self.make(), unique()
        storage.save(account(user), expected=0)
        storage.put_session(session(user), expected=0)

        storage.erase(user)

        assert [] == list(storage.sessions(user)[0])

    def test_erase_takes_the_events(self) -> None:
        """
        What happened to an account goes with it.
        """
        storage, user = self.make(), unique()
        storage.save(account(user), expected=0)
        storage.record_event(event(user))

        storage.erase(user)

        assert [] == list(storage.events(user))

    def test_erase_needs_no_account(self) -> None:
        """
        An erasure that comes after another one takes what was late.
        """
        storage, user = self.make(), unique()
        storage.put_session(session(user), expected=0)
        storage.record_event(event(user))

        storage.erase(user)

        assert ([], []) == (list(storage.sessions(user)[0]), list(storage.events(user)))

    def test_erase_keeps_the_minimum_epoch(self) -> None:
        """
        A sign-in that is still in flight is to find it.
        """
        storage, user = self.make(), unique()
        storage.save(account(user), expected=0)
        storage.raise_epoch(user, 9, keep_until=NOW + DAY)

        storage.erase(user)

        assert 9 == storage.sessions(user)[1]

    def test_erase_keeps_other_users(self) -> None:
        """
        With their sessions and events.
        """
        storage, user = self.make(), unique()
        opened, happened = session(user), event(user)
        storage.save(account(user), expected=0)
        storage.put_session(opened, expected=0)
        storage.record_event(happened)

        storage.erase(unique())

        assert account(user) == storage.load(user)
        assert (opened, 0) == storage.session(user, opened.id)
        assert [happened] == list(storage.events(user))

    def test_sweep_takes_sessions_that_are_over(self) -> None:
        """
        Nine days later at the latest; those that live stay.
        """
        storage, user = self.make(), unique()
        living = session(user)
        for one in (living, session(user, expires_at=_LONG_AGO)):
            storage.put_session(one, expected=0)

        _sweep(storage)

        assert [living] == list(storage.sessions(user)[0])

    def test_sweep_keeps_a_session_until_its_end(self) -> None:
        """
        R6: However long nobody has used it.
        """
        storage, user = self.make(), unique()
        old = session(user, created_at=_LONG_AGO, last_seen_at=_LONG_AGO, expires_at=NOW + 3600)
        storage.put_session(old, expected=0)

        _sweep(storage)

        assert (old, 0) == storage.session(user, old.id)

    def test_sweep_keeps_a_session_that_was_prolonged(self) -> None:
        """
        The last update says when it is over.
        """
        storage, user = self.make(), unique()
        opened = session(user, expires_at=NOW + 60)
        storage.put_session(opened, expected=0)
        after = evolve(opened, revision=2, expires_at=NOW + 30 * DAY)
        storage.put_session(after, expected=1)

        _sweep(storage, now=NOW + 9 * DAY)

        assert (after, 0) == storage.session(user, opened.id)

    def test_sweep_keeps_the_minimum_epoch_until_its_time(self) -> None:
        """
        Forgotten too early, it would sign old sessions in again.
        """
        storage, user = self.make(), unique()
        storage.raise_epoch(user, 9, keep_until=NOW + DAY)

        _sweep(storage, now=NOW + DAY - 1)

        assert 9 == storage.sessions(user)[1]

    def test_sweep_keeps_the_minimum_epoch_for_the_longest(self) -> None:
        """
        Who raises it for a short time shortens nobody else's.
        """
        storage, user = self.make(), unique()
        storage.raise_epoch(user, 8, keep_until=NOW + 30 * DAY)
        storage.raise_epoch(user, 9, keep_until=NOW + 60)

        _sweep(storage, now=NOW + 9 * DAY)

        assert 9 == storage.sessions(user)[1]

    def test_sweep_keeps_what_was_charged(self) -> None:
        """
        A throttle that denies goes on to deny.
        """
        storage, key = self.make(), unique()
        storage.hit(key, [Limit(5, 30 * DAY)], now=MICROS, cost=5)

        _sweep(storage)

        assert not storage.hit(key, [Limit(5, 30 * DAY)], now=MICROS).ok

    def test_sweep_keeps_accounts_and_events(self) -> None:
        """
        However old: they are only ever erased.
        """
        storage, user = self.make(), unique()
        happened = event(user, at=1)
        storage.save(account(user, epoch=1), expected=0)
        storage.record_event(happened)

        _sweep(storage)

        assert account(user, epoch=1) == storage.load(user)
        assert [happened] == list(storage.events(user))


def _sweep(storage: Storage, *, now: int = NOW) -> None:
    """
    Sweep until nothing is left to sweep: a storage may be shared, and each call has its limit.
    """
    for _ in range(1000):
        if storage.sweep(now=now) == 0:
            return

    raise AssertionError("A sweep finds something without end.")
