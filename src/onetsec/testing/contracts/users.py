"""
The contract of a host's users: subclass, say how they come and go, and run it with pytest.

.. code-block:: python

    class TestMine(UsersContract):
        folds_case = True  # ADA@example.com is ada@example.com

        def make(self):
            return MyUsers(...)

        def add(self, login):
            db.insert(email=login)

        def remove(self, login):
            db.delete(email=login)

        def failing(self):
            return MyUsers(nobody)
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from secrets import token_hex

from ...errors import Unavailable
from ...ports import Users
from ...records import User
from ._contract import Contract

__all__ = ["UsersContract"]

_NUMBERS = ("0", "-1", "1.0", "1e0", "1_0", "9" * 30, "-" + "9" * 30, "\u0661", "None", "nan")
_HOSTILE = (
    *("", " ", "\0", "\n", "\ud800", "\u202e", "\U0001f600", "x" * 10_000),
    *("%", "_", "*", "?", ".", "..", "/", "\\", "'", '"', "' OR 1=1 --", "1; DROP TABLE users"),
    *("{}", "%s", ":id", "$1", "00000000-0000-0000-0000-000000000000", *_NUMBERS),
)


class UsersContract(Contract, ABC):
    """
    What onetsec relies on: one person, one id, for ever.

    Attributes:
        folds_case: A login in another case is the same, as the host has it.
    """

    threads = 8
    folds_case = True

    @abstractmethod
    def make(self) -> Users:
        """
        Give the users under test, usable from many threads.
        """

    @abstractmethod
    def add(self, login: str) -> None:
        """
        Store a user as the host does, who is found by *login*, an e-mail address.
        """

    @abstractmethod
    def remove(self, login: str) -> None:
        """
        Delete the user with this login, as the host does.
        """

    @abstractmethod
    def failing(self) -> Users:
        """
        Give users of the same kind whose database is down.
        """

    def test_user_is_unknown_at_first(self) -> None:
        """
        Nobody is nobody.
        """
        users = self.make()

        assert users.by_login(_address()) is None
        assert users.by_id(token_hex(8)) is None

    def test_user_is_found_by_login(self) -> None:
        """
        The one who was added, and no other.
        """
        users, login, other = self.make(), _address(), _address()
        self.add(other)
        self.add(login)

        assert login == self._user(users, login).email

    def test_user_is_the_same_by_id(self) -> None:
        """
        Both ways lead to the same facts.
        """
        users, login = self.make(), _address()
        self.add(login)
        found = self._user(users, login)

        assert found == users.by_id(found.id)

    def test_user_has_an_id_of_its_own(self) -> None:
        """
        No two users share one.
        """
        users, logins = self.make(), [_address() for _ in range(5)]
        for login in logins:
            self.add(login)

        assert 5 == len({self._user(users, login).id for login in logins})

    def test_user_id_is_text(self) -> None:
        """
        Of 1 to 128 bytes.
        """
        users, login = self.make(), _address()
        self.add(login)
        id: object = self._user(users, login).id

        assert isinstance(id, str)
        assert 1 <= len(id.encode()) <= 128

    def test_user_id_is_stable(self) -> None:
        """
        Whoever comes and goes.
        """
        users, logins = self.make(), [_address() for _ in range(3)]
        self.add(logins[0])
        self.add(logins[1])
        before = self._user(users, logins[1]).id
        self.remove(logins[0])
        self.add(logins[2])

        assert before == self._user(users, logins[1]).id

    def test_user_id_has_one_spelling(self) -> None:
        """
        A text that is nearly an id is nobody's, or somebody else's.
        """
        users, login = self.make(), _address()
        self.add(login)
        id = self._user(users, login).id
        nearly = [f"{id} ", f" {id}", f"{id}\n", f"0{id}", f"+{id}", f"{id}.0", f"{id}\0", id[:-1]]
        nearly += [form for form in (id.upper(), id.lower(), id.swapcase()) if form != id]
        nearly.append("".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in id))

        found = [(form, users.by_id(form)) for form in nearly]
        assert [] == [form for form, user in found if user and user.email == login]
        assert [] == [form for form, user in found if user and user.id != form]

    def test_user_id_is_no_login(self) -> None:
        """
        Nor is a login an id, unless the host says so for this very user.
        """
        users, login = self.make(), _address()
        self.add(login)
        found = self._user(users, login)

        assert users.by_id(login) in (None, found)
        assert users.by_login(found.id) in (None, found)

    def test_user_login_in_another_case(self) -> None:
        """
        Is the same, or nobody: as the host says.
        """
        users, login = self.make(), _address()
        self.add(login)
        found = self._user(users, login)

        assert (found if self.folds_case else None) == users.by_login(login.upper())

    def test_user_login_is_no_pattern(self) -> None:
        """
        What stands for anything stands for itself only.
        """
        users, login = self.make(), _address()
        self.add(login)
        patterns = [
            "%",
            "_" * len(login),
            "*",
            login[:-1] + "%",
            login[:-1] + "_",
            login[:-1] + "*",
        ]

        assert [None] * 6 == [users.by_login(pattern) for pattern in patterns]

    def test_user_login_has_its_letters(self) -> None:
        """
        An accent, or a form of width, makes another login, which somebody else may have.
        """
        users, login = self.make(), _address()
        self.add(login)
        others = [login.replace("e", other, 1) for other in ("\u00e9", "e\u0301", "\uff45", "3")]

        assert [None] * 4 == [users.by_login(other) for other in others]

    def test_user_with_a_hostile_login_is_nobody(self) -> None:
        """
        Whatever is typed, it is an answer, and nothing is broken afterwards.
        """
        users, login = self.make(), _address()
        self.add(login)

        assert [None] * len(_HOSTILE) == [users.by_login(typed) for typed in _HOSTILE]
        assert login == self._user(users, login).email

    def test_user_with_a_hostile_id_is_nobody(self) -> None:
        """
        A cookie may say anything; a number may be somebody's, and then it is that somebody.
        """
        users, login = self.make(), _address()
        self.add(login)
        found = [(text, users.by_id(text)) for text in _HOSTILE]

        assert [] == [text for text, user in found if user and user.id != text]
        assert [] == [text for text, user in found if user and users.by_login(user.email) != user]
        assert login == self._user(users, login).email

    def test_user_who_was_removed_is_unknown(self) -> None:
        """
        At once, by login and by id.
        """
        users, login = self.make(), _address()
        self.add(login)
        id = self._user(users, login).id
        self.remove(login)

        assert (None, None) == (users.by_login(login), users.by_id(id))

    def test_user_id_never_comes_back(self) -> None:
        """
        The next user would find an account with a password, and its sessions.
        """
        users, first, second = self.make(), _address(), _address()
        self.add(first)
        id = self._user(users, first).id
        self.remove(first)
        self.add(second)

        assert id != self._user(users, second).id
        assert users.by_id(id) is None

    def test_user_with_the_login_of_another_has_an_id_of_its_own(self) -> None:
        """
        An address that was given up and is taken by somebody else is another user.
        """
        users, login = self.make(), _address()
        self.add(login)
        id = self._user(users, login).id
        self.remove(login)
        self.add(login)

        assert id != self._user(users, login).id

    def test_users_of_many_threads_keep_apart(self) -> None:
        """
        Each thread gets the one that it asked for.
        """
        users, logins = self.make(), [_address() for _ in range(self.threads)]
        for login in logins:
            self.add(login)

        def ask(login: str) -> Callable[[], User | None]:
            return lambda: users.by_login(login)

        found = self.race([ask(login) for login in logins])

        assert logins == [user and user.email for user in found]

    def test_outage_of_by_id(self) -> None:
        """
        It is not a user who does not exist.
        """
        users, login = self.make(), _address()
        self.add(login)
        id = self._user(users, login).id

        _is_unavailable(lambda: self.failing().by_id(id))

    def test_outage_of_by_login(self) -> None:
        """
        It is not a user who does not exist.
        """
        _is_unavailable(lambda: self.failing().by_login(_address()))

    @staticmethod
    def _user(users: Users, login: str) -> User:
        found = users.by_login(login)
        assert isinstance(found, User)
        return found


def _address() -> str:
    """
    Make an address that nobody else has.
    """
    return f"else-{token_hex(8)}@example.com"


def _is_unavailable(call: Callable[[], object]) -> None:
    try:
        answer = call()
    except Unavailable:
        return

    raise AssertionError(f"A database that is down has answered {answer!r}.")
