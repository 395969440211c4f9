"""
One address names a storage.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from onetsec import ConfigurationError
from onetsec.storage import is_asynchronous, open_async_storage, open_storage
from onetsec.storage.memory import MemoryStorage
from onetsec.storage.psycopg import AsyncPsycopgStorage, PsycopgStorage
from onetsec.storage.sqlalchemy import SqlAlchemyStorage
from onetsec.storage.sqlite import SQLiteStorage
from onetsec.testing.contracts import account


@pytest.mark.parametrize("url", ["memory:", "memory://"])
def test_memory(url: str) -> None:
    """
    The memory of this process.
    """
    assert isinstance(open_storage(url), MemoryStorage)


def test_absolute_path(tmp_path: Path) -> None:
    """
    Four slashes begin an absolute path, which is taken as it stands.
    """
    storage = open_storage(f"sqlite:///{tmp_path}/one %20 file.db")
    storage.load("ada")
    storage.close()

    assert ["one %20 file.db"] == os.listdir(tmp_path)


def test_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Three slashes begin a path in the folder of that moment, wherever the process goes later.
    """
    (tmp_path / "first").mkdir()
    monkeypatch.chdir(tmp_path / "first")
    storage = open_storage("sqlite:///onetsec.db")
    monkeypatch.chdir(tmp_path)
    storage.load("ada")
    storage.close()

    assert ["onetsec.db"] == os.listdir(tmp_path / "first")


@pytest.mark.parametrize(
    "url",
    [
        "mariadb+pymysql://ada@localhost/shop",
        "mysql+pymysql://ada@localhost/shop",
        "postgresql+psycopg://ada@localhost/shop",
        "sqlite+pysqlite:///shop.db",
    ],
)
def test_driver_is_one_of_sqlalchemy(url: str) -> None:
    """
    A scheme with a driver is SQLAlchemy's, and nothing is connected yet.
    """
    storage = open_storage(url)
    storage.close()

    assert isinstance(storage, SqlAlchemyStorage)


def test_driver_needs_sqlalchemy(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Without the package, the refusal says what to install.
    """
    for name in [name for name in sys.modules if name.startswith("onetsec.storage.sqlalchemy")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)

    with pytest.raises(ConfigurationError, match=r"pip install 'onetsec\[sqlalchemy\]'"):
        open_storage("postgresql+psycopg://ada@localhost/shop")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "onetsec.db",
        "memory",
        "memory:name",
        "sqlite:",
        "sqlite://",
        "sqlite:///",
        "sqlite:onetsec.db",
        "sqlite://onetsec.db",
        "sqlite:///onetsec.db?mode=ro",
        "mongodb://localhost/onetsec",
    ],
)
def test_address_of_nothing(url: str) -> None:
    """
    What names no storage is refused with the forms that do.
    """
    with pytest.raises(ConfigurationError, match=r"^storage: .*'sqlite:///folder/onetsec\.db'"):
        open_storage(url)


def test_password_of_an_address_is_not_repeated() -> None:
    """
    The refusal may be logged.
    """
    with pytest.raises(ConfigurationError) as refused:
        open_storage("mongodb://ada:secret@localhost/onetsec")

    assert "'mongodb'" in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql(scheme: str) -> None:
    """
    A server that need not be there yet, for both kinds of hosts.
    """
    url = f"{scheme}://ada:secret@localhost/onetsec"

    assert isinstance(open_storage(url), PsycopgStorage)
    assert isinstance(open_async_storage(url), AsyncPsycopgStorage)
    assert is_asynchronous(url)


def test_password_of_an_unreadable_address_is_not_repeated() -> None:
    """
    Nor is the driver's own message, which has it.
    """
    with pytest.raises(ConfigurationError) as refused:
        open_storage("postgresql://ada:secret@[::1/onetsec")

    assert "secret" not in str(refused.value)
    assert refused.value.__cause__ is None


@pytest.mark.parametrize("url", ["memory:", "sqlite:///onetsec.db"])
def test_files_and_memory_are_not_asynchronous(url: str) -> None:
    """
    They are carried by threads, and the refusal says how.
    """
    assert not is_asynchronous(url)
    with pytest.raises(ConfigurationError, match=r"threaded\(open_storage\(url\)\)"):
        open_async_storage(url)


def test_asynchronous_address_of_nothing() -> None:
    """
    What names no storage names no asynchronous one.
    """
    with pytest.raises(ConfigurationError, match="'mongodb' is no scheme"):
        open_async_storage("mongodb://localhost/onetsec")


def test_missing_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The refusal says what to install.
    """
    for name in [*sys.modules]:
        if name.startswith(("onetsec.storage.psycopg", "psycopg_pool")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg_pool", None)

    with pytest.raises(ConfigurationError, match=r"pip install 'onetsec\[psycopg\]'"):
        open_storage("postgresql://localhost/onetsec")


@pytest.mark.parametrize("path", ["", ":memory:"])
def test_path_of_no_file(path: str) -> None:
    """
    Two connections to SQLite's own memory would be two storages.
    """
    with pytest.raises(ConfigurationError, match="'memory:'"):
        SQLiteStorage(path)


def test_nothing_is_opened_before_it_is_used(tmp_path: Path) -> None:
    """
    Neither file nor connection; the first use opens both.
    """
    storage = open_storage(f"sqlite:///{tmp_path}/onetsec.db")
    before = os.listdir(tmp_path)
    storage.save(account("ada"), expected=0)
    after = os.listdir(tmp_path)
    storage.close()

    assert ([], True) == (before, "onetsec.db" in after)
