"""
Text that compares byte for byte, whatever the collation of the database is.
"""

from __future__ import annotations

from typing import Any

from django.db import models

_TYPES = {"mysql": "varbinary(%d)", "postgresql": 'text COLLATE "C"', "sqlite": "text"}


class WordField(models.CharField):
    """
    An id, a key or another word of ours: ``bob`` is neither ``Bob`` nor ``bob`` with a space.
    """

    def db_type(self, connection: Any) -> str | None:
        """
        Name the type of the column. Engines that we do not know have their own idea of text.
        """
        known = _TYPES.get(connection.vendor)
        if known is None:
            ordinary: str | None = super().db_type(connection)
            return ordinary

        return known % self.max_length if "%" in known else known

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """
        Give MariaDB and MySQL the bytes that they compare.
        """
        text = super().get_db_prep_value(value, connection, prepared)
        return text.encode() if connection.vendor == "mysql" and isinstance(text, str) else text

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """
        Read those bytes as text.
        """
        return bytes(value).decode() if isinstance(value, (bytes, memoryview)) else value
