"""
Vaults that are broken on purpose: what :class:`.VaultContract` catches, and by which tests.
"""

from __future__ import annotations

from threading import Lock

from .._race import meet
from ..contracts.vault import VaultContract
from . import failures
from .users import Host, WholeUsers

__all__ = ["BROKEN_VAULTS", "WholeVault", "caught_vaults"]


class WholeVault(WholeUsers):
    """
    Breaks nothing: what the broken ones are made of.
    """

    def __init__(self, *, is_down: bool = False) -> None:
        super().__init__(is_down=is_down)
        self.hashes: dict[str, str | None] = {}
        self._swapping = Lock()

    def password_hash(self, user_id: str) -> str | None:
        """
        The hash of this user.
        """
        found = self.by_id(user_id)
        return None if found is None else self.hashes.get(found.id)

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        """
        Compare and swap.
        """
        with self._swapping:
            found = self.by_id(user_id)
            if found is None or not self.is_expected(self.hashes.get(found.id), expected):
                return False

            self.hashes[found.id] = self.stored(new)
            return True

    def is_expected(self, there: str | None, expected: str | None) -> bool:
        """
        Say whether *there* is what was *expected*.
        """
        return there == expected

    def stored(self, new: str) -> str:
        """
        What a column keeps of *new*.
        """
        return new


class HidesItsOutage(WholeVault):
    """
    A vault that is down has no hash, and swaps none.
    """

    def password_hash(self, user_id: str) -> str | None:
        return None if self._is_down else super().password_hash(user_id)

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        return not self._is_down and super().replace_password_hash(user_id, new, expected=expected)


class CutsHashes(WholeVault):
    """
    A column that is too short for them.
    """

    def stored(self, new: str) -> str:
        return new[:60]


class ReadsCutHashes(WholeVault):
    """
    A column that the host has given more room than the vault has.
    """

    def password_hash(self, user_id: str) -> str | None:
        found = super().password_hash(user_id)
        return None if found is None else found[:60]


class FoldsHashes(WholeVault):
    """
    A collation that takes two hashes for one.
    """

    def is_expected(self, there: str | None, expected: str | None) -> bool:
        if there is None or expected is None:
            return there == expected
        return there.casefold() == expected.strip().casefold()


class SwapsBlindly(WholeVault):
    """
    An UPDATE without a condition.
    """

    def is_expected(self, there: str | None, expected: str | None) -> bool:
        return True


class TakesAnythingForNone(WholeVault):
    """
    Without an expectation there is no condition.
    """

    def is_expected(self, there: str | None, expected: str | None) -> bool:
        return expected is None or there == expected


class TakesNoneForAnything(WholeVault):
    """
    Where there is nothing, nothing can be lost.
    """

    def is_expected(self, there: str | None, expected: str | None) -> bool:
        return there is None or there == expected


class SwapsByHash(WholeVault):
    """
    An UPDATE of every row that has this hash.
    """

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        swapped = super().replace_password_hash(user_id, new, expected=expected)
        if swapped and expected is not None:
            self.hashes.update({id: new for id, old in self.hashes.items() if old == expected})
        return swapped


class LooksThenSwaps(WholeVault):
    """
    A SELECT, then an UPDATE.
    """

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        found = self.by_id(user_id)
        if found is None or self.hashes.get(found.id) != expected:
            return False

        meet(found)
        self.hashes[found.id] = new
        return True


class SaysNo(WholeVault):
    """
    Swaps, and does not say so.
    """

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        super().replace_password_hash(user_id, new, expected=expected)
        return False


class SwapsInACache(WholeVault):
    """
    What it has swapped, only it knows.
    """

    def __init__(self, *, is_down: bool = False) -> None:
        super().__init__(is_down=is_down)
        self._cache: dict[str, str] = {}

    def password_hash(self, user_id: str) -> str | None:
        return self._cache.get(user_id) or super().password_hash(user_id)

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        with self._swapping:
            found = self.by_id(user_id)
            if found is None or self.password_hash(user_id) != expected:
                return False

            self._cache[user_id] = new
            return True


class TrimsIds(WholeVault):
    """
    A collation of the id that pads.
    """

    def password_hash(self, user_id: str) -> str | None:
        return super().password_hash(user_id.strip())


class TellsEmptyHashes(WholeVault):
    """
    A column that is never NULL.
    """

    def password_hash(self, user_id: str) -> str | None:
        return super().password_hash(user_id) or ""


class RemembersTheDeleted(WholeVault):
    """
    Hashes in a table of their own, which nobody cleans.
    """

    def password_hash(self, user_id: str) -> str | None:
        self._look()
        return self.hashes.get(user_id)


BROKEN_VAULTS: tuple[type[WholeVault], ...] = tuple(
    broken
    for broken in list(vars().values())
    if isinstance(broken, type) and issubclass(broken, WholeVault) and broken is not WholeVault
)


def caught_vaults(broken: type[WholeVault]) -> frozenset[str]:
    """
    Run :class:`.VaultContract` over *broken*, made anew for each test; the tests that fail.
    """

    class Proof(Host[WholeVault], VaultContract):
        kind = broken

        def read(self, login: str) -> str | None:
            found = self.users.by_login(login)
            return None if found is None else self.users.hashes.get(found.id)

        def write(self, login: str, hashed: str | None) -> None:
            found = self.users.by_login(login)
            assert found is not None
            self.users.hashes[found.id] = hashed

    return failures(Proof())
