"""
Accounts, each with one rule broken.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import get_ident

from attrs import evolve

from ...records import AccountRecord
from ...storage.memory import MemoryStorage
from .._race import meet


class SaveIsNotAtomic(MemoryStorage):
    """
    R1: Gets, compares and sets; everybody has got before anybody sets.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        stored = self.load(record.user_id)
        meet(record)
        if (0 if stored is None else stored.version) != expected:
            return False

        self._accounts[record.user_id] = record
        return True


class SaveIgnoresExpected(MemoryStorage):
    """
    R4: The last one wins.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        self._accounts[record.user_id] = record
        return True


class SaveIgnoresExpectedZero(MemoryStorage):
    """
    R4: A creation replaces what is there.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        if expected == 0:
            self._accounts[record.user_id] = record
            return True

        return super().save(record, expected=expected)


class SaveCreates(MemoryStorage):
    """
    R4: An update brings back what was erased.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        return super().save(record, expected=expected if record.user_id in self._accounts else 0)


class SaveTakesOlderVersions(MemoryStorage):
    """
    R4: Compares with "not newer than" in place of "exactly".
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        stored = self._accounts.get(record.user_id)
        fits = stored is not None and 0 < stored.version <= expected
        return super().save(record, expected=stored.version if stored and fits else expected)


class SaveKeepsTheEpoch(MemoryStorage):
    """
    R4: An update forgets a column.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        stored = self._accounts.get(record.user_id)
        epoch = record.epoch if stored is None else stored.epoch
        return super().save(evolve(record, epoch=epoch), expected=expected)


class AccountsAreCached(MemoryStorage):
    """
    R2: What was read once is read again, until this very reader writes.
    """

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[tuple[str, int], AccountRecord | None] = {}

    def load(self, user_id: str) -> AccountRecord | None:
        return self._seen.setdefault((user_id, get_ident()), super().load(user_id))

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        self._seen.pop((record.user_id, get_ident()), None)
        return super().save(record, expected=expected)

    def erase(self, user_id: str) -> None:
        self._seen.pop((user_id, get_ident()), None)
        super().erase(user_id)


class EraseLeavesATombstone(MemoryStorage):
    """
    R4: Who was erased can not come back.
    """

    def __init__(self) -> None:
        super().__init__()
        self._erased: set[str] = set()

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        return record.user_id not in self._erased and super().save(record, expected=expected)

    def erase(self, user_id: str) -> None:
        self._erased.add(user_id)
        super().erase(user_id)


class EraseOnlyEmpties(MemoryStorage):
    """
    An erased account is still there, with nothing in it.
    """

    def erase(self, user_id: str) -> None:
        stored = self.load(user_id)
        super().erase(user_id)
        if stored is not None:
            super().save(evolve(stored, data=b""), expected=0)


class WaitingIsForgotten(MemoryStorage):
    """
    R2: Nobody is found who waits.
    """

    def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        return ()


class WaitingIsNotStored(MemoryStorage):
    """
    R4: An update forgets a column.
    """

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        stored = self._accounts.get(record.user_id)
        since = record.waits_since if stored is None else stored.waits_since
        return super().save(evolve(record, waits_since=since), expected=expected)


class WaitingIsInNoOrder(MemoryStorage):
    """
    Gives whom it finds first.
    """

    def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        with self._lock:
            own = [one for one in self._accounts.values() if 0 < one.waits_since <= before]
        return [one.user_id for one in own[::-1][:limit]]


class WaitingIsTimeless(MemoryStorage):
    """
    Gives those too that have only begun to wait, and as many as there are.
    """

    def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        return super().waiting(before=2**40, limit=2**40)


class WaitingIsListedApart(MemoryStorage):
    """
    R1: Keeps who waits in a list beside the accounts, whatever becomes of the save.
    """

    def __init__(self) -> None:
        super().__init__()
        self._since: dict[str, int] = {}

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        self._since[record.user_id] = record.waits_since
        return super().save(record, expected=expected)

    def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        found = [user for user, since in list(self._since.items()) if 0 < since <= before]
        return sorted(found, key=self._since.__getitem__)[:limit]


class WaitingIsTakenBackByLosers(MemoryStorage):
    """
    R4: Who has lost takes its own entry out of a list, which is the winner's too.
    """

    def __init__(self) -> None:
        super().__init__()
        self._since: dict[str, int] = {}

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        saved = super().save(record, expected=expected)
        self._since[record.user_id] = record.waits_since if saved else 0
        return saved

    def waiting(self, *, before: int, limit: int = 100) -> Sequence[str]:
        found = super().waiting(before=before, limit=2**40)
        return [user for user in found if self._since[user]][:limit]
