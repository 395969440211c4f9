"""
One statement, asked until there is an answer: what may be asked again, and what has lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic, sleep
from typing import Any

from attrs import field, frozen

from ...errors import ConfigurationError
from ._connections import Connections, is_within
from ._faults import RAISED, Unstorable, is_conflict, is_duplicate, is_locked_cache, raised

ROUNDS = 5
_PAUSE = 0.005


@frozen(kw_only=True)
class Answer:
    """
    What the engine has said.

    Attributes:
        serial: The last id, where the engine tells one.
    """

    rows: Sequence[Sequence[Any]] = field(default=(), repr=False)
    changed: int = 0
    serial: int = 0


@frozen(kw_only=True)
class Step:
    """
    One statement and what is known of it.

    Attributes:
        reads: Nothing is written.

        repeats: It may run twice: the second time it changes nothing.

        swaps: It is conditional: if the engine gives way to somebody else, it was not applied.

        pays: A guess is charged with it.
    """

    statement: str
    values: Sequence[Any] = field(repr=False)
    reads: bool = False
    repeats: bool = False
    swaps: bool = False
    pays: bool = False


@frozen
class Asking:
    """
    A database that is asked.

    Args:
        connections: The project's, and our own.

        patience: Seconds to wait for a lock that does not wait by itself.
    """

    _connections: Connections
    _patience: float

    def asked(self, step: Step) -> Answer:
        """
        Return the answer to *step*; asked again where that is harmless, and may help.
        """
        until, rounds = monotonic() + self._patience, 0
        while True:
            rounds += 1
            with self._connections.chosen(pays=step.pays) as connection:
                try:
                    return _answer(connection, step)
                except Unstorable as error:
                    if step.reads:
                        return Answer()
                    raise ConfigurationError(f"storage: an id can not be stored: {error}") from None
                except RAISED as error:
                    if is_duplicate(error):
                        return Answer()
                    if not self._is_worth_a_try(error, step, connection, rounds, until):
                        if is_conflict(error) and step.swaps:
                            return Answer()  # somebody else was faster
                        raise raised(error) from None

    def _is_worth_a_try(
        self, error: Exception, step: Step, connection: Any, rounds: int, until: float
    ) -> bool:
        if is_locked_cache(error) and monotonic() < until:
            sleep(_PAUSE)
            return True
        if is_within(connection):
            return False  # the transaction is not ours to begin anew
        if is_conflict(error):
            return not step.swaps and rounds < ROUNDS
        if not step.repeats or rounds > 1 or connection.is_usable():
            return False

        connection.close()  # it was of before the engine was started anew
        return True


def _answer(connection: Any, step: Step) -> Answer:
    values = [given(value, connection.vendor) for value in step.values]
    with connection.cursor() as cursor:
        cursor.execute(step.statement, values)
        if cursor.description is not None:
            return Answer(rows=cursor.fetchall())
        return Answer(changed=cursor.rowcount, serial=getattr(cursor, "lastrowid", 0) or 0)


def given(value: Any, vendor: str) -> Any:
    """
    Return *value* as the driver takes it.

    Raises:
        Unstorable: If the engine can not hold it.
    """
    if not isinstance(value, str):
        return value
    if vendor == "mysql":
        return value.encode()
    if vendor == "postgresql" and "\0" in value:
        raise Unstorable("PostgreSQL's text has no zero byte")

    return value


def text(value: Any) -> str:
    """
    Return a *value* of the engine as text: some give bytes.
    """
    return bytes(value).decode() if isinstance(value, (bytes, memoryview)) else str(value)
