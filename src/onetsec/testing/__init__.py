"""
For the tests of hosts, and of storages: public, and as stable as the rest.

Nothing is loaded before its first use: pytest itself imports this package, in every run of a host.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from ._fakes import Counting, CountingHasher, CountingStorage, Failing, FrozenClock, QuickHasher
    from ._loop import BlockingStorage, BlockingUsers, LoopThread
    from ._race import Rendezvous, meet, together
    from ._schedules import DIED, Ran, Stepwise, every_schedule
    from .contracts import (
        AccountsContract,
        ActivityContract,
        OutageContract,
        SessionsContract,
        StorageContract,
        ThrottleContract,
        UpkeepContract,
    )
    from .contracts.mailer import MailerContract
    from .contracts.users import UsersContract
    from .contracts.vault import VaultContract
else:  # shown to a type checker, it would promise every name

    def __getattr__(name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

        from importlib import import_module

        value: object = getattr(import_module(f".{_HOME[name]}", __name__), name)
        globals()[name] = value
        return value


__all__ = [
    "DIED",
    "AccountsContract",
    "ActivityContract",
    "BlockingStorage",
    "BlockingUsers",
    "Counting",
    "CountingHasher",
    "CountingStorage",
    "Failing",
    "FrozenClock",
    "LoopThread",
    "MailerContract",
    "OutageContract",
    "QuickHasher",
    "Ran",
    "Rendezvous",
    "SessionsContract",
    "Stepwise",
    "StorageContract",
    "ThrottleContract",
    "UpkeepContract",
    "UsersContract",
    "VaultContract",
    "every_schedule",
    "meet",
    "together",
]

_HOME = {
    "DIED": "_schedules",
    "AccountsContract": "contracts",
    "ActivityContract": "contracts",
    "BlockingStorage": "_loop",
    "BlockingUsers": "_loop",
    "Counting": "_fakes",
    "CountingHasher": "_fakes",
    "CountingStorage": "_fakes",
    "Failing": "_fakes",
    "FrozenClock": "_fakes",
    "LoopThread": "_loop",
    "MailerContract": "contracts.mailer",
    "OutageContract": "contracts",
    "QuickHasher": "_fakes",
    "Ran": "_schedules",
    "Rendezvous": "_race",
    "SessionsContract": "contracts",
    "Stepwise": "_schedules",
    "StorageContract": "contracts",
    "ThrottleContract": "contracts",
    "UpkeepContract": "contracts",
    "UsersContract": "contracts.users",
    "VaultContract": "contracts.vault",
    "every_schedule": "_schedules",
    "meet": "_race",
    "together": "_race",
}


def __dir__() -> list[str]:
    return sorted(__all__)
