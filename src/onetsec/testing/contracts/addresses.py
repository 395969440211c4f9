"""
The contract of users whose address onetsec may change.

.. code-block:: python

    class TestMine(AddressesContract):
        def make(self):
            return MyUsers(...)  # which have `change_email`

        ...  # add, remove and failing, as for `UsersContract`
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from ...ports import WritableUsers
from .users import _HOSTILE, UsersContract, _address, _is_unavailable

__all__ = ["AddressesContract"]


class AddressesContract(UsersContract):
    """
    What onetsec relies on besides: an address is compared and swapped, and is one person's.
    """

    def test_address_is_changed(self) -> None:
        """
        And nothing of who they are.
        """
        users, id, old = self._holder()
        new = _address()

        assert users.change_email(id, new, expected=old)
        found = users.by_id(id)
        assert found is not None
        assert [id, new] == [found.id, found.email]

    def test_address_is_changed_back(self) -> None:
        """
        Whoever undoes it has the old one again.
        """
        users, id, old = self._holder()
        new = _address()

        assert users.change_email(id, new, expected=old)
        assert users.change_email(id, old, expected=new)
        assert old == self._address_of(users, id)

    def test_address_of_another_is_not_taken(self) -> None:
        """
        Nor in another case: two who differ in that only would get each other's mail.
        """
        users, id, old = self._holder()
        other = _address()
        self.add(other)
        theirs = self._user(users, other)
        tried = (other, other.upper(), other.replace("else", "Else"))

        assert [False] * 3 == [users.change_email(id, new, expected=old) for new in tried]
        assert [old, other] == [self._address_of(users, one) for one in (id, theirs.id)]

    def test_address_is_changed_to_another_case(self) -> None:
        """
        It is their own.
        """
        users, id, old = self._holder()
        new = old.replace("else", "Else")

        assert users.change_email(id, new, expected=old)
        assert new == self._address_of(users, id)

    def test_address_that_was_not_expected_stays(self) -> None:
        """
        Another text is another address, in another case and with another end too.
        """
        users, id, old = self._holder()
        others = (old.upper(), f"{old} ", old[:-1], "", "%", old.replace("e", "\u00e9", 1))

        changed = [users.change_email(id, _address(), expected=other) for other in others]
        assert [False] * len(others) == changed
        assert old == self._address_of(users, id)

    def test_address_of_nobody_else_is_changed(self) -> None:
        """
        However many there are.
        """
        users, id, old = self._holder()
        others = [_address() for _ in range(3)]
        for other in others:
            self.add(other)
        ids = [self._user(users, other).id for other in others]

        assert users.change_email(id, _address(), expected=old)
        assert others == [self._address_of(users, one) for one in ids]

    def test_address_of_the_unknown_is_not_changed(self) -> None:
        """
        Whatever the id is, it is an answer.
        """
        users, id, old = self._holder()
        nobody = [*_HOSTILE, f"{id} ", f" {id}", f"0{id}", f"{id}.0", old]

        assert [] == [one for one in nobody if users.change_email(one, _address(), expected=old)]
        assert old == self._address_of(users, id)

    def test_address_of_the_removed_is_not_changed(self) -> None:
        """
        They do not come back.
        """
        users, id, old = self._holder()
        self.remove(old)

        assert not users.change_email(id, _address(), expected=old)
        assert users.by_id(id) is None

    def test_address_is_changed_once(self) -> None:
        """
        Of many who expect the same, one wins, and has it.
        """
        users, id, old = self._holder()
        news = [_address() for _ in range(self.threads)]

        def change(new: str) -> Callable[[], bool]:
            return lambda: users.change_email(id, new, expected=old)

        changed = self.race([change(new) for new in news])

        won = [new for new, is_it in zip(news, changed, strict=True) if is_it]
        assert [self._address_of(users, id)] == won

    def test_outage_of_change_email(self) -> None:
        """
        It is not a change that somebody else has won.
        """
        _, id, old = self._holder()
        users = cast(WritableUsers, self.failing())

        _is_unavailable(lambda: users.change_email(id, _address(), expected=old))

    def _holder(self) -> tuple[WritableUsers, str, str]:
        """
        The users, and the id and address of one.
        """
        users, login = self.make(), _address()
        self.add(login)
        return cast(WritableUsers, users), self._user(users, login).id, login

    @staticmethod
    def _address_of(users: WritableUsers, id: str) -> str | None:
        found = users.by_id(id)
        return None if found is None else found.email
