"""
What is said to an engine, and what it answers.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Any, TypeVar

from attrs import field, frozen
from sqlalchemy import Executable, Text
from sqlalchemy.dialects import mysql
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

T = TypeVar("T")


class Unstorable(ValueError):
    """
    A text that the engine has no room for: so no row has it, either.
    """


class Word(TypeDecorator[str]):
    """
    Text of ours on its way into a statement, and out of a row.

    It is no type of a table: a migration that Alembic writes needs nothing of onetsec.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name in ("mysql", "mariadb"):
            return dialect.type_descriptor(mysql.VARBINARY())

        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        if value is None or dialect.name == "sqlite":
            return value
        if dialect.name != "postgresql":
            return value.encode()
        if "\0" in value:
            raise Unstorable("PostgreSQL's text has no zero byte")

        return value

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return value.decode() if isinstance(value, bytes) else value


@frozen(kw_only=True)
class Step:
    """
    One step on the rows of one user, or of one key.

    Attributes:
        statements: One, which is a transaction of its own; several are one transaction.

        reads: Nothing is written.

        repeats: It may run twice: the second time it changes nothing.

        swaps: It is conditional: if the engine gives way to somebody else, it was not applied.

        inserts: A row that is there already is no error, and stays as it is.

        serial: The answer is in what the engine calls the last id inserted.
    """

    statements: tuple[Executable, ...]
    values: Mapping[str, object] = field(factory=dict, repr=False)
    reads: bool = False
    repeats: bool = False
    swaps: bool = False
    inserts: bool = False
    serial: bool = False


@frozen(kw_only=True)
class Answer:
    """
    What came back: rows, and the number of those that were changed.
    """

    rows: Sequence[Sequence[Any]] = field(default=(), repr=False)
    changed: int = 0
    serial: int = 0


Script = Generator[Step, Answer, T]
"""A method of a storage, written once: it asks in steps, and does not know who waits for them."""
