"""
What an engine is told that is not set up to keep accounts.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, event

from onetsec.cli import main
from onetsec.storage import _advice, open_async_storage, open_storage
from onetsec.storage.sqlalchemy import SqlAlchemyStorage
from onetsec.testing import LoopThread

from ...engines.mariadb import MariaDB
from ...engines.postgresql import PostgreSQL
from .places import Place

SAFE_POSTGRESQL = {
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "replica": "off",
}
SAFE_MARIADB = {
    "innodb_flush_log_at_trx_commit": "1",
    "log_bin": "1",
    "sync_binlog": "1",
    "replica": "off",
}
MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
files:/home /srv nfs4 rw 0 0
/dev/sdb1 /srv/my\\040shop xfs rw 0 0
"""


def advised(url: str) -> set[str]:
    """
    Which settings the storage at *url* would have another way.
    """
    storage: Any = open_storage(url)
    found = {one.setting for one in storage.advice()}
    storage.close()
    return found


@pytest.mark.parametrize("engine", ["psycopg", "sqlalchemy-postgresql"])
def test_postgresql_is_looked_at(engine: str, place_of: Callable[[str], Place]) -> None:
    """
    The server of the tests is fast, and keeps nothing.
    """
    assert {"fsync", "full_page_writes"} == advised(place_of(engine).url)


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg", "postgresql+asyncpg"])
def test_awaited_storage_looks_too(scheme: str, place_of: Callable[[str], Place]) -> None:
    """
    With the same words.
    """
    url = place_of("psycopg").url.replace("postgresql:", f"{scheme}:")
    with LoopThread() as loop:
        storage: Any = open_async_storage(url)
        found = {one.setting for one in loop.run(storage.advice())}
        loop.run(storage.close())

    assert {"fsync", "full_page_writes"} == found


@pytest.mark.parametrize("engine", ["psycopg", "sqlalchemy-postgresql"])
def test_database_that_does_not_wait_for_the_disk_is_told(
    engine: str, postgresql_server: PostgreSQL
) -> None:
    """
    Be it set for one database only.
    """
    name = postgresql_server.database(synchronous_commit="off")
    url = postgresql_server.url_of(name)
    if engine != "psycopg":
        url = url.replace("postgresql:", "postgresql+psycopg:")

    assert "synchronous_commit" in advised(url)


def test_mariadb_that_does_not_wait_for_the_disk_is_told(mariadb_server: MariaDB) -> None:
    """
    One that waits is told nothing of it.
    """
    url = mariadb_server.url_of(mariadb_server.database())
    setting = "innodb_flush_log_at_trx_commit"
    ((before,),) = mariadb_server.run(f"SELECT @@{setting}")
    found = []
    for value in (1, 2):
        mariadb_server.run(f"SET GLOBAL {setting} = {value}")
        found.append(setting in advised(url))
    mariadb_server.run(f"SET GLOBAL {setting} = {before}")

    assert [False, True] == found


def test_mariadb_whose_ids_fold_is_told(mariadb_server: MariaDB) -> None:
    """
    A table of the host's own making, whose ids compare as people do.
    """
    name = mariadb_server.database()
    url = mariadb_server.url_of(name)
    main(["storage", "upgrade", url])
    before = {one for one in advised(url) if "." in one}
    mariadb_server.run("ALTER TABLE onetsec_account MODIFY user_id varchar(128)", database=name)

    after = {one for one in advised(url) if "." in one}

    assert (set(), {"onetsec_account.user_id"}) == (before, after)


@pytest.mark.parametrize("engine", ["sqlite", "sqlalchemy-sqlite"])
def test_file_of_ours_is_as_it_should_be(engine: str, place_of: Callable[[str], Place]) -> None:
    """
    It is made so; and one that is not there is not made by a look.
    """
    place = place_of(engine)
    before = (advised(place.url), place.content())
    main(["storage", "upgrade", place.url])

    assert (set(), []) == before
    assert set() == advised(place.url)


