"""
Every statement, made once, for one family of engines at a time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from attrs import frozen
from sqlalchemy import (
    BigInteger,
    BindParameter,
    Column,
    ColumnElement,
    Delete,
    Executable,
    Insert,
    Integer,
    Select,
    Table,
    Text,
    any_,
    bindparam,
    delete,
    func,
    literal_column,
    select,
    text,
    true,
    tuple_,
    type_coerce,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeEngine

from . import _tables as tables
from ._words import Word

PREFIX_NEW, PREFIX_OWN = "new_", "own_"  # a parameter may not be called like a column


def _typed(column: Column[Any]) -> TypeEngine[Any]:
    return Word() if isinstance(column.type, Text) else column.type


def _new(column: Column[Any]) -> BindParameter[Any]:
    return bindparam(PREFIX_NEW + column.name, type_=_typed(column))


def _own(column: Column[Any], name: str = "") -> BindParameter[Any]:
    return bindparam(PREFIX_OWN + (name or column.name), type_=_typed(column))


def _is(column: Column[Any]) -> Any:
    return column == _own(column)


def _shown(column: Column[Any]) -> Any:
    """
    *column* in a list of columns that are read.
    """
    return type_coerce(column, Word()) if isinstance(column.type, Text) else column


_a, _s, _e = tables.account.c, tables.session.c, tables.epoch.c
_v, _t, _i = tables.event.c, tables.throttle.c, tables.installation.c
_MOST = bindparam("most", type_=Integer())
_SHOWN = [
    _shown(_s[name])
    for name in (
        "id",
        "revision",
        "epoch",
        "digest",
        "channels",
        "created_at",
        "last_seen_at",
        "expires_at",
        "data",
    )
]

LOAD = select(_a.version, _a.epoch, _a.data, _a.waits_since).where(_is(_a.user_id))
# The zero is no parameter: by it an engine knows its index.
WAITING = (
    select(_shown(_a.user_id))
    .where(_a.waits_since > literal_column("0"), _a.waits_since <= _own(_a.waits_since, "before"))
    .order_by(_a.waits_since)
    .limit(_MOST)
)
SESSION = select(*_SHOWN, select(_e.epoch).where(_e.user_id == _s.user_id).scalar_subquery()).where(
    _is(_s.user_id), _is(_s.id)
)


def _sessions() -> Select[Any]:
    """
    One row at least: the minimum epoch is there without a session too.
    """
    told = select(_own(_e.user_id).label("user_id")).subquery("told")
    with_epoch = told.outerjoin(tables.epoch, _e.user_id == told.c.user_id)
    return select(*_SHOWN, _e.epoch).select_from(
        with_epoch.outerjoin(tables.session, _s.user_id == told.c.user_id)
    )


def _update(table: Table, *keys: str) -> Executable:
    """
    Set all columns of the row whose *keys* are as told; the first ones make it that row.
    """
    fixed = {column.name for column in table.primary_key}
    changed = update(table).where(*(_is(table.c[key]) for key in keys))
    changed = changed.values({c.name: _new(c) for c in table.c if c.name not in fixed})
    return changed.execution_options(preserve_rowcount=True)


SESSIONS = _sessions()
REPLACE = _update(tables.account, "user_id", "version")
TOUCH = _update(tables.session, "user_id", "id", "revision")
DROP_ALL = delete(tables.session).where(_is(_s.user_id)).execution_options(preserve_rowcount=True)
DROP = DROP_ALL.where(_s.id.in_(bindparam("own_ids", expanding=True, type_=Word())))
ARRIVALS = select(_shown(_t.arrivals)).where(_is(_t.key))
SWAP = _update(tables.throttle, "key", "arrivals")
EVENTS = (
    select(_shown(_v.id), _shown(_v.kind), _v.at, _v.data)
    .where(_is(_v.user_id))
    .order_by(_v.id.desc())
    .limit(_MOST)
)
EVENTS_BEFORE = EVENTS.where(_v.id < _own(_v.id, "before"))
DROP_EVENTS = delete(tables.event).where(_is(_v.user_id), _v.id < _own(_v.id, "before"))
INSTALLATION = select(_shown(_i.id), _i.version, _i.made_at)


@frozen(kw_only=True)
class Family:
    """
    The statements that not all engines say in the same way.

    Attributes:
        create, open, record, begin, install: Store a row unless it is there.

        raise_epoch: Store the higher one, and tell it.

        erase: What makes up one transaction.

        sweep: What are transactions of their own.

        counts: How many rows of each kind a sweep took is a row of the answer.
    """

    create: Executable
    open: Executable
    record: Executable
    begin: Executable
    install: Executable
    raise_epoch: Executable
    erase: tuple[Executable, ...]
    sweep: tuple[Executable, ...]
    counts: bool = False


@lru_cache
def family(dialect: str) -> Family:
    """
    The statements for the dialect of this name.
    """
    if dialect == "postgresql":
        return _postgresql()
    if dialect == "sqlite":
        return _sqlite()
    return _mysql()


def _insert(table: Table, kind: Any) -> Any:
    made = kind(table).values({column.name: _new(column) for column in table.c})
    return made.execution_options(preserve_rowcount=True)


def _postgresql() -> Family:
    def absent(table: Table) -> Executable:
        made: Executable = _insert(table, postgresql.insert).on_conflict_do_nothing()
        return made

    # Children first, as their order in a transaction would be.
    erased = _erase()
    return Family(
        **_absent(absent),
        raise_epoch=_raised(postgresql.insert, "greatest"),
        erase=(erased[-1].add_cte(*(one.cte(f"gone_{n}") for n, one in enumerate(erased[:-1]))),),
        sweep=(_sweep_at_once(),),
        counts=True,
    )


def _sqlite() -> Family:
    def absent(table: Table) -> Executable:
        made: Executable = _insert(table, sqlite.insert).on_conflict_do_nothing()
        return made

    return Family(
        **_absent(absent),
        raise_epoch=_raised(sqlite.insert, "max"),
        erase=_erase(),
        sweep=tuple(
            delete(table)
            .where(_among(keys, select(*keys).where(until <= now).limit(_MOST)))
            .execution_options(preserve_rowcount=True)
            for table, keys, until, now in _over()
        ),
    )


def _mysql() -> Family:
    """
    A plain INSERT, whose refusal of a key that is there is caught: IGNORE would ignore every other
    mistake too, and an UPDATE that changes nothing counts like one that does.
    """
    return Family(
        **_absent(lambda table: _insert(table, Insert)),
        # What LAST_INSERT_ID() is given comes back with the acknowledgement: no second statement.
        raise_epoch=text(
            "INSERT INTO onetsec_epoch (user_id, epoch, keep_until)"
            " VALUES (:new_user_id, LAST_INSERT_ID(:new_epoch), :new_keep_until)"
            " ON DUPLICATE KEY UPDATE"
            " epoch = LAST_INSERT_ID(GREATEST(epoch, VALUES(epoch))),"
            " keep_until = GREATEST(keep_until, VALUES(keep_until))"
        ).bindparams(_new(_e.user_id), _new(_e.epoch), _new(_e.keep_until)),
        erase=_erase(),
        sweep=tuple(
            text(f"DELETE FROM {table} WHERE {over} LIMIT :most")  # noqa: S608  # words of our own
            .bindparams(_MOST)
            .execution_options(preserve_rowcount=True)
            for table, over in (
                ("onetsec_session", "purge_day <= :today"),
                ("onetsec_epoch", "keep_until <= :now"),
                ("onetsec_throttle", "purge_day <= :today"),
            )
        ),
    )


def _absent(absent: Any) -> dict[str, Any]:
    return {
        "create": absent(tables.account),
        "open": absent(tables.session),
        "record": absent(tables.event),
        "begin": absent(tables.throttle),
        "install": absent(tables.installation),
    }


def _raised(kind: Any, higher: str) -> Executable:
    made = _insert(tables.epoch, kind)
    raised: Executable = made.on_conflict_do_update(
        index_elements=[_e.user_id],
        set_={
            name: getattr(func, higher)(_e[name], made.excluded[name], type_=BigInteger())
            for name in ("epoch", "keep_until")
        },
    ).returning(_e.epoch)
    return raised


def _erase() -> tuple[Delete, ...]:
    return tuple(
        delete(table).where(_is(table.c.user_id))
        for table in (tables.event, tables.session, tables.account)
    )


def _over() -> tuple[tuple[Table, list[Column[Any]], Column[Any], Any], ...]:
    """
    Tables, their keys, and until when what they hold may be taken: a column, and the present.
    """
    today, now = bindparam("today", type_=Integer()), bindparam("now", type_=BigInteger())
    return (
        (tables.session, [_s.user_id, _s.id], _s.purge_day, today),
        (tables.epoch, [_e.user_id], _e.keep_until, now),
        (tables.throttle, [_t.key], _t.purge_day, today),
    )


def _among(keys: list[Column[Any]], rows: Select[Any]) -> Any:
    return keys[0].in_(rows) if len(keys) == 1 else tuple_(*keys).in_(rows)


def _sweep_at_once() -> Executable:
    """
    All three as one statement. Rows that somebody else holds are left to the next sweep: to wait
    for them is how two sweeps would wait for each other.

    They are deleted where they lie: a join might read all of a table that is not large. That they
    are over is said again, so that no index is asked, for a table that somebody has parted: there,
    two rows may lie in the same place.
    """
    counts = []
    place: ColumnElement[Any] = literal_column("ctid")
    zero: ColumnElement[int] = literal_column("0")
    for table, _, until, now in _over():
        rows = select(place).select_from(table).where(until <= now).limit(_MOST).correlate(None)
        found = func.array(rows.with_for_update(skip_locked=True).scalar_subquery())
        gone = delete(table).where(until + zero <= now, place == any_(found)).returning(true())
        taken = gone.cte(f"taken_{table.name}")
        counts.append(select(func.count()).select_from(taken).scalar_subquery())
    return select(*counts)
