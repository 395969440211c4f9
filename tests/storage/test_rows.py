"""
Storages over four primitives, and storages of several engines, keep the contract.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pytest

from onetsec._lifting import lifted
from onetsec.errors import Unavailable
from onetsec.ports import Storage
from onetsec.records import Limit
from onetsec.storage.combined import AsyncCombined, Combined
from onetsec.storage.memory import MemoryStorage
from onetsec.storage.rows import AsyncRowStorage, Row, RowStorage
from onetsec.storage.sqlite import SQLiteStorage
from onetsec.testing import BlockingStorage, LoopThread
from onetsec.testing.contracts import (
    AccountsContract,
    OutageContract,
    StorageContract,
    account,
    event,
    session,
)

from .tables import Table

EXAMPLE = Path(__file__).parents[2] / "examples" / "your_own_storage.py"


class TestRows(StorageContract):
    """
    Four primitives are enough for every rule.
    """

    def make(self) -> Storage:
        table = Table()
        return RowStorage(table, sweep=table.sweep)


class TestAsyncRows(StorageContract):
    """
    And so are four that are awaited.
    """

    @pytest.fixture(autouse=True)
    def opened(self) -> Iterator[None]:
        table = Table()
        waited = Waited(table)
        with LoopThread() as loop:
            self.storage = BlockingStorage(AsyncRowStorage(waited, sweep=waited.sweep), loop)
            yield
            self.storage.close()

    def make(self) -> Storage:
        return self.storage


class Waited:
    """
    The primitives of a table, with ``async def``.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self.closed = False

    async def get(self, partition: str, keys: Sequence[str]) -> Sequence[Row | None]:
        return self._table.get(partition, keys)

    async def query(
        self, partition: str, prefix: str, *, before: str | None = None, limit: int | None = None
    ) -> Sequence[tuple[str, Row]]:
        return self._table.query(partition, prefix, before=before, limit=limit)

    async def put(
        self, partition: str, key: str, row: Row, *, expected: int, expires_at: int
    ) -> bool:
        return self._table.put(partition, key, row, expected=expected, expires_at=expires_at)

    async def delete(self, partition: str, keys: Collection[str]) -> int:
        return self._table.delete(partition, keys)

    async def sweep(self, *, now: int, limit: int) -> int:
        return self._table.sweep(now=now, limit=limit)

    async def close(self) -> None:
        self.closed = True


class TestCombined(StorageContract):
    """
    Groups in three engines keep every rule, also those that look at all groups.
    """

    @pytest.fixture(autouse=True)
    def opened(self, tmp_path: Path) -> Iterator[None]:
        table = Table()
        self.storage = Combined(
            accounts=SQLiteStorage(tmp_path / "onetsec.db"),
            sessions=MemoryStorage(),
            throttle=RowStorage(table, sweep=table.sweep),
        )
        yield
        self.storage.close()

    def make(self) -> Storage:
        return self.storage


class TestAsyncCombined(StorageContract):
    """
    So do three that are awaited.
    """

    @pytest.fixture(autouse=True)
    def opened(self) -> Iterator[None]:
        parts = [lifted(MemoryStorage()) for _ in range(4)]
        combined = AsyncCombined(
            accounts=parts[0], sessions=parts[1], throttle=parts[2], activity=parts[3]
        )
        with LoopThread() as loop:
            self.storage = BlockingStorage(combined, loop)
            yield
            self.storage.close()

    def make(self) -> Storage:
        return self.storage


class TestDeadTable(OutageContract):
    """
    An engine that is down is an outage, whatever is asked of it.
    """

    def make(self) -> Storage:
        table = Table(is_down=True)
        return RowStorage(table, sweep=table.sweep)


class TestEngineOfOneGroup(AccountsContract):
    """
    An engine that keeps accounts only can be one of several.
    """

    def make(self) -> Storage:
        return Combined(
            accounts=OnlyAccounts(),
            sessions=MemoryStorage(),
            throttle=MemoryStorage(),
            activity=MemoryStorage(),
        )


class OnlyAccounts:
    """
    An engine that keeps one group, and nothing else.
    """

    def __init__(self) -> None:
        storage = MemoryStorage()
        self.load = storage.load
        self.save = storage.save
        self.erase = storage.erase
        self.waiting = storage.waiting


def test_combined_erases_everywhere() -> None:
    """
    What happened to an account goes with it, wherever it is kept.
    """
    accounts, sessions, activity = MemoryStorage(), MemoryStorage(), MemoryStorage()
    combined = Combined(
        accounts=accounts, sessions=sessions, throttle=MemoryStorage(), activity=activity
    )
    combined.save(account("ada"), expected=0)
    combined.put_session(session("ada"), expected=0)
    combined.record_event(event("ada"))
    assert None is not accounts.load("ada")
    assert 1 == len(sessions.sessions("ada")[0])
    assert 1 == len(activity.events("ada"))

    combined.erase("ada")

    assert None is accounts.load("ada")
    assert [] == [*sessions.sessions("ada")[0], *activity.events("ada")]


def test_rows_are_closed() -> None:
    """
    What the engine holds is given back; an engine that holds nothing needs no close.
    """
    closed: list[bool] = []
    RowStorage(Table(), close=lambda: closed.append(True)).close()
    RowStorage(Table()).close()

    assert [True] == closed


def test_engine_deletes_by_itself() -> None:
    """
    Where the engine knows when a row is over, a sweep has nothing to do.
    """
    assert 0 == RowStorage(Table()).sweep(now=2_000_000_000)


def test_rows_say_when_they_are_over() -> None:
    """
    Sessions, minimum epochs and throttle keys end; accounts and events never do.
    """
    table = Table()
    storage = RowStorage(table)
    storage.save(account("ada"), expected=0)
    storage.record_event(event("ada"))
    storage.put_session(session("ada", id="0a1b2c3d4e5f", expires_at=900), expected=0)
    storage.raise_epoch("ada", 3, keep_until=800)
    storage.hit("key", [Limit(5, 300)], now=1_000_000)

    assert {"account": 0, "event": 0, "session": 900, "epoch": 800, "throttle": 62} == {
        key.partition(":")[0]: expires_at for (_, key), expires_at in table.ends.items()
    }


@pytest.mark.parametrize(
    "step",
    [
        lambda storage: storage.raise_epoch("ada", 1, keep_until=1),
        lambda storage: storage.hit("key", [Limit(1, 1)], now=1),
    ],
    ids=["epoch", "throttle"],
)
def test_a_row_that_nobody_wins(step: object) -> None:
    """
    If somebody else is always faster, nothing is claimed: it is an outage.
    """
    storage = RowStorage(Table(is_contended=True))

    with pytest.raises(Unavailable, match="too many at once"):
        step(storage)  # type: ignore[operator]  # one of the two above


def test_example_is_short_and_proven() -> None:
    """
    The example of the documents has fewer than 80 lines, and passes the contract by itself.
    """
    assert len(EXAMPLE.read_text().splitlines()) < 80

    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(EXAMPLE)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 == ran.returncode, ran.stdout
    assert " passed" in ran.stdout
    assert "skipped" not in ran.stdout


@pytest.mark.parametrize("kept", [1, 100])
def test_many_events_are_dropped(kept: int) -> None:
    """
    A hundred at a time, until none is left.
    """
    storage = RowStorage(Table())
    for number in range(200 + kept):
        storage.record_event(event("ada", id=f"{number:03}"))
    storage.drop_events("ada", before="200")

    assert kept == len(storage.events("ada", limit=300))