def test_file_of_a_careless_host_is_told(tmp_path: Path) -> None:
    """
    Its engine has its own settings.
    """
    engine = create_engine(f"sqlite+pysqlite:///{tmp_path}/shop.db")

    @event.listens_for(engine, "connect")
    def connect(connection: Any, record: Any) -> None:
        connection.execute("PRAGMA synchronous = OFF")

    storage = SqlAlchemyStorage(engine)
    storage.upgrade()
    found = {one.setting for one in storage.advice()}
    engine.dispose()

    assert {"journal_mode", "synchronous"} == found


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes", "synchronous_commit", "replica"])
def test_each_setting_of_postgresql_is_judged(setting: str) -> None:
    """
    One that is wrong is told alone.
    """
    wrong = SAFE_POSTGRESQL | {setting: "on" if setting == "replica" else "off"}

    assert [setting] == [one.setting for one in _advice.postgresql("here", wrong)]


@pytest.mark.parametrize(
    ("setting", "found"),
    [("innodb_flush_log_at_trx_commit", "2"), ("sync_binlog", "0"), ("replica", "on")],
)
def test_each_setting_of_mariadb_is_judged(setting: str, found: str) -> None:
    """
    One that is wrong is told alone.
    """
    wrong = SAFE_MARIADB | {setting: found}

    assert [setting] == [one.setting for one in _advice.mariadb("here", wrong)]


def test_safe_servers_are_told_nothing() -> None:
    """
    The negative control; a binary log that is not written needs no rhythm.
    """
    unlogged = SAFE_MARIADB | {"log_bin": "0", "sync_binlog": "0"}
    found = (
        *_advice.postgresql("here", SAFE_POSTGRESQL),
        *_advice.mariadb("here", SAFE_MARIADB),
        *_advice.mariadb("here", unlogged),
        *_advice.sqlite("here", journal="wal", synchronous=2),
        *_advice.file_system("here", "ext4"),
    )

    assert () == found


@pytest.mark.parametrize(
    ("theirs", "found"), [(102.0, []), (98.0, []), (103, ["+3 seconds"]), (97, ["-3 seconds"])]
)
def test_clock_is_compared(theirs: float, found: list[str]) -> None:
    """
    Two seconds are nothing; more is told.
    """
    assert found == [one.found for one in _advice.clock("here", theirs=theirs, ours=100.0)]


@pytest.mark.parametrize("engine", ["psycopg", "sqlalchemy-postgresql", "sqlalchemy-mariadb"])
def test_clock_of_a_server_is_asked(
    engine: str, place_of: Callable[[str], Place], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Here it is ours that is wrong.
    """
    url, now = place_of(engine).url, time.time
    before = advised(url)
    monkeypatch.setattr(time, "time", lambda: now() - 60)

    assert {"clock"} == advised(url) - before


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/shop.db", "ext4"),
        ("/srv/shop.db", "nfs4"),
        ("/srv/my shop/shop.db", "xfs"),
        ("/srvice/shop.db", "ext4"),
    ],
)
def test_disk_is_the_nearest_one(path: str, kind: str) -> None:
    """
    A folder may be another file system than the one that it lies in.
    """
    assert kind == _advice.mounted(path, MOUNTS)


def test_disk_of_a_network_is_told() -> None:
    """
    SQLite's locks do not hold there.
    """
    assert ["nfs4"] == [one.found for one in _advice.file_system("/srv/shop.db", "nfs4")]


@pytest.mark.parametrize(("more", "status"), [([], 0), (["--strict"], 1)], ids=["lax", "strict"])
def test_advice_fails_only_if_asked_to(
    more: list[str],
    status: int,
    place_of: Callable[[str], Place],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """
    It is printed before the tests in any case.
    """
    assert status == main(["storage", "check", *more, place_of("psycopg").url])
    assert capsys.readouterr().out.startswith("Advice: postgresql://127.0.0.1:")
