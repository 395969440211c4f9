"""
Users that are broken on purpose: what :class:`.UsersContract` catches, and by which tests.
"""

from __future__ import annotations

import unicodedata
from fnmatch import fnmatchcase
from typing import Generic, TypeVar

from attrs import evolve

from ...errors import Unavailable
from ...records import User
from .._race import meet
from ..contracts.users import UsersContract
from . import failures

__all__ = ["BROKEN_USERS", "WholeUsers", "caught_users"]

U = TypeVar("U", bound="WholeUsers")


class WholeUsers:
    """
    Breaks nothing: what the broken ones are made of. Ids count up.
    """

    def __init__(self, *, is_down: bool = False) -> None:
        self._is_down = is_down
        self._rows: dict[str, User] = {}
        self._last = 0

    def by_id(self, user_id: str) -> User | None:
        """
        The user with this id.
        """
        self._look()
        return next((user for user in self._rows.values() if user.id == user_id), None)

    def by_login(self, login: str) -> User | None:
        """
        The user with this address, in any case.
        """
        self._look()
        found = [user for email, user in self._rows.items() if self.is_same(email, login)]
        return found[0] if found else None

    def is_same(self, email: str, typed: str) -> bool:
        """
        Say whether *typed* means *email*.
        """
        return email.casefold() == typed.casefold()

    def add(self, login: str) -> None:
        """
        Store a user.
        """
        self._last += 1
        self._rows[login] = User(self.fresh_id(login), email=login)

    def fresh_id(self, login: str) -> str:
        """
        An id that nobody has or had.
        """
        return f"user-{self._last}"

    def remove(self, login: str) -> None:
        """
        Delete a user.
        """
        del self._rows[login]

    def _look(self) -> None:
        if self._is_down:
            raise Unavailable("The database does not answer.")


class HidesItsOutage(WholeUsers):
    """
    A database that is down has nobody.
    """

    def _look(self) -> None:
        return None


class FoldsIds(WholeUsers):
    """
    A collation that takes two cases for one.
    """

    def by_id(self, user_id: str) -> User | None:
        return super().by_id(user_id.lower())


class TrimsIds(WholeUsers):
    """
    A collation that pads.
    """

    def by_id(self, user_id: str) -> User | None:
        return super().by_id(user_id.strip())


class ParsesIds(WholeUsers):
    """
    A number in any spelling.
    """

    def by_id(self, user_id: str) -> User | None:
        self._look()
        try:
            return super().by_id(str(int(user_id)))
        except ValueError:
            return None

    def fresh_id(self, login: str) -> str:
        return str(self._last + 6)


class EchoesIds(ParsesIds):
    """
    A number in any spelling, and the user has the one that was asked for.
    """

    def by_id(self, user_id: str) -> User | None:
        found = super().by_id(user_id)
        return None if found is None else evolve(found, id=user_id)


class TellsOtherIds(WholeUsers):
    """
    Gives the id that was asked for, whoever it is.
    """

    def by_id(self, user_id: str) -> User | None:
        found = super().by_id(user_id)
        return None if found is None else evolve(found, id=found.id + "!")


class FindsAnybody(WholeUsers):
    """
    An unknown id is the first user.
    """

    def by_id(self, user_id: str) -> User | None:
        return super().by_id(user_id) or next(iter(self._rows.values()), None)


class MakesUsersUp(WholeUsers):
    """
    Everybody is somebody.
    """

    def by_id(self, user_id: str) -> User | None:
        found = super().by_id(user_id)
        if found is not None or not user_id.isalnum():
            return found

        return User(user_id, email="")


class FindsTheFirst(WholeUsers):
    """
    Asks for a login, and takes the first row that comes.
    """

    def by_login(self, login: str) -> User | None:
        found = super().by_login(login)
        return None if found is None else next(iter(self._rows.values()))


class SharesIds(WholeUsers):
    """
    One account for everybody.
    """

    def fresh_id(self, login: str) -> str:
        return "user"


