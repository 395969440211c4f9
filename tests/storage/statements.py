"""
What a storage says to SQLite.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from threading import local


class Statements(list[str]):
    """
    The statements of all connections that are opened, in order.

    Attributes:
        before: Called with each statement that is about to run; what it runs itself is not told.

        connections: All that were opened.
    """

    before: Callable[[str], object] | None = None

    def __init__(self) -> None:
        super().__init__()
        self.connections: list[sqlite3.Connection] = []
        self._within = local()

    def watch(self, statement: str) -> None:
        self.append(" ".join(statement.split()))
        if self.before is None or getattr(self._within, "before", False):
            return
        self._within.before = True
        self.before(statement)
        self._within.before = False


def before(statements: Statements, words: str, call: Callable[[], object]) -> None:
    """
    Let *call* come before each statement that has *words* in it.
    """
    statements.before = lambda statement: call() if words in statement else None


def verbs(statements: list[str]) -> list[str]:
    """
    Say what each statement begins with, and forget them.
    """
    found = [statement.split()[0] for statement in statements]
    statements.clear()
    return found


def is_open(connection: sqlite3.Connection) -> bool:
    """
    Say whether *connection* can be used.
    """
    try:
        connection.execute("SELECT 1")
    except sqlite3.ProgrammingError:
        return False

    return True
