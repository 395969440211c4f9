"""
How much of a sweep is one transaction.

What a transaction deletes is locked until it ends, and one that takes long makes others wait: in
SQLite each writer. How long a row takes is known only where it happens: from some microseconds to
half a millisecond on a machine that is busy. So a sweep begins with a few rows, and goes on with as
many as take some milliseconds there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic

FIRST = 20
LEAST, MOST = 5, 160
_SLOW = 0.025  # seconds: half of what no lock may be held for
_QUICK = 0.010  # twice as many rows are not slow then


def batches(limit: int, *, clock: Callable[[], float] = monotonic) -> Iterator[int]:
    """
    Yield how many rows of a kind the next transaction may delete, until *limit* is reached.

    Whoever deletes asks for the next number when the transaction is over, and no more if it has
    found fewer rows.

    Args:
        clock: Tells seconds that only ever grow.
    """
    size, left = FIRST, limit
    while left > 0:
        most = min(size, left)
        begin = clock()
        yield most
        size = _following(size, clock() - begin)
        left -= most


def _following(size: int, took: float) -> int:
    if took > _SLOW:
        return max(LEAST, size // 2)
    if took < _QUICK:
        return min(MOST, size * 2)

    return size
