"""
What a sweep reads of tables that hold much else.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlalchemy import event as events

from onetsec.storage._batches import MOST
from onetsec.storage.psycopg import _statements
from onetsec.storage.sqlalchemy import SqlAlchemyStorage

from ...engines.mariadb import MariaDB
from ...engines.postgresql import PostgreSQL
from .conftest import empty_mariadb, empty_postgresql, prepared
from .databases import Database

DAY = 86_400
ROWS = 20_000
OVER = 300  # of each kind
_NUMBERS = {
    "postgresql": f"generate_series(1, {ROWS}) AS numbers (n)",
    "mariadb": f"(SELECT seq AS n FROM seq_1_to_{ROWS}) AS numbers",
}
_FILL = (
    "INSERT INTO onetsec_session (user_id, id, revision, epoch, digest, channels, created_at,"
    " last_seen_at, expires_at, data, purge_day)"
    " SELECT md5(concat('', n)), 'one', 1, 1, '', '', 0, 0, 0, '', n FROM {numbers}",
    "INSERT INTO onetsec_epoch (user_id, epoch, keep_until)"
    f" SELECT md5(concat('', n)), 1, n * {DAY} FROM {{numbers}}",
    "INSERT INTO onetsec_throttle (`key`, arrivals, purge_day)"
    " SELECT md5(concat('', n)), '1', n FROM {numbers}",
)
_TABLES = ("onetsec_session", "onetsec_epoch", "onetsec_throttle")


@pytest.fixture(scope="module")
def large_postgresql(postgresql_server: PostgreSQL) -> Database:
    """
    PostgreSQL, with many rows of each kind.
    """
    return filled(prepared(empty_postgresql(postgresql_server)), "postgresql")


@pytest.fixture(scope="module")
def large_mariadb(mariadb_server: MariaDB) -> Database:
    """
    MariaDB, with many rows of each kind.
    """
    return filled(prepared(empty_mariadb(mariadb_server)), "mariadb")


@pytest.fixture(params=["postgresql", "mariadb"])
def large(request: pytest.FixtureRequest) -> Database:
    """
    Each of them.
    """
    made: Database = request.getfixturevalue(f"large_{request.param}")
    return made


def filled(database: Database, kind: str) -> Database:
    """
    Fill *database*, and let it count.
    """
    engine = database.engine()
    with engine.begin() as connection:
        for statement in _FILL:
            told = statement.format(numbers=_NUMBERS[kind])
            connection.exec_driver_sql(told if kind == "mariadb" else told.replace("`", ""))
        analyze = "ANALYZE TABLE" if kind == "mariadb" else "ANALYZE"
        connection.exec_driver_sql(f"{analyze} {', '.join(_TABLES)}")
    engine.dispose()
    return database


def swept(database: Database) -> tuple[int, list[tuple[str, Any]]]:
    """
    Sweep; how many rows went, and what was said for it.
    """
    engine, said = database.engine(), []

    @events.listens_for(engine, "before_cursor_execute")
    def listen(
        connection: Any, cursor: Any, statement: str, values: Any, context: Any, many: Any
    ) -> None:
        if "DELETE" in statement:
            said.append((statement, values))

    deleted = SqlAlchemyStorage(engine).sweep(now=OVER * DAY)
    engine.dispose()
    return deleted, said


def scans(connection: Connection, statement: str, values: Any) -> bool:
    """
    Whether the engine reads a whole table of ours for *statement*.
    """
    plan = connection.exec_driver_sql(f"EXPLAIN {statement}", values).mappings().all()
    if "type" in plan[0]:
        return any(row["type"] == "ALL" for row in plan)

    return any(re.search(r"Seq Scan on onetsec_", row["QUERY PLAN"]) for row in plan)


def test_sweep_scans_no_table(large: Database) -> None:
    """
    It takes what is over, in short transactions, and reads no more of the rest.

    The negative control: without the indexes it would read all.
    """
    deleted, said = swept(large)
    engine = large.engine()
    with engine.connect() as connection:
        of = " ON {0}" if connection.dialect.name in ("mariadb", "mysql") else ""
        plans = [scans(connection, *one) for one in said]
        for table in _TABLES:
            connection.exec_driver_sql(f"DROP INDEX {table}_purge" + of.format(table))
        controls = [scans(connection, *one) for one in said]
    engine.dispose()

    assert 3 * OVER == deleted
    assert ({False}, {True}) == (set(plans), set(controls))
    assert -(-OVER // MOST) <= len(said)


def test_sweep_of_psycopg_scans_no_table(large_postgresql: Database) -> None:
    """
    Nor does that statement, over the same tables, however many rows it may take.
    """
    values = {"today": OVER, "now": OVER * DAY, "most": MOST}
    statement = _statements.SWEEP.format(s="")
    engine = large_postgresql.engine()
    with engine.connect() as connection:
        plan = scans(connection, statement, values)
        for table in _TABLES:
            connection.exec_driver_sql(f"DROP INDEX {table}_purge")
        control = scans(connection, statement, values)
    engine.dispose()

    assert (False, True) == (plan, control)
