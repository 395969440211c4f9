"""
For the tests of hosts, and of storages: public, and as stable as the rest.
"""

from __future__ import annotations

from ._fakes import (
    Counting,
    CountingHasher,
    CountingStorage,
    Failing,
    FrozenClock,
    QuickHasher,
)
from ._race import Rendezvous, together
from ._schedules import DIED, Ran, Stepwise, every_schedule
from .contracts import StorageContract

__all__ = [
    "DIED",
    "Counting",
    "CountingHasher",
    "CountingStorage",
    "Failing",
    "FrozenClock",
    "QuickHasher",
    "Ran",
    "Rendezvous",
    "Stepwise",
    "StorageContract",
    "every_schedule",
    "together",
]
