"""
SQLite: counters under attack.
"""

from __future__ import annotations

import pytest

from onetsec import Unavailable
from onetsec.records import Limit
from onetsec.storage.sqlite import SQLiteStorage

from .statements import Statements, before, verbs

NOW = 1_800_000_000
MICROS = NOW * 1_000_000
LIMITS = (Limit(5, 300), Limit(20, 86_400))


def test_denied_hit_writes_nothing(statements: Statements, storage: SQLiteStorage) -> None:
    """
    Nor does a look: under attack nobody waits for the write lock. A hit that passes writes.
    """
    storage.hit("key", LIMITS, now=MICROS, cost=4)
    statements.clear()

    storage.hit("key", LIMITS, now=MICROS)
    assert ["SELECT", "INSERT"] == verbs(statements)

    storage.hit("key", LIMITS, now=MICROS)
    storage.hit("key", LIMITS, now=MICROS, cost=0)
    storage.hit("unknown", LIMITS, now=MICROS, cost=0)
    storage.hit("unknown", LIMITS, now=MICROS, cost=6)
    assert ["SELECT"] * 4 == verbs(statements)


def test_denied_hit_repairs(statements: Statements, storage: SQLiteStorage) -> None:
    """
    What a fast clock left is written once more, once.
    """
    storage.hit("key", LIMITS, now=MICROS + 86_400_000_000, cost=5)
    statements.clear()

    assert not storage.hit("key", LIMITS, now=MICROS).ok
    assert not storage.hit("key", LIMITS, now=MICROS).ok

    assert ["SELECT", "INSERT", "SELECT"] == verbs(statements)


def test_hit_that_lost_is_decided_again(
    statements: Statements, storage: SQLiteStorage, rival: SQLiteStorage
) -> None:
    """
    Somebody else took the last units between the look and the write.
    """
    storage.hit("key", LIMITS, now=MICROS)
    before(statements, "INSERT", lambda: rival.hit("key", LIMITS, now=MICROS, cost=4))

    assert not storage.hit("key", LIMITS, now=MICROS).ok


def test_first_hit_that_lost_is_decided_again(
    statements: Statements, storage: SQLiteStorage, rival: SQLiteStorage
) -> None:
    """
    Somebody else made the key between the look and the write.
    """
    before(statements, "INSERT", lambda: rival.hit("key", LIMITS, now=MICROS, cost=5))

    assert not storage.hit("key", LIMITS, now=MICROS).ok


def test_hit_gives_up(statements: Statements, storage: SQLiteStorage, rival: SQLiteStorage) -> None:
    """
    If somebody else is faster each time, the answer is not known.
    """
    limits = [Limit(10**6, 300)]
    before(statements, "INSERT", lambda: rival.hit("key", limits, now=MICROS))

    with pytest.raises(Unavailable, match="throttle key"):
        storage.hit("key", limits, now=MICROS)
