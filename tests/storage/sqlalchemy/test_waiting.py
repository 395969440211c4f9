"""
What a look for those who wait reads of a table of many who do not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onetsec.storage.psycopg import _statements
from onetsec.storage.sqlalchemy import SqlAlchemyStorage
from onetsec.testing.contracts import account

from .conftest import empty_mariadb, empty_postgresql, prepared
from .databases import Database
from .test_sweep import _NUMBERS, scans

_FILL = (
    "INSERT INTO onetsec_account (user_id, version, epoch, data, waits_since)"
    " SELECT md5(concat('', n)), 1, 1, '', 0 FROM {}"
)
_PSYCOPG = _statements.WAITING.format(s="")
_EMPTY: dict[str, Callable[[Any], Database]] = {
    "mariadb": empty_mariadb,
    "postgresql": empty_postgresql,
}


@pytest.mark.parametrize("kind", _EMPTY)
def test_look_scans_no_table(kind: str, request: pytest.FixtureRequest) -> None:
    """
    It finds the one who waits by an index; without it, as the negative control, it would read all.
    """
    database = prepared(_EMPTY[kind](request.getfixturevalue(f"{kind}_server")))
    engine = database.engine()
    storage = SqlAlchemyStorage(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql(_FILL.format(_NUMBERS[kind]))
        storage.save(account("ada", waits_since=5), expected=0)
        analyze = "ANALYZE TABLE" if kind == "mariadb" else "ANALYZE"
        connection.exec_driver_sql(f"{analyze} onetsec_account")
        assert ("ada",) == storage.waiting(before=9)

        plan = scans(connection, _PSYCOPG, (9, 100))
        on = " ON onetsec_account" if kind == "mariadb" else ""
        connection.exec_driver_sql(f"DROP INDEX onetsec_account_waits{on}")
        control = scans(connection, _PSYCOPG, (9, 100))
    engine.dispose()

    assert (False, True) == (plan, control)


def test_who_does_not_wait_is_in_no_index(request: pytest.FixtureRequest) -> None:
    """
    On PostgreSQL; with the first who waits, the index has its first page beside the one that tells
    where it begins.
    """
    server = request.getfixturevalue("postgresql_server")
    engine = prepared(empty_postgresql(server)).engine()
    size = "SELECT pg_relation_size('onetsec_account_waits') / 8192"
    pages = []
    with engine.connect() as connection:
        connection.exec_driver_sql(_FILL.format(_NUMBERS["postgresql"]))
        pages.append(connection.exec_driver_sql(size).scalar())
        SqlAlchemyStorage(engine).save(account("ada", waits_since=5), expected=0)
        pages.append(connection.exec_driver_sql(size).scalar())
    engine.dispose()

    assert [1, 2] == pages
