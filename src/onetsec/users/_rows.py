"""
Users as rows of one mapped class: which statement is asked, and what its answer means.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from attrs import field, frozen
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    false,
    func,
    inspect,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.exc import NoInspectionAvailable

from ..errors import ConfigurationError
from ..records import User

Login = Callable[[Any, str], ColumnElement[bool]]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_ALIKE = 20  # rows that a careless collation of the host takes for the same login


@frozen(kw_only=True)
class Rows:
    """
    The columns of a mapped class that say who a user is.
    """

    model: Any
    id: str
    email: str
    login: str | Login
    created: str | None
    email_verified: str | bool
    active: str | bool
    name: str | None
    label: str | None
    locale: str | None
    words: tuple[str, ...]
    where: ColumnElement[bool] | None
    password_hash: str | None = None
    _kind: type = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        try:
            inspect(self.model).mapper  # noqa: B018  # anything else has none
        except (NoInspectionAvailable, AttributeError):
            raise ConfigurationError(f"users: {self.model!r} is no mapped class.") from None

        for name in self._names():
            if not hasattr(self.model, name):
                raise ConfigurationError(f"users: {self.model.__name__} has no column {name!r}.")
        kind = getattr(self.model, self.id).type.python_type
        if kind not in (int, str, UUID):
            raise ConfigurationError(
                f"users: the id {self.id!r} is {kind.__name__}; it can be a number, text or a UUID."
            )
        object.__setattr__(self, "_kind", kind)

    def by_id(self, user_id: str) -> Select[Any] | None:
        """
        What to ask for *user_id*; None if nobody can be called like that.
        """
        key = self._key(user_id.rpartition(".")[0] if self.created else user_id)
        if key is None:
            return None

        column = getattr(self.model, self.id)
        if isinstance(column.type, Integer):  # a number that is too large for it is none of it
            key = literal(key, BigInteger())
        return self._select().where(column == key)

    def hash_of(self, user_id: str, *, locked: bool = False) -> Select[Any]:
        """
        What to ask for the hash of *user_id*. For an id that nobody can have, too, and in vain: it
        must not cost less.
        """
        asked = self.by_id(user_id)
        if asked is None:
            asked = self._select().where(false())
        asked = asked.add_columns(self._hash().label("password_hash"))
        return asked.with_for_update() if locked else asked

    def with_hash(self, rows: Sequence[Any], user_id: str) -> str | None:
        """
        The hash in the one of *rows* that has this very id. An empty text is none.
        """
        found = [row.password_hash for row in rows if self._user(row).id == user_id]
        return (found[0] or None) if found else None

    def swap(self, rows: Sequence[Any], user_id: str, new: str, expected: str | None) -> Any:
        """
        The statement that puts *new* into the place of *expected*; None if that is not what the
        locked *rows* have. Looked at here, because a collation may take another text for it.
        """
        found = [row for row in rows if self._user(row).id == user_id]
        if not found or (found[0].password_hash or None) != expected:
            return None

        column, is_it = self._hash(), getattr(self.model, self.id) == found[0].id
        old = or_(column.is_(None), column == "") if expected is None else column == expected
        return update(self.model).where(is_it, old).values({self.password_hash: new})

    def address_of(self, user_id: str) -> Select[Any] | None:
        """
        What to ask for the address of *user_id*, so that nobody else changes it.
        """
        asked = self.by_id(user_id)
        return None if asked is None else asked.with_for_update()

    def with_address(self, address: str) -> Select[Any]:
        """
        What to ask for those who have *address* in any case.
        """
        column = getattr(self.model, self.email)
        return self._select().where(func.lower(column) == func.lower(address)).limit(_MOST_ALIKE)

    def is_taken(self, rows: Sequence[Any], address: str, *, user_id: str) -> bool:
        """
        Whether one of *rows* has *address*, in any case, and is not *user_id*.
        """
        alike = [row for row in rows if _folded(row.email) == _folded(address)]
        return any(self._user(row).id != user_id for row in alike)

    def move(self, rows: Sequence[Any], user_id: str, new: str, expected: str) -> Any:
        """
        The statement that puts the address *new* into the place of *expected*, and says that it was
        verified; None if that is not what the locked *rows* have.
        """
        found = [row for row in rows if self._user(row).id == user_id]
        if not found or (found[0].email or "") != expected or not _is_storable(new):
            return None

        column, is_it = getattr(self.model, self.email), getattr(self.model, self.id) == found[0].id
        old = column == expected if expected else or_(column.is_(None), column == "")
        return update(self.model).where(is_it, old).values({self.email: new, **self._verified()})

    def by_login(self, login: str) -> Select[Any] | None:
        """
        What to ask for *login*; None if nobody can be called like that.
        """
        typed = login.strip()
        if not typed or not _is_storable(typed):
            return None
        if not isinstance(self.login, str):
            return self._select().where(self.login(self.model, typed)).limit(2)

        column = getattr(self.model, self.login)
        return self._select().where(func.lower(column) == func.lower(typed)).limit(_MOST_ALIKE)

    def with_id(self, rows: Sequence[Any], user_id: str) -> User | None:
        """
        The one of *rows* that has this very id: a collation may have found another.
        """
        found = [user for user in map(self._user, rows) if user.id == user_id]
        return found[0] if found else None

    def with_login(self, rows: Sequence[Any], login: str) -> User | None:
        """
        The one of *rows* that answers to *login*; None if two do.
        """
        if isinstance(self.login, str):
            typed = login.strip()
            alike = [row for row in rows if _folded(row.login) == _folded(typed)]
            exact = [row for row in alike if row.login == typed]
            rows = exact or alike
        return self._user(rows[0]) if len(rows) == 1 else None

    def id_of(self, user: Any) -> str:
        """
        The id of an object of the mapped class, as it was read from the database.
        """
        return self._id(
            getattr(user, self.id), getattr(user, self.created) if self.created else None
        )

    def check(self, dialect: str) -> None:
        """
        Look whether the database gives an id to one user after the other.

        Raises:
            ConfigurationError: If it does.
        """
        mapped = getattr(getattr(self.model, self.id), "property", None)
        columns = getattr(mapped, "columns", ())
        if dialect != "sqlite" or self.created is not None or not columns:
            return

        column, table = columns[0], columns[0].table
        if (
            column is table.autoincrement_column
            and not table.dialect_options["sqlite"]["autoincrement"]
        ):
            raise ConfigurationError(
                f"users: SQLite gives the id of a deleted row of {table.name!r} to the next one,"
                " who would find an account with a password. Make the table with"
                " __table_args__ = {'sqlite_autoincrement': True}, or name the column with the time"
                " that a user was made: created='created_at'."
            )

    def _hash(self) -> Any:
        if self.password_hash is None:
            raise ConfigurationError(
                f"users: {self.model.__name__} is no vault of passwords before the column for their"
                " hashes is named: password_hash='password_hash'."
            )
        return getattr(self.model, self.password_hash)

    def _verified(self) -> dict[str, Any]:
        """
        What says that the address was verified: a flag, or the time of it.
        """
        if not isinstance(self.email_verified, str):
            return {}

        kind = getattr(self.model, self.email_verified).type.python_type
        return {self.email_verified: True if kind is bool else func.now()}

    def _names(self) -> list[str]:
        optional = (self.login, self.created, self.email_verified, self.active)
        shown = (self.name, self.label, self.locale, *self.words, self.password_hash)
        named = (name for name in (*optional, *shown) if isinstance(name, str))
        return [self.id, self.email, *named]

    def _select(self) -> Select[Any]:
        columns = {"id": self.id, "email": self.email, "login": self.email}
        if isinstance(self.login, str):
            columns["login"] = self.login
        for fact in ("created", "email_verified", "active", "name", "label", "locale"):
            name = getattr(self, fact)
            if isinstance(name, str):
                columns[fact] = name
        columns |= {f"word_{number}": name for number, name in enumerate(self.words)}
        asked = select(*(getattr(self.model, name).label(as_) for as_, name in columns.items()))
        return asked if self.where is None else asked.where(self.where)

    def _key(self, text: str) -> Any:
        """
        What the column has for an id that is written as *text*; None if it can have none.
        """
        if not _is_storable(text):
            return None
        if self._kind is str:
            return text
        try:
            key = self._kind(text)
        except ValueError:
            return None

        if str(key) != text:
            return None  # neither " 7" nor "07" is 7, nor is a digit of another script
        if self._kind is UUID:
            return key
        return key if -(2**63) <= key < 2**63 else None

    def _id(self, key: Any, created: Any) -> str:
        if self.created is None:
            return str(key)
        if created is None:
            raise ConfigurationError(f"users: {self.created!r} of the user {key!s} is empty.")

        return f"{key}.{_stamp(created)}"

    def _user(self, row: Any) -> User:
        return User(
            self._id(row.id, row.created if self.created else None),
            email=row.email or "",
            email_verified=self._flag(row, "email_verified"),
            active=self._flag(row, "active"),
            name=(row.name or "") if self.name else "",
            label=(row.label or "") if self.label else "",
            locale=row.locale if self.locale else None,
            words=tuple(
                str(word)
                for number in range(len(self.words))
                if (word := getattr(row, f"word_{number}"))
            ),
        )

    def _flag(self, row: Any, fact: str) -> bool:
        given = getattr(self, fact)
        return given if isinstance(given, bool) else bool(getattr(row, fact))


def _stamp(created: Any) -> str:
    if not isinstance(created, datetime):
        return str(created)

    aware = created if created.tzinfo else created.replace(tzinfo=UTC)
    return str((aware - _EPOCH) // timedelta(microseconds=1))


def _folded(text: str | None) -> str:
    return (text or "").casefold()


def _is_storable(text: str) -> bool:
    """
    Whether *text* can stand in a column at all: half a character can not, and a zero byte not
    everywhere.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False

    return "\0" not in text
