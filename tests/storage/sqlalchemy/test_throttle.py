"""
Counters under attack: who is faster between the look and the write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from secrets import token_hex
from threading import local
from typing import Any

import pytest
from sqlalchemy import event as events

from onetsec import Unavailable
from onetsec.records import Limit
from onetsec.storage.sqlalchemy import SqlAlchemyStorage

from .databases import Database

MICROS = 1_800_000_000 * 1_000_000
LIMITS = (Limit(5, 300), Limit(20, 86_400))


@pytest.fixture
def rival(database: Database) -> Iterator[SqlAlchemyStorage]:
    """
    The storage of another worker.
    """
    made = SqlAlchemyStorage(database.blocking)
    yield made
    made.close()


@pytest.fixture
def hooks() -> list[Callable[[], object]]:
    """
    What comes before each write.
    """
    return []


@pytest.fixture
def storage(database: Database, hooks: list[Callable[[], object]]) -> Iterator[SqlAlchemyStorage]:
    """
    A storage whose writes are announced.
    """
    engine, within = database.engine(), local()

    @events.listens_for(engine, "before_cursor_execute")
    def listen(
        connection: Any, cursor: Any, statement: str, values: Any, context: Any, many: Any
    ) -> None:
        if statement.startswith("SELECT") or getattr(within, "hook", False):
            return
        within.hook = True
        for hook in hooks:
            hook()
        within.hook = False

    yield SqlAlchemyStorage(engine)
    engine.dispose()


def test_hit_that_lost_is_decided_again(
    storage: SqlAlchemyStorage, rival: SqlAlchemyStorage, hooks: list[Callable[[], object]]
) -> None:
    """
    Somebody else took the last units between the look and the write.
    """
    key = token_hex(8)
    storage.hit(key, LIMITS, now=MICROS)
    hooks.append(lambda: rival.hit(key, LIMITS, now=MICROS, cost=4))

    assert not storage.hit(key, LIMITS, now=MICROS).ok


def test_first_hit_that_lost_is_decided_again(
    storage: SqlAlchemyStorage, rival: SqlAlchemyStorage, hooks: list[Callable[[], object]]
) -> None:
    """
    Somebody else made the key between the look and the write.
    """
    key = token_hex(8)
    hooks.append(lambda: rival.hit(key, LIMITS, now=MICROS, cost=5))

    assert not storage.hit(key, LIMITS, now=MICROS).ok


def test_hit_gives_up(
    storage: SqlAlchemyStorage, rival: SqlAlchemyStorage, hooks: list[Callable[[], object]]
) -> None:
    """
    If somebody else is faster each time, the answer is not known.
    """
    key, limits = token_hex(8), [Limit(10**6, 300)]
    hooks.append(lambda: rival.hit(key, limits, now=MICROS))

    with pytest.raises(Unavailable, match="throttle key"):
        storage.hit(key, limits, now=MICROS)
