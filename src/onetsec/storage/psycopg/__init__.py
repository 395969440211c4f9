"""
A storage in PostgreSQL, by its native driver: for any number of machines.
"""

from __future__ import annotations

from .._layout import Layout
from .awaited import AsyncPsycopgStorage
from .blocking import PsycopgStorage

__all__ = ["AsyncPsycopgStorage", "Layout", "PsycopgStorage"]
