"""
For the tests of hosts, and of storages: public, and as stable as the rest.

Nothing is loaded before its first use: pytest itself imports this package, in every run of a host.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from ._authenticator import Authenticator
    from ._browser import Answer, Browser
    from ._fakes import (
        BreachList,
        Counting,
        CountingHasher,
        CountingStorage,
        Failing,
        FrozenClock,
        QuickHasher,
    )
    from ._loop import BlockingStorage, BlockingUsers, LoopThread
    from ._race import Rendezvous, meet, together
    from ._schedules import DIED, Ran, Stepwise, every_schedule
    from ._serving import serving
    from ._signing import aenroll_totp, asign_in, astale, enroll_totp, sign_in, stale
    from .contracts import (
        AccountsContract,
        ActivityContract,
        OutageContract,
        SessionsContract,
        StorageContract,
        ThrottleContract,
        UpkeepContract,
    )
    from .contracts.addresses import AddressesContract
    from .contracts.mailer import MailerContract
    from .contracts.users import UsersContract
    from .contracts.vault import VaultContract
    from .contracts.web import (
        ApiContract,
        Login,
        PagesContract,
        WebClockContract,
        WebContract,
        WebHost,
        WebOutageContract,
    )
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
    "AddressesContract",
    "Answer",
    "ApiContract",
    "Authenticator",
    "BlockingStorage",
    "BlockingUsers",
    "BreachList",
    "Browser",
    "Counting",
    "CountingHasher",
    "CountingStorage",
    "Failing",
    "FrozenClock",
    "Login",
    "LoopThread",
    "MailerContract",
    "OutageContract",
    "PagesContract",
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
    "WebClockContract",
    "WebContract",
    "WebHost",
    "WebOutageContract",
    "aenroll_totp",
    "asign_in",
    "astale",
    "enroll_totp",
    "every_schedule",
    "meet",
    "serving",
    "sign_in",
    "stale",
    "together",
]

_HOME = {
    "DIED": "_schedules",
    "AccountsContract": "contracts",
    "ActivityContract": "contracts",
    "AddressesContract": "contracts.addresses",
    "Answer": "_browser",
    "ApiContract": "contracts.web",
    "Authenticator": "_authenticator",
    "BlockingStorage": "_loop",
    "BlockingUsers": "_loop",
    "BreachList": "_fakes",
    "Browser": "_browser",
    "Counting": "_fakes",
    "CountingHasher": "_fakes",
    "CountingStorage": "_fakes",
    "Failing": "_fakes",
    "FrozenClock": "_fakes",
    "Login": "contracts.web",
    "LoopThread": "_loop",
    "MailerContract": "contracts.mailer",
    "OutageContract": "contracts",
    "PagesContract": "contracts.web",
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
    "WebClockContract": "contracts.web",
    "WebContract": "contracts.web",
    "WebHost": "contracts.web",
    "WebOutageContract": "contracts.web",
    "aenroll_totp": "_signing",
    "asign_in": "_signing",
    "astale": "_signing",
    "enroll_totp": "_signing",
    "every_schedule": "_schedules",
    "meet": "_race",
    "serving": "_serving",
    "sign_in": "_signing",
    "stale": "_signing",
    "together": "_race",
}


def __dir__() -> list[str]:
    return sorted(__all__)
