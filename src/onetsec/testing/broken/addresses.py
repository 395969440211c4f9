"""
Users whose addresses are changed in broken ways: what :class:`.AddressesContract` catches, and by
which tests.
"""

from __future__ import annotations

from threading import Lock

from attrs import evolve

from ...records import User
from .._race import meet
from ..contracts.addresses import AddressesContract
from . import failures
from .users import Host, WholeUsers

__all__ = ["BROKEN_ADDRESSES", "WholeAddresses", "caught_addresses"]


class WholeAddresses(WholeUsers):
    """
    Breaks nothing: what the broken ones are made of.
    """

    def __init__(self, *, is_down: bool = False) -> None:
        super().__init__(is_down=is_down)
        self._changing = Lock()

    def change_email(self, user_id: str, new: str, *, expected: str) -> bool:
        """
        Compare and swap.
        """
        with self._changing:
            found = self.by_id(user_id)
            if found is None or not self.is_expected(found.email, expected):
                return False
            if self.is_taken(new, found):
                return False

            self.change(found, new)
            return True

    def is_expected(self, there: str, expected: str) -> bool:
        """
        Say whether *there* is what was *expected*.
        """
        return there == expected

    def is_taken(self, new: str, user: User) -> bool:
        """
        Say whether somebody else than *user* has *new*.
        """
        return self.by_login(new) not in (None, user)

    def change(self, user: User, new: str) -> None:
        """
        Put *new* into the place of what *user* has.
        """
        del self._rows[user.email]
        self._rows[new] = evolve(user, email=new)


class HidesItsOutage(WholeAddresses):
    """
    A database that is down changes nothing.
    """

    def change_email(self, user_id: str, new: str, *, expected: str) -> bool:
        return not self._is_down and super().change_email(user_id, new, expected=expected)


class ChangesBlindly(WholeAddresses):
    """
    Whatever is there.
    """

    def is_expected(self, there: str, expected: str) -> bool:
        return True


class FoldsAddresses(WholeAddresses):
    """
    A collation that takes two cases for one.
    """

    def is_expected(self, there: str, expected: str) -> bool:
        return there.casefold() == expected.casefold()


class SharesAddresses(WholeAddresses):
    """
    A column without a constraint, and nobody who looks.
    """

    def is_taken(self, new: str, user: User) -> bool:
        return False


class SharesOtherCases(WholeAddresses):
    """
    A constraint that minds the case.
    """

    def is_taken(self, new: str, user: User) -> bool:
        return new in self._rows and new != user.email


class RefusesItsOwn(WholeAddresses):
    """
    Looks for the address in any case, and finds the one who asks.
    """

    def is_taken(self, new: str, user: User) -> bool:
        return self.by_login(new) is not None


class GivesAnotherId(WholeAddresses):
    """
    A new row with the new address.
    """

    def change(self, user: User, new: str) -> None:
        self.remove(user.email)
        self.add(new)


class ChangesEverybody(WholeAddresses):
    """
    An UPDATE without its WHERE.
    """

    def change(self, user: User, new: str) -> None:
        super().change(user, new)
        for other in list(self._rows.values()):
            if other.id != user.id:
                super().change(other, f"x{other.email}")


class TrimsIds(WholeAddresses):
    """
    A collation that pads.
    """

    def change_email(self, user_id: str, new: str, *, expected: str) -> bool:
        return super().change_email(user_id.strip(), new, expected=expected)


class BringsBackTheDeleted(WholeAddresses):
    """
    An upsert.
    """

    def change_email(self, user_id: str, new: str, *, expected: str) -> bool:
        self._look()
        if user_id.startswith("user-") and user_id[5:].isdigit() and self.by_id(user_id) is None:
            self._rows[new] = User(user_id, email=new)
            return True
        return super().change_email(user_id, new, expected=expected)


class LooksThenChanges(WholeAddresses):
    """
    A read and a write, and time between them.
    """

    def change_email(self, user_id: str, new: str, *, expected: str) -> bool:
        found = self.by_id(user_id)
        if found is None or found.email != expected or self.is_taken(new, found):
            return False

        meet(found)
        with self._changing:
            self._rows.pop(expected, None)
            self._rows[new] = evolve(found, email=new)
        return True


BROKEN_ADDRESSES: tuple[type[WholeAddresses], ...] = tuple(
    broken
    for broken in list(vars().values())
    if isinstance(broken, type)
    and issubclass(broken, WholeAddresses)
    and broken is not WholeAddresses
)


def caught_addresses(broken: type[WholeAddresses]) -> frozenset[str]:
    """
    Run :class:`.AddressesContract` over *broken*, made anew for each test; the tests that fail.
    """

    class Proof(Host[WholeAddresses], AddressesContract):
        kind = broken

    return failures(Proof())
