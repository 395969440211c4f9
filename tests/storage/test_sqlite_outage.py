"""
SQLite: a disk that is full, a file that is read only, a writer that hangs, a file that is none.
"""

from __future__ import annotations

import os
import pwd
import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from attrs import evolve

from onetsec import Onetsec, Unavailable
from onetsec.flows.sign_in import SignInOutcome
from onetsec.records import Limit
from onetsec.storage.sqlite import SQLiteStorage
from onetsec.testing.contracts import OutageContract, account, event, session

from ..conftest import HERE, PASSWORD
from ..engines.processes import own_folder, plain_user

PATIENCE = 0.05
NOW = 1_800_000_000
LIMIT = Limit(5, 300)
FIRST = account("ada", version=1)

Outage = Callable[[Path], AbstractContextManager[None]]

WRITES: dict[str, Callable[[SQLiteStorage], object]] = {
    "save": lambda storage: storage.save(account("ada", version=2), expected=1),
    "erase": lambda storage: storage.erase("ada"),
    "put_session": lambda storage: storage.put_session(session("ada"), expected=0),
    "drop_sessions": lambda storage: storage.drop_sessions("ada"),
    "raise_epoch": lambda storage: storage.raise_epoch("ada", 9, keep_until=NOW),
    "hit": lambda storage: storage.hit("key", [LIMIT], now=NOW * 1_000_000),
    "record_event": lambda storage: storage.record_event(event("ada")),
}


class TestNoFolder(OutageContract):
    """
    A file system that is not there.
    """

    @pytest.fixture(autouse=True)
    def gone(self, tmp_path: Path) -> None:
        self.storage = SQLiteStorage(tmp_path / "not mounted" / "onetsec.db")

    def make(self) -> SQLiteStorage:
        return self.storage


class TestDamaged(OutageContract):
    """
    A file that something else was written over.
    """

    @pytest.fixture(autouse=True)
    def damaged(self, tmp_path: Path) -> None:
        path = tmp_path / "onetsec.db"
        path.write_bytes(b"not a database " * 100)
        self.storage = SQLiteStorage(path)

    def make(self) -> SQLiteStorage:
        return self.storage


@pytest.fixture
def path() -> Iterator[Path]:
    """
    A file of somebody to whom the modes of files mean something: to root they do not.
    """
    user = plain_user()
    with own_folder("sqlite") as folder:
        before = os.geteuid()
        os.seteuid(before if user is None else pwd.getpwnam(user).pw_uid)
        try:
            yield folder / "onetsec.db"
        finally:
            os.seteuid(before)


@pytest.fixture
def storage(path: Path) -> Iterator[SQLiteStorage]:
    """
    A storage with an account, a session and an event in it.
    """
    made = SQLiteStorage(path, patience=PATIENCE)
    made.save(FIRST, expected=0)
    yield made
    made.close()


@contextmanager
def full_disk(path: Path) -> Iterator[None]:
    """
    As by a quota: no file of this process may grow.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def read_only(path: Path) -> Iterator[None]:
    """
    Neither the file nor its folder may be written to.
    """
    file, folder = path.stat().st_mode, path.parent.stat().st_mode
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        yield
    finally:
        path.parent.chmod(folder)
        path.chmod(file)


@contextmanager
def hanging_writer(path: Path) -> Iterator[None]:
    """
    Another process is in the middle of a transaction, and stays there.
    """
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        writer.close()


outages = pytest.mark.parametrize("outage", [full_disk, read_only, hanging_writer])


@outages
@pytest.mark.parametrize("method", WRITES)
def test_write_is_unavailable_in_time(
    storage: SQLiteStorage, path: Path, outage: Outage, method: str
) -> None:
    """
    Whatever it is that can not be written; and soon.
    """
    storage.close()  # a file that is open stays as it was opened
    with outage(path):
        begun = monotonic()
        with pytest.raises(Unavailable, match=r"onetsec\.db"):
            WRITES[method](storage)
        took = monotonic() - begun

    assert took < PATIENCE + 1


@outages
def test_outage_changes_nothing(storage: SQLiteStorage, path: Path, outage: Outage) -> None:
    """
    Of what could not be written nothing is there.
    """
    storage.close()
    with outage(path):
        for write in WRITES.values():
            with pytest.raises(Unavailable):
                write(storage)

    assert FIRST == storage.load("ada")
    assert ([], 0) == (list(storage.sessions("ada")[0]), storage.sessions("ada")[1])
    assert [] == list(storage.events("ada"))


@outages
@pytest.mark.parametrize("method", WRITES)
def test_storage_goes_on_after_an_outage(
    storage: SQLiteStorage, path: Path, outage: Outage, method: str
) -> None:
    """
    The same one, at once.
    """
    storage.close()
    with outage(path), pytest.raises(Unavailable):
        WRITES[method](storage)

    assert WRITES[method](storage) is not False


@outages
def test_outage_is_no_guess(
    storage: SQLiteStorage, path: Path, outage: Outage, build: Callable[..., Onetsec]
) -> None:
    """
    However often somebody tries meanwhile, afterwards the first guess is the first.
    """
    auth = build(storage)
    auth.password.register("bare", PASSWORD)
    storage.close()
    with outage(path):
        for _ in range(20):
            with pytest.raises(Unavailable):
                auth.sign_in.password("bare@example.com", "wrong", client=HERE)

    wrong = [
        auth.sign_in.password("bare@example.com", "wrong", client=HERE).outcome for _ in range(6)
    ]
    expected = [SignInOutcome.WRONG_CREDENTIALS] * 5 + [SignInOutcome.TOO_MANY_ATTEMPTS]
    assert expected == wrong


@pytest.mark.parametrize("outage", [full_disk, hanging_writer])
def test_readers_go_on(storage: SQLiteStorage, path: Path, outage: Outage) -> None:
    """
    Whoever is signed in stays so, also over the only connection, which has just failed to write: on
    a full disk nobody can open another.
    """
    here = session("ada")
    storage.put_session(here, expected=0)
    with outage(path):
        for write in WRITES.values():
            with pytest.raises(Unavailable):
                write(storage)
        found = storage.session("ada", here.id)

    assert (here, 0) == found


def test_file_that_must_not_grow(
    path: Path, storage: SQLiteStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    What needs another page is unavailable, as on a disk without one; what does not goes on.
    """
    connect = sqlite3.connect

    def limited(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **kwargs)
        connection.execute("PRAGMA max_page_count = 1")  # as many as there are
        return connection

    storage.close()
    monkeypatch.setattr(sqlite3, "connect", limited)
    large = evolve(account("ada", version=2), data=b"x" * 60_000)

    with pytest.raises(Unavailable, match="database or disk is full"):
        storage.save(large, expected=1)
    assert FIRST == storage.load("ada")
    assert storage.save(account("ada", version=2), expected=1)
