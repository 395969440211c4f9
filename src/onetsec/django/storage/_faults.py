"""
What an engine complains of, and what that means.
"""

from __future__ import annotations

from django.db import DatabaseError, IntegrityError, InterfaceError

from ...errors import ConfigurationError, Unavailable

RAISED = (DatabaseError, InterfaceError)

# Serialization failure and deadlock of PostgreSQL; deadlock, lock wait and changed row of MariaDB.
_CONFLICTS = {"40001", "40P01", 1213, 1205, 1020}
_MISSING = {"42P01", "42703", 1146, 1054}
_DUPLICATE = 1062
_LOCKED = "is locked"


class Unstorable(ValueError):
    """
    A text that the engine has no room for: so no row has it, either.
    """


def is_duplicate(error: BaseException) -> bool:
    """
    Whether the row was there already, on an engine that can not be told not to mind.
    """
    return isinstance(error, IntegrityError) and _code(error) == _DUPLICATE


def is_conflict(error: BaseException) -> bool:
    """
    Whether the engine gave way to somebody else: nothing was applied.
    """
    return _code(error) in _CONFLICTS


def is_locked_cache(error: BaseException) -> bool:
    """
    Whether it is a database in memory that threads share, which does not wait for its lock.
    """
    words = str(error)
    return "table" in words and _LOCKED in words


def raised(error: BaseException) -> Exception:
    """
    Return what to raise for *error*. The words of an engine may show a row, so that only the first
    line is told.
    """
    words = (str(error) or type(error).__name__).splitlines()[0]
    if _code(error) in _MISSING or words.startswith(("no such table", "no such column")):
        return ConfigurationError(
            f"storage: tables of onetsec are missing ({words}). Make them: manage.py migrate"
        )

    return Unavailable(f"storage: {words}")


def _code(error: BaseException) -> object:
    """
    The number that MySQL's drivers have first, or the SQLSTATE of PostgreSQL's.
    """
    for one in (error, error.__cause__):
        if one is None:
            continue
        if one.args and isinstance(one.args[0], int):
            return one.args[0]
        for name in ("sqlstate", "pgcode"):
            if isinstance(state := getattr(one, name, None), str):
                return state
    return None
