"""
The four primitives over a dictionary.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from threading import Lock

from onetsec.errors import Unavailable
from onetsec.storage.rows import Row

Place = tuple[str, str]


class Table:
    """
    Rows under one lock.

    Attributes:
        ends: When each row is over.
    """

    def __init__(self, *, is_down: bool = False, is_contended: bool = False) -> None:
        self._lock = Lock()
        self._rows: dict[Place, Row] = {}
        self._is_down = is_down
        self._is_contended = is_contended
        self.ends: dict[Place, int] = {}

    def get(self, partition: str, keys: Sequence[str]) -> Sequence[Row | None]:
        """
        See :class:`onetsec.storage.rows.Rows`.
        """
        with self._lock:
            self._answer()
            return [self._rows.get((partition, key)) for key in keys]

    def query(
        self, partition: str, prefix: str, *, before: str | None = None, limit: int | None = None
    ) -> Sequence[tuple[str, Row]]:
        """
        See :class:`onetsec.storage.rows.Rows`.
        """
        with self._lock:
            self._answer()
            found = [
                (key, row)
                for (place, key), row in self._rows.items()
                if place == partition
                and key.startswith(prefix)
                and (before is None or key < before)
            ]
        return sorted(found, key=lambda one: one[0], reverse=True)[:limit]

    def put(self, partition: str, key: str, row: Row, *, expected: int, expires_at: int) -> bool:
        """
        See :class:`onetsec.storage.rows.Rows`.
        """
        with self._lock:
            self._answer()
            stored = self._rows.get((partition, key))
            if self._is_contended or (0 if stored is None else stored.version) != expected:
                return False

            self._rows[partition, key] = row
            self.ends[partition, key] = expires_at
            return True

    def delete(self, partition: str, keys: Collection[str]) -> int:
        """
        See :class:`onetsec.storage.rows.Rows`.
        """
        with self._lock:
            self._answer()
            return sum(self._rows.pop((partition, key), None) is not None for key in keys)

    def sweep(self, *, now: int, limit: int) -> int:
        """
        Delete what is over.
        """
        with self._lock:
            self._answer()
            over = [place for place in self._rows if 0 < self.ends[place] <= now][:limit]
            for place in over:
                del self._rows[place]
            return len(over)

    def _answer(self) -> None:
        if self._is_down:
            raise Unavailable("storage: down")
