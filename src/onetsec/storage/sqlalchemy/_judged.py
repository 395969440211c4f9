"""
What an engine should be told, by its own words.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

from sqlalchemy import URL, Executable, text

from .. import _advice, _files
from .._advice import Advice
from ._tables import metadata
from ._words import Script, Step

_POSTGRESQL = text("""
SELECT current_setting('fsync'), current_setting('full_page_writes'),
  current_setting('synchronous_commit'),
  CASE WHEN pg_is_in_recovery() THEN 'on' ELSE 'off' END, extract(epoch FROM clock_timestamp())
""")
_MARIADB = text("""
SELECT @@innodb_flush_log_at_trx_commit, @@sync_binlog, @@log_bin,
  CASE WHEN @@global.read_only THEN 'on' ELSE 'off' END, UNIX_TIMESTAMP(NOW(6))
""")
_KEYS = ", ".join(f"'{table}'" for table in metadata.tables)
_COLLATIONS = text(
    "SELECT table_name, column_name, collation_name FROM information_schema.columns"  # noqa: S608 - names of ours
    f" WHERE table_schema = DATABASE() AND table_name IN ({_KEYS})"
    " AND column_name IN ('user_id', 'id', 'key') AND collation_name IS NOT NULL"
)
_NAMES = {
    "postgresql": ("fsync", "full_page_writes", "synchronous_commit", "replica"),
    "mariadb": ("innodb_flush_log_at_trx_commit", "sync_binlog", "log_bin", "replica"),
}


def advice(url: URL, place: str, *, dialect: str) -> Script[tuple[Advice, ...]]:
    """
    Look at the settings of an engine, at its clock and its tables; what should be another way.
    """
    if dialect == "sqlite":
        return (yield from _sqlite(f"{url.database}", place))
    if dialect == "postgresql":
        settings, clock = yield from _server(_POSTGRESQL, _NAMES["postgresql"], place)
        return (*_advice.postgresql(place, settings), *clock)

    settings, clock = yield from _server(_MARIADB, _NAMES["mariadb"], place)
    rows = (yield _asking(_COLLATIONS)).rows
    folded = (_advice.collation(place, f"{table}.{column}", kind) for table, column, kind in rows)
    return (*_advice.mariadb(place, settings), *clock, *folded)


def _server(
    question: Executable, names: tuple[str, ...], place: str
) -> Script[tuple[dict[str, str], Iterator[Advice]]]:
    before = time.time()
    (row,) = (yield _asking(question)).rows
    ours = (before + time.time()) / 2
    *found, theirs = row
    settings = {name: str(value) for name, value in zip(names, found, strict=True)}
    return settings, _advice.clock(place, theirs=float(theirs), ours=ours)


def _sqlite(path: str, place: str) -> Script[tuple[Advice, ...]]:
    found = [*_advice.file_system(place, _files.kind_of_disk(path))]
    if os.path.exists(path):
        ((journal,),) = (yield _asking(text("PRAGMA journal_mode"))).rows
        ((synchronous,),) = (yield _asking(text("PRAGMA synchronous"))).rows
        found += _advice.sqlite(place, journal=journal, synchronous=synchronous)
    return tuple(found)


def _asking(statement: Executable) -> Step:
    return Step(statements=(statement,), reads=True, repeats=True)
