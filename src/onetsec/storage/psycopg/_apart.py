"""
A schema that is made for a while, and what the server should be told.
"""

from __future__ import annotations

import secrets
import time

from psycopg.errors import DependentObjectsStillExist, DuplicateSchema, InsufficientPrivilege

from ...errors import ConfigurationError
from .. import _advice
from .._advice import Advice
from ._words import LOST, Query, Steps, again

_TABLES = ("account", "session", "epoch", "event", "throttle", "installation")
_SETTINGS = """
SELECT current_setting('fsync'), current_setting('full_page_writes'),
  current_setting('synchronous_commit'),
  CASE WHEN pg_is_in_recovery() THEN 'on' ELSE 'off' END,
  extract(epoch FROM clock_timestamp())::float8
"""


def name() -> str:
    """
    Make up a name that nobody else has.
    """
    return f"onetsec_check_{secrets.token_hex(8)}"


def made(schema: str, *, place: str) -> Steps[None]:
    """
    Make the schema.

    Raises:
        ConfigurationError: If it is there already, or may not be made.
    """
    expected = (DuplicateSchema, InsufficientPrivilege)
    answer = yield Query(f'CREATE SCHEMA "{schema}"', (), expected)
    if isinstance(answer.error, DuplicateSchema):
        raise ConfigurationError(
            f"storage: {place} has a schema {schema} that this check has not made. It is left"
            " alone."
        )
    if answer.error is not None:
        raise ConfigurationError(
            f"storage: {place}: this role may make no schema. Grant it CREATE on the database, or"
            " check another database of the same server."
        )


def removed(schema: str, *, place: str) -> Steps[None]:
    """
    Remove the schema and our tables in it, all or nothing.

    Raises:
        ConfigurationError: If there is anything else in it.
    """
    tables = ", ".join(f'"{schema}".onetsec_{table}' for table in _TABLES)
    both = f'DROP TABLE IF EXISTS {tables}; DROP SCHEMA "{schema}"'
    answer = yield from again(Query(both, None, (*LOST, DependentObjectsStillExist)))
    if answer.error is not None:
        raise ConfigurationError(
            f"storage: {place}: in the schema {schema} is something that this check has not made."
            " It is left alone: look, and drop it yourself."
        )


def advice(place: str) -> Steps[tuple[Advice, ...]]:
    """
    Look at the settings of the server, and at its clock; what should be another way.
    """
    before = time.time()
    answer = yield from again(Query(_SETTINGS))
    ours = (before + time.time()) / 2
    fsync, full_page_writes, synchronous_commit, replica, theirs = answer.rows[0]
    settings = {
        "fsync": fsync,
        "full_page_writes": full_page_writes,
        "synchronous_commit": synchronous_commit,
        "replica": replica,
    }
    return (
        *_advice.postgresql(place, settings),
        *_advice.clock(place, theirs=theirs, ours=ours),
    )
