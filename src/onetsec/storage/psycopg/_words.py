"""
What is said to PostgreSQL, and what it answers.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Any, TypeVar

from attrs import field, frozen
from psycopg import Error
from psycopg.errors import DeadlockDetected, SerializationFailure

from ...errors import Unavailable

T = TypeVar("T")

LOST: tuple[type[Error], ...] = (SerializationFailure, DeadlockDetected)
"""Somebody else was faster: nothing was applied, and the statement may run again."""

_ROUNDS = 200  # of many that want one row, each round has a winner: more than there are threads


@frozen
class Query:
    """
    One statement, which is a transaction of its own.

    Attributes:
        values: None for a text of several statements, which are one transaction.

        expects: Errors that are an answer.
    """

    statement: str
    values: Sequence[Any] | Mapping[str, Any] | None = field(default=(), repr=False)
    expects: tuple[type[Error], ...] = LOST


@frozen
class Answer:
    """
    What came back: rows, the number of those that were changed, or an error that was expected.
    """

    rows: Sequence[tuple[Any, ...]] = field(default=(), repr=False)
    count: int = 0
    error: Error | None = None


Steps = Generator[Query, Answer, T]
"""A method of a storage, written once: it asks, and does not know who waits for the answer."""


def again(query: Query) -> Steps[Answer]:
    """
    Ask until nobody else is faster.
    """
    for _ in range(_ROUNDS):
        answer = yield query
        if not isinstance(answer.error, LOST):
            return answer

    raise Unavailable("storage: too many at once want the same rows.")


def once(query: Query) -> Steps[bool]:
    """
    Ask whether exactly one row was written; if somebody else was faster, it was not.
    """
    answer = yield query
    return answer.error is None and answer.count == 1
