"""
A storage in the database of the host, through SQLAlchemy.

It takes a URL or an engine, never a session: what onetsec stores must not be rolled back with what
the host does. Its tables are the host's to migrate, with Alembic and ``metadata``, or the
storage's, with ``upgrade()``.
"""

from __future__ import annotations

from .._layout import Layout
from ._tables import metadata
from .awaited import AsyncSqlAlchemyStorage
from .blocking import SqlAlchemyStorage

__all__ = ["AsyncSqlAlchemyStorage", "Layout", "SqlAlchemyStorage", "metadata"]
