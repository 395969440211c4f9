"""
Storages that are broken on purpose: what :class:`.StorageContract` catches, and by which tests.

Each breaks one rule and keeps the others. Races are lost by a rendezvous, not by luck.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from inspect import isabstract

from ...ports import Storage
from ...storage.memory import MemoryStorage
from ..contracts import Contract, StorageContract
from . import accounts, activity, ids, sessions, throttle, upkeep
from .outage import HidesItsOutage
from .upkeep import JoinsTheHost

__all__ = ["BROKEN", "HidesItsOutage", "caught", "failures"]

BROKEN: tuple[type[MemoryStorage], ...] = tuple(
    broken
    for module in (accounts, sessions, throttle, activity, ids, upkeep)
    for broken in vars(module).values()
    if isinstance(broken, type)
    and issubclass(broken, MemoryStorage)
    and broken is not MemoryStorage
    and not isabstract(broken)
)


def caught(broken: type[MemoryStorage]) -> frozenset[str]:
    """
    Run :class:`.StorageContract` over *broken*, made anew for each test; see :func:`failures`.
    """

    class Proof(StorageContract):
        threads = 8  # they meet, so few lose as surely as many

        def make(self) -> Storage:
            self.storage = broken()
            return self.storage

        def host_transaction(self) -> AbstractContextManager[object]:
            if isinstance(self.storage, JoinsTheHost):
                return self.storage.host_transaction()
            return nullcontext()

    return failures(Proof())


def failures(contract: Contract) -> frozenset[str]:
    """
    Run every test of *contract*, without pytest; the names of those that fail.
    """
    names = [name for name in dir(contract) if name.startswith("test_")]
    return frozenset(name for name in names if _fails(getattr(contract, name)))


def _fails(test: Callable[[], None]) -> bool:
    try:
        test()
    except Exception:  # whatever it is: a test of pytest fails by any
        return True

    return False
