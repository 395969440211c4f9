"""
A database on each engine, as the tests of this folder need it.
"""

from __future__ import annotations

from attrs import frozen
from sqlalchemy import Engine, create_engine
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine


@frozen
class Database:
    """
    One database, and how it is reached.

    Attributes:
        blocking, awaited: URLs, for the two kinds of drivers.
    """

    blocking: str
    awaited: str

    def engine(self) -> Engine:
        """
        An engine as a host has it: with transactions.
        """
        return create_engine(self.blocking)

    def async_engine(self) -> AsyncEngine:
        """
        The same for an asynchronous host.
        """
        return create_async_engine(self.awaited)
