"""
What every storage must keep: subclass, give a storage, and run it with pytest.

The rules, by the names that the tests use:

* **R1** Every method is one atomic step on the rows of one user, or of one throttle key; only who
  waits is looked for among all.
* **R2** When a write has returned, every later read sees it: no cache, no replica.
* **R3** A write that has returned survives a rollback of the host's own transaction.
* **R4** *expected* is compare-and-swap: 0 means "there must be none", n means "exactly n". With n a
  write never creates. False means "not applied".
* **R5** Ids and keys compare byte for byte; bytes come back as they were.
* **R6** The clock decides nothing. A storage may hide or delete what is over; it takes nothing that
  lives.
* **R7** A dead engine, or a write whose outcome is not known, is ``Unavailable``: never None, never
  False.

.. code-block:: python

    class TestMine(StorageContract):
        @pytest.fixture(autouse=True)
        def opened(self):
            self.storage = MyStorage(...)
            yield
            self.storage.close()

        def make(self):
            return self.storage

Every test takes users of its own, so one storage may serve them all. A storage that is asynchronous
is given as :class:`.BlockingStorage`. An engine that keeps one group only has the contract of that
group; :class:`OutageContract` is for a second subclass, with a storage that can not be reached.
"""

from __future__ import annotations

from abc import abstractmethod

from ...ports import Accounts, Sessions, Storage
from ._contract import Contract
from ._samples import account, event, session
from .accounts import RecordsContract
from .activity import ActivityContract
from .epochs import EpochsContract
from .outage import OutageContract
from .revocations import RevocationsContract
from .sessions import DevicesContract
from .throttle import ThrottleContract
from .upkeep import UpkeepContract
from .waiting import WaitingContract

__all__ = [
    "AccountsContract",
    "ActivityContract",
    "Contract",
    "OutageContract",
    "SessionsContract",
    "StorageContract",
    "ThrottleContract",
    "UpkeepContract",
    "account",
    "event",
    "session",
]


class AccountsContract(RecordsContract, WaitingContract):
    """
    Rules R1 to R5 for one record a user, and for who waits.
    """

    @abstractmethod
    def make(self) -> Accounts:
        """
        Give the accounts under test, usable from many threads.
        """


class SessionsContract(DevicesContract, RevocationsContract, EpochsContract):
    """
    Rules R1 to R5 for sessions and the minimum epoch, which one engine keeps.
    """

    @abstractmethod
    def make(self) -> Sessions:
        """
        Give the sessions under test, usable from many threads.
        """


class StorageContract(
    AccountsContract, SessionsContract, ThrottleContract, ActivityContract, UpkeepContract
):
    """
    Rules R1 to R6 for one storage.
    """

    @abstractmethod
    def make(self) -> Storage:
        """
        Give the storage under test, usable from many threads.
        """
