"""
The contract of a host that keeps the hashes of passwords itself: users, and their vault.

.. code-block:: python

    class TestMine(VaultContract):
        def make(self):
            return MyUsers(...)  # which are their own vault, or override `vault`

        def add(self, login):
            db.insert(email=login)

        def remove(self, login):
            db.delete(email=login)

        def failing(self):
            return MyUsers(nobody)

        def read(self, login):
            return db.get(email=login).password

        def write(self, login, hashed):
            db.update(email=login, password=hashed)
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from secrets import token_hex
from typing import cast

from ...ports import PasswordVault, Users
from ...records import User
from .users import _HOSTILE, UsersContract, _address, _is_unavailable

__all__ = ["VaultContract"]


class VaultContract(UsersContract):
    """
    What onetsec relies on besides: the host's column is compared and swapped, exactly.
    """

    @abstractmethod
    def read(self, login: str) -> str | None:
        """
        Give the hash of this user as the host sees it, from another connection.
        """

    @abstractmethod
    def write(self, login: str, hashed: str | None) -> None:
        """
        Store the hash of this user as the host does.
        """

    def vault(self, users: Users) -> PasswordVault:
        """
        Give the vault of *users*; they are one themselves, unless this says otherwise.
        """
        return cast(PasswordVault, users)

    def test_vault_is_empty_at_first(self) -> None:
        """
        Somebody without a password has none.
        """
        vault, id, _ = self._somebody(None)

        assert vault.password_hash(id) is None

    def test_vault_has_what_the_host_has_written(self) -> None:
        """
        Whole: a hash that was cut is nobody's.
        """
        hashed = _hash()
        vault, id, _ = self._somebody(hashed)

        assert hashed == vault.password_hash(id)

    def test_vault_keeps_a_first_hash(self) -> None:
        """
        Whole, where the host sees it.
        """
        vault, id, login = self._somebody(None)
        hashed = _hash()

        assert vault.replace_password_hash(id, hashed, expected=None)
        assert [hashed, hashed] == [vault.password_hash(id), self.read(login)]

    def test_vault_swaps_what_was_expected(self) -> None:
        """
        And what comes after it, too.
        """
        vault, id, login = self._somebody("one")

        assert vault.replace_password_hash(id, "two", expected="one")
        assert vault.replace_password_hash(id, "three", expected="two")
        assert "three" == self.read(login)

    def test_vault_swaps_nothing_else(self) -> None:
        """
        Another text is another hash, in another case and with another end too.
        """
        vault, id, login = self._somebody("$argon2id$abc")
        others = ("$ARGON2ID$ABC", "$argon2id$abc ", "$argon2id$ab", "", "%", "$argon2id$\u00e0bc")

        swapped = [vault.replace_password_hash(id, "new", expected=other) for other in others]
        assert [False] * len(others) == swapped
        assert "$argon2id$abc" == self.read(login)

    def test_vault_never_takes_a_hash_for_none(self) -> None:
        """
        A first password is no way around the present one.
        """
        vault, id, login = self._somebody("one")

        assert not vault.replace_password_hash(id, "two", expected=None)
        assert "one" == self.read(login)

    def test_vault_never_takes_none_for_a_hash(self) -> None:
        """
        Whoever was robbed of the password by the host does not get it back from a late change.
        """
        vault, id, login = self._somebody("one")
        self.write(login, None)

        assert vault.password_hash(id) is None
        assert not vault.replace_password_hash(id, "two", expected="one")
        assert self.read(login) is None

    def test_vault_touches_nobody_else(self) -> None:
        """
        Who has the same hash, for one.
        """
        vault, id, _ = self._somebody("one")
        other = _address()
        self.add(other)
        self.write(other, "one")

        assert vault.replace_password_hash(id, "two", expected="one")
        assert "one" == self.read(other)

    def test_vault_of_nobody(self) -> None:
        """
        Whatever is asked for, it is an answer: somebody's, under one spelling, or nobody's.
        """
        vault, id, login = self._somebody("one")
        # A number may be the id of somebody else.
        spellings = (f"?{token_hex(36)}", f"{id} ", f" {id}", f"0{id}", f"{id}.0", id.swapcase())
        nobody = [text for text in (*_HOSTILE, *spellings, login) if text != id]

        assert [] == [text for text in nobody if vault.password_hash(text) == "one"]
        taken = [t for t in nobody if vault.replace_password_hash(t, "two", expected="one")]
        assert [] == taken
        assert "one" == self.read(login)

    def test_vault_of_the_removed_is_empty(self) -> None:
        """
        At once, and it takes nothing any more.
        """
        vault, id, login = self._somebody("one")
        self.remove(login)

        assert vault.password_hash(id) is None
        assert not vault.replace_password_hash(id, "two", expected="one")
        assert not vault.replace_password_hash(id, "two", expected=None)

    def test_vault_swaps_once(self) -> None:
        """
        Of many who expect the same, one wins, and has it.
        """
        vault, id, login = self._somebody("one")

        def swap(new: str) -> Callable[[], bool]:
            return lambda: vault.replace_password_hash(id, new, expected="one")

        news = [f"two {number}" for number in range(self.threads)]
        swapped = self.race([swap(new) for new in news])

        assert [self.read(login)] == [new for new, won in zip(news, swapped, strict=True) if won]

    def test_outage_of_password_hash(self) -> None:
        """
        It is not a user without a password.
        """
        _, id, _ = self._somebody("one")

        _is_unavailable(lambda: self.vault(self.failing()).password_hash(id))

    def test_outage_of_replace_password_hash(self) -> None:
        """
        It is not a swap that somebody else has won.
        """
        _, id, _ = self._somebody("one")
        vault = self.vault(self.failing())

        _is_unavailable(lambda: vault.replace_password_hash(id, "two", expected="one"))

    def _somebody(self, hashed: str | None) -> tuple[PasswordVault, str, str]:
        """
        A vault, and the id and login of a user whose hash in it is *hashed*.
        """
        users, login = self.make(), _address()
        self.add(login)
        if hashed is not None:
            self.write(login, hashed)
        found = users.by_login(login)
        assert isinstance(found, User)
        return self.vault(users), found.id, login


def _hash() -> str:
    """
    Make a text of the length of a hash of argon2id, and a bit more.
    """
    return f"$argon2id$v=19$m=47104,t=1,p=1${token_hex(11)}${token_hex(30)}"
