"""
What the storages that come along promise beyond the contract.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onetsec.ports import Storage
from onetsec.records import Limit
from onetsec.storage import open_storage
from onetsec.testing.contracts import account, event, session

DAY = 86_400
NOW = 1_800_000_000


@pytest.fixture(params=["memory:", "sqlite:///{folder}/onetsec.db"], ids=["memory", "sqlite"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Storage]:
    made = open_storage(request.param.format(folder=tmp_path))
    yield made
    made.close()


def test_ids_may_hold_zero_bytes(storage: Storage) -> None:
    """
    Text does not end at a zero byte.
    """
    users = ["ada", "ada\0", "ada\0a", "ada\0b", "\0ada"]
    for epoch, user in enumerate(users):
        storage.save(account(user, epoch=epoch), expected=0)
        storage.put_session(session(user, id="s\0"), expected=0)
        storage.record_event(event(user, id="e\0"))

    assert [0, 1, 2, 3, 4] == [getattr(storage.load(user), "epoch", None) for user in users]
    assert [["s\0"]] * 5 == [[one.id for one in storage.sessions(user)[0]] for user in users]
    assert [["e\0"]] * 5 == [[one.id for one in storage.events(user)] for user in users]


def test_minimum_epoch_is_forgotten_after_its_time(storage: Storage) -> None:
    """
    A sweep takes it from the second that was asked for, and none before.
    """
    storage.raise_epoch("ada", 9, keep_until=NOW)

    assert (0, 9) == (storage.sweep(now=NOW - 1), storage.sessions("ada")[1])
    assert (1, 0) == (storage.sweep(now=NOW), storage.sessions("ada")[1])


def test_sweep_takes_idle_throttle_keys(storage: Storage) -> None:
    """
    A key whose buckets are all full again is one row less, a day later at the latest.
    """
    limits = (Limit(5, 300), Limit(20, 2 * DAY))
    storage.hit("key", limits, now=NOW * 1_000_000, cost=5)  # half a day until the slower is full

    assert 0 == storage.sweep(now=NOW + DAY // 2 - 1)
    assert 1 == storage.sweep(now=NOW + 2 * DAY)


def test_sweep_counts_what_it_took(storage: Storage) -> None:
    """
    Of sessions, minimum epochs and throttle keys together.
    """
    storage.put_session(session("ada", expires_at=NOW), expected=0)
    storage.raise_epoch("ada", 9, keep_until=NOW)
    storage.hit("key", [Limit(5, 300)], now=NOW * 1_000_000)

    assert 3 == storage.sweep(now=NOW + 9 * DAY)
    assert 0 == storage.sweep(now=NOW + 9 * DAY)


def test_sweep_has_a_limit(storage: Storage) -> None:
    """
    It takes at most so many rows of a kind at once: nobody waits for long.
    """
    for number in range(5):
        storage.put_session(session("ada", expires_at=NOW), expected=0)
        storage.raise_epoch(f"user {number}", 9, keep_until=NOW)
        storage.hit(f"key {number}", [Limit(5, 300)], now=NOW * 1_000_000)
    left = [len(storage.sessions("ada")[0])]
    taken = []

    for _ in range(3):
        taken.append(storage.sweep(now=NOW + 9 * DAY, limit=2))
        left.append(len(storage.sessions("ada")[0]))

    assert ([5, 3, 1, 0], [6, 6, 3]) == (left, taken)


def test_throttle_needs_a_limit(storage: Storage) -> None:
    """
    A hit under no limit is a mistake of a programmer.
    """
    with pytest.raises(ValueError, match="empty"):
        storage.hit("key", [], now=NOW * 1_000_000)


def test_closed_storage_opens_again(storage: Storage) -> None:
    """
    Closing ends connections, not the storage; and it may be done twice.
    """
    storage.save(account("ada"), expected=0)
    storage.close()
    storage.close()

    assert account("ada") == storage.load("ada")
