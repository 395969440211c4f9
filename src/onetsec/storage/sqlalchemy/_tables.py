"""
The tables of onetsec, for SQLAlchemy and for Alembic.

Ids and keys compare byte for byte on every engine: collation "C" on PostgreSQL, BINARY, its
default, on SQLite, and VARBINARY on MariaDB and MySQL, whose text folds, pads or normalizes in most
of its collations, each server in its own.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    DDL,
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    literal_column,
)
from sqlalchemy import event as events
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.types import TypeEngine

# A user id has 128 bytes at most, an id of a session 12, one of an event 64.
_KEY = 128
_MYSQL = ("mysql", "mariadb")


def _text(size: int) -> TypeEngine[str]:
    """
    Text that compares byte for byte.
    """
    plain = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
    return plain.with_variant(mysql.VARBINARY(size), *_MYSQL)


def _bytes() -> TypeEngine[bytes]:
    return LargeBinary().with_variant(mysql.LONGBLOB(), *_MYSQL)


def _key(name: str) -> Column[Any]:
    return Column(name, _text(_KEY), primary_key=True, autoincrement=False)


def _number(name: str) -> Column[Any]:
    return Column(name, BigInteger, nullable=False)


def _table(name: str, *columns: Any) -> Table:
    return Table(
        name,
        metadata,
        *columns,
        sqlite_with_rowid=False,
        mysql_engine="InnoDB",
        mariadb_engine="InnoDB",
    )


metadata = MetaData()

account = _table(
    "onetsec_account",
    _key("user_id"),
    _number("version"),
    _number("epoch"),
    Column("data", _bytes(), nullable=False),
    _number("waits_since"),
)

session = _table(
    "onetsec_session",
    _key("user_id"),
    _key("id"),
    _number("revision"),
    _number("epoch"),
    Column("digest", _bytes(), nullable=False),
    Column("channels", _text(255), nullable=False),
    _number("created_at"),
    _number("last_seen_at"),
    _number("expires_at"),
    Column("data", _bytes(), nullable=False),
    Column("purge_day", Integer, nullable=False),
)

epoch = _table(
    "onetsec_epoch",
    _key("user_id"),
    _number("epoch"),
    _number("keep_until"),
)

event = _table(
    "onetsec_event",
    _key("user_id"),
    _key("id"),
    Column("kind", _text(255), nullable=False),
    _number("at"),
    Column("data", _bytes(), nullable=False),
)

throttle = _table(
    "onetsec_throttle",
    Column("key", _text(255), primary_key=True),
    Column("arrivals", _text(255), nullable=False),
    Column("purge_day", Integer, nullable=False),
)

installation = _table(
    "onetsec_installation",
    Column("one", SmallInteger, primary_key=True, autoincrement=False),
    Column("id", _text(32), nullable=False),
    Column("version", Integer, nullable=False),
    _number("made_at"),
    CheckConstraint("one = 1", name="onetsec_installation_one"),
)

# Hardly anybody waits: who does not is in no index, where an engine can leave them out.
_is_waiting = account.c.waits_since > literal_column("0")
Index(
    "onetsec_account_waits",
    account.c.waits_since,
    postgresql_where=_is_waiting,
    sqlite_where=_is_waiting,
)
# A sweep must not scan. By the day, not by the second: so a touch hardly ever moves an entry.
Index("onetsec_session_purge", session.c.purge_day)
Index("onetsec_epoch_purge", epoch.c.keep_until)
Index("onetsec_throttle_purge", throttle.c.purge_day)

# A touch stays on its page, and no index has to follow.
_room = DDL("ALTER TABLE %(fullname)s SET (fillfactor = 85)")  # type: ignore[no-untyped-call]
events.listen(session, "after_create", _room.execute_if(dialect="postgresql"))