class MatchesPatterns(WholeUsers):
    """
    LIKE, where equality is meant.
    """

    def is_same(self, email: str, typed: str) -> bool:
        pattern = typed.casefold().replace("%", "*").replace("_", "?")
        return super().is_same(email, typed) or fnmatchcase(email.casefold(), pattern)


class MindsTheCase(WholeUsers):
    """
    Not what the host says.
    """

    def is_same(self, email: str, typed: str) -> bool:
        return email == typed


class DropsAccents(WholeUsers):
    """
    A collation that takes letters for one another.
    """

    def is_same(self, email: str, typed: str) -> bool:
        plain = unicodedata.normalize("NFKD", typed).encode("ascii", "ignore").decode()
        return bool(plain) and super().is_same(email, plain)


class StumblesOverText(WholeUsers):
    """
    What is no text for the database is an error.
    """

    def by_id(self, user_id: str) -> User | None:
        user_id.encode()
        return super().by_id(user_id)

    def by_login(self, login: str) -> User | None:
        login.encode()
        return super().by_login(login)


class GivesIdsAgain(WholeUsers):
    """
    The highest that there is, and one more.
    """

    def fresh_id(self, login: str) -> str:
        taken = [int(user.id[5:]) for user in self._rows.values()]
        return f"user-{max(taken, default=0) + 1}"


class LoginIsTheId(WholeUsers):
    """
    An address is a person's for ever.
    """

    def fresh_id(self, login: str) -> str:
        return login


class CountsFromTheTop(WholeUsers):
    """
    The id is the place in the list.
    """

    def by_login(self, login: str) -> User | None:
        found = super().by_login(login)
        if found is None:
            return None

        return evolve(found, id=f"user-{list(self._rows.values()).index(found)}")

    def by_id(self, user_id: str) -> User | None:
        self._look()
        found = [self.by_login(login) for login in self._rows]
        return next((user for user in found if user and user.id == user_id), None)


class RemembersTheDeleted(WholeUsers):
    """
    A cache that nobody empties.
    """

    def __init__(self, *, is_down: bool = False) -> None:
        super().__init__(is_down=is_down)
        self._cache: dict[str, User] = {}

    def by_id(self, user_id: str) -> User | None:
        found = super().by_id(user_id) or self._cache.get(user_id)
        if found is not None:
            self._cache[user_id] = found
        return found

    def by_login(self, login: str) -> User | None:
        found = super().by_login(login)
        return None if found is None else self.by_id(found.id)


class SharesOneCursor(WholeUsers):
    """
    The answer is where the next question puts its own.
    """

    def by_login(self, login: str) -> User | None:
        found = super().by_login(login)
        brought = meet(found)
        return brought[-1]


class HasNumbers(WholeUsers):
    """
    An id as the database has it.
    """

    class Numbered(User):
        """
        A user that does not check itself.
        """

        def __attrs_post_init__(self) -> None:
            object.__setattr__(self, "id", int(self.id[5:]))

    def add(self, login: str) -> None:
        self._last += 1
        self._rows[login] = self.Numbered(self.fresh_id(login), email=login)


BROKEN_USERS: tuple[type[WholeUsers], ...] = tuple(
    broken
    for broken in list(vars().values())
    if isinstance(broken, type) and issubclass(broken, WholeUsers) and broken is not WholeUsers
)


class Host(Generic[U]):
    """
    What a contract asks of the host of *kind*.
    """

    kind: type[U]
    users: U

    def make(self) -> U:
        """
        Give the users, with nobody in them.
        """
        self.users = self.kind()
        return self.users

    def add(self, login: str) -> None:
        """
        Let somebody come.
        """
        self.users.add(login)

    def remove(self, login: str) -> None:
        """
        Let somebody go.
        """
        self.users.remove(login)

    def failing(self) -> U:
        """
        Give users whose database is down.
        """
        return self.kind(is_down=True)


def caught_users(broken: type[WholeUsers]) -> frozenset[str]:
    """
    Run :class:`.UsersContract` over *broken*, made anew for each test; the tests that fail.
    """

    class Proof(Host[WholeUsers], UsersContract):
        kind = broken

    return failures(Proof())
