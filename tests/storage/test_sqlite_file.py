"""
SQLite: how the file comes to be, and which files are refused.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from onetsec import ConfigurationError, Unavailable
from onetsec.storage.sqlite import SQLiteStorage
from onetsec.testing import together
from onetsec.testing.contracts import account


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onetsec.db"


@pytest.fixture
def storage(path: Path) -> Iterator[SQLiteStorage]:
    made = SQLiteStorage(path, patience=0.02)
    yield made
    made.close()


def modes(folder: Path) -> dict[str, str]:
    """
    Name all files in *folder*, with their mode.
    """
    return {path.name: f"{path.stat().st_mode & 0o777:o}" for path in folder.iterdir()}


def test_file_is_its_owners(path: Path, storage: SQLiteStorage) -> None:
    """
    Nobody else may read it, nor its two companions.
    """
    storage.save(account("ada"), expected=0)

    assert {"onetsec.db": "600", "onetsec.db-wal": "600", "onetsec.db-shm": "600"} == modes(
        path.parent
    )


def test_file_keeps_its_mode(path: Path, storage: SQLiteStorage) -> None:
    """
    An operator who made the file for a group knows why.
    """
    path.touch()
    path.chmod(0o660)
    storage.save(account("ada"), expected=0)

    assert {"onetsec.db": "660", "onetsec.db-wal": "660", "onetsec.db-shm": "660"} == modes(
        path.parent
    )


def test_file_behind_a_link_is_its_owners(path: Path, storage: SQLiteStorage) -> None:
    """
    Also where the path leads to a file that is not there yet.
    """
    path.symlink_to("real.db")
    storage.save(account("ada"), expected=0)
    storage.close()

    assert "600" == modes(path.parent)["real.db"]


def test_file_system_without_links(
    path: Path, storage: SQLiteStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    SQLite makes the file where there are no hard links, and nothing else is left.
    """

    def refuse(*_: object) -> None:
        raise PermissionError("no hard links here")

    monkeypatch.setattr(os, "link", refuse)

    assert storage.save(account("ada"), expected=0)
    assert {"onetsec.db", "onetsec.db-wal", "onetsec.db-shm"} == set(modes(path.parent))


def test_many_may_be_first(tmp_path: Path) -> None:
    """
    A new file is made once, however many find that it is not there.
    """
    for round_ in range(10):
        storages = [SQLiteStorage(tmp_path / f"{round_}.db") for _ in range(16)]

        won = together([partial(one.save, account("ada"), expected=0) for one in storages])

        for one in storages:
            one.close()
        assert 1 == sum(won)

    assert {f"{round_}.db" for round_ in range(10)} == set(modes(tmp_path))


def test_writers_do_not_stop_readers(path: Path, storage: SQLiteStorage) -> None:
    """
    The file is in WAL mode from its first day.
    """
    storage.load("ada")
    connection = sqlite3.connect(path)
    mode = connection.execute("PRAGMA journal_mode").fetchone()
    connection.close()

    assert ("wal",) == mode


def test_file_that_never_becomes_free(path: Path, storage: SQLiteStorage) -> None:
    """
    Who is first waits for the patience, no longer.
    """
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")

    with pytest.raises(Unavailable, match="locked"):
        storage.load("ada")

    writer.close()
    assert storage.load("ada") is None


@pytest.mark.parametrize("wrong", ["missing/onetsec.db", "."])
def test_path_that_can_not_be_opened(wrong: str, tmp_path: Path) -> None:
    """
    The message names the path, and says what has to be there.
    """
    storage = SQLiteStorage(tmp_path / wrong)

    with pytest.raises(Unavailable) as refused:
        storage.load("ada")

    message = str(refused.value)
    assert message.startswith(f"storage: {os.path.abspath(tmp_path / wrong)} can not be opened (")
    assert message.endswith(
        "It has to be a file, in a folder that is there, and this process has to be allowed to"
        " write to both."
    )


def test_newer_schema_is_refused(path: Path, storage: SQLiteStorage) -> None:
    """
    By a message that says what to do; the file is left alone.
    """
    storage.save(account("ada"), expected=0)
    storage.close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()

    with pytest.raises(ConfigurationError, match=r"has schema 99, .* knows 1\. Upgrade onetsec\."):
        storage.load("ada")
    assert before == path.read_bytes()

    connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert account("ada") == storage.load("ada")


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE theirs (id INTEGER)",
        "PRAGMA user_version = 1",
        "PRAGMA application_id = 1",
        "PRAGMA user_version = 99; CREATE TABLE theirs (id INTEGER)",
    ],
)
def test_file_of_another_application_is_refused(
    script: str, path: Path, storage: SQLiteStorage
) -> None:
    """
    A host whose transaction is open would wait for itself; the file is left alone.
    """
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()
    before = path.read_bytes()

    with pytest.raises(ConfigurationError, match=r"onetsec\.db belongs to another application"):
        storage.load("ada")

    assert (before, {"onetsec.db"}) == (path.read_bytes(), set(modes(path.parent)))


def test_damaged_file_is_unavailable(path: Path, storage: SQLiteStorage) -> None:
    """
    Not an empty account.
    """
    path.write_bytes(b"not a database " * 100)

    with pytest.raises(Unavailable, match=r"onetsec\.db: file is not a database"):
        storage.load("ada")
