"""
What an engine complains of, and what that means.
"""

from __future__ import annotations

from time import monotonic

from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError, StatementError

from ...errors import ConfigurationError, OnetsecError, Unavailable
from ._words import Answer, Step, Unstorable

RAISED = (SQLAlchemyError, OSError)
"""What comes out of SQLAlchemy; a few drivers let an error of the network pass as it is."""

_ROUNDS = 5
# Serialization failure and deadlock of PostgreSQL; deadlock, lock wait and changed row of MariaDB.
_CONFLICTS = {"40001", "40P01", 1213, 1205, 1020}
_MISSING = {"42P01", "42703", 1146, 1054}
_MISSING_IN_SQLITE = ("no such table", "no such column", "has no column")
_DUPLICATE = 1062  # where an INSERT can not say that it does not mind


class Trial:
    """
    One step, and how often it failed.

    Args:
        place: The database, as errors name it.

        patience: Seconds that the step may take.
    """

    def __init__(self, step: Step, *, place: str, patience: float) -> None:
        self._step = step
        self._place = place
        self._patience = patience
        self._began = monotonic()
        self._rounds = 0
        self._has_lost_a_connection = False

    def judge(self, error: Exception) -> Answer | None:
        """
        The answer that *error* amounts to; None if the step is to be asked once more.

        Raises:
            Unavailable: If nobody knows, or the engine can not now.
            ConfigurationError: If it never will.
        """
        original = getattr(error, "orig", None) or error
        code = _code(original)
        if isinstance(original, Unstorable):
            return self._unstorable(original)
        if isinstance(error, IntegrityError) and code == _DUPLICATE and self._step.inserts:
            return Answer()
        if code in _CONFLICTS and self._step.swaps:
            return Answer()  # somebody else was faster
        if self._may_ask_again(error, code):
            return None
        if _is_missing(error, code, str(original)):
            raise missing(self._place, str(original)) from None

        # Not from the error: SQLAlchemy's shows the values of the statement, and PostgreSQL's may
        # show the row.
        raise unavailable(self._place, original) from None

    def _may_ask_again(self, error: Exception, code: object) -> bool:
        self._rounds += 1
        if code in _CONFLICTS:
            return self._rounds < _ROUNDS
        if not isinstance(error, DBAPIError) or not error.connection_invalidated:
            return False

        # The pool had a connection of before the engine was started anew; now it has none.
        # But who hangs would hang again.
        first, self._has_lost_a_connection = not self._has_lost_a_connection, True
        quick = monotonic() - self._began < self._patience / 2
        return first and quick and self._step.repeats

    def _unstorable(self, error: Unstorable) -> Answer:
        if self._step.reads:
            return Answer()

        raise ConfigurationError(f"storage: {self._place}: an id can not be stored: {error}.")


def unavailable(place: str, error: BaseException) -> Unavailable:
    """
    What to raise for an engine that can not, or can not say.
    """
    words = (str(error) or type(error).__name__).splitlines()[0]
    return Unavailable(f"storage: {place}: {words}")


def missing(place: str, words: str) -> OnetsecError:
    """
    What to raise for a database that nobody has prepared.
    """
    return ConfigurationError(
        f"storage: {place} lacks tables of onetsec ({words.splitlines()[0]}). Make them, once and"
        " with every release: 'onetsec storage upgrade URL', storage.upgrade(), or a migration of"
        " your own with onetsec.storage.sqlalchemy.metadata."
    )


def _is_missing(error: Exception, code: object, words: str) -> bool:
    if not isinstance(error, StatementError):
        return False
    return code in _MISSING or words.startswith(_MISSING_IN_SQLITE) or "has no column" in words


def code_of(error: Exception) -> object:
    """
    The number or the SQLSTATE of what came out of SQLAlchemy.
    """
    return _code(getattr(error, "orig", None) or error)


def _code(error: BaseException) -> object:
    """
    The number that MySQL's drivers have first, or the SQLSTATE of PostgreSQL's.
    """
    if error.args and isinstance(error.args[0], int):
        return error.args[0]
    # An adapter of SQLAlchemy keeps the exception of its driver as the cause.
    for one in (error, error.__cause__):
        for name in ("sqlstate", "pgcode"):
            if isinstance(state := getattr(one, name, None), str):
                return state
    return None
