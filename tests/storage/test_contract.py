"""
The contract, over every storage there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onetsec._lifting import Threads, threaded
from onetsec.ports import Storage
from onetsec.storage.memory import MemoryStorage
from onetsec.storage.sqlite import SQLiteStorage
from onetsec.testing import BlockingStorage, LoopThread
from onetsec.testing.broken import failures
from onetsec.testing.contracts import (
    AccountsContract,
    ActivityContract,
    OutageContract,
    SessionsContract,
    StorageContract,
    ThrottleContract,
    UpkeepContract,
)

GROUPS = (AccountsContract, SessionsContract, ThrottleContract, ActivityContract, UpkeepContract)


class TestMemory(StorageContract):
    """
    Dictionaries keep every rule.
    """

    def make(self) -> Storage:
        return MemoryStorage()


class TestSQLite(StorageContract):
    """
    One file keeps every rule.
    """

    @pytest.fixture(autouse=True)
    def opened(self, tmp_path: Path) -> Iterator[None]:
        self.storage = SQLiteStorage(tmp_path / "onetsec.db")
        yield
        self.storage.close()

    def make(self) -> Storage:
        return self.storage


class TestAsynchronous(StorageContract):
    """
    A storage with `async def` keeps every rule, in one event loop that many threads ask.
    """

    @pytest.fixture(autouse=True)
    def opened(self) -> Iterator[None]:
        threads = Threads(4, name="storage")
        with LoopThread() as loop:
            self.storage = BlockingStorage(threaded(MemoryStorage(), threads=threads), loop)
            yield
            self.storage.close()
        threads.close()

    def make(self) -> Storage:
        return self.storage


class TestMissingFolder(OutageContract):
    """
    A file that can not be made is an outage.
    """

    @pytest.fixture(autouse=True)
    def named(self, tmp_path: Path) -> None:
        self.storage = SQLiteStorage(tmp_path / "missing" / "onetsec.db")

    def make(self) -> Storage:
        return self.storage


class TestDamagedFile(OutageContract):
    """
    A file that is no database is an outage, not an empty database.
    """

    @pytest.fixture(autouse=True)
    def damaged(self, tmp_path: Path) -> None:
        path = tmp_path / "onetsec.db"
        path.write_bytes(b"not a database " * 100)
        self.storage = SQLiteStorage(path)

    def make(self) -> Storage:
        return self.storage


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


class TestOneGroup(AccountsContract):
    """
    A group has a contract of its own: an engine of accounts needs no sessions.
    """

    def make(self) -> OnlyAccounts:
        return OnlyAccounts()


def test_whole_contract_is_made_of_its_groups() -> None:
    """
    No group hides a test of another one, and none is left out.
    """
    names = [
        name
        for group in GROUPS
        for part in group.__mro__
        for name in vars(part)
        if name.startswith("test_")
    ]

    assert sorted(names) == sorted(name for name in dir(StorageContract) if name[:5] == "test_")


def test_failures_are_named() -> None:
    """
    Without pytest, the tests that fail are told by name; others are not.
    """

    class Forgetful(OnlyAccounts):
        def __init__(self) -> None:
            super().__init__()
            self.save = lambda record, *, expected: True

    class Proof(AccountsContract):
        threads = 2

        def make(self) -> Forgetful:
            return Forgetful()

    failed = failures(Proof())

    assert "test_account_comes_back_as_it_was" in failed
    assert "test_account_is_unknown_at_first" not in failed
