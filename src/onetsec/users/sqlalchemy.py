"""
Users of a host that maps them with SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker
from sqlalchemy.orm import Session, scoped_session, sessionmaker
from sqlalchemy.util import await_only

from ..errors import ConfigurationError, Unavailable
from ..ports import AsyncStorage, Storage
from ..records import User
from . import _erasure
from ._rows import Login, Rows

_PATIENCE = 5  # seconds; what SQLite waits for a lock, too
_LONGEST = 90 * 86_400  # seconds; more than any session lives
# A column in an older character set has not all letters: MariaDB's "illegal mix of collations", and
# PostgreSQL's "untranslatable character".
_UNWRITABLE = (1267, "22P05")


class _Users:
    """
    What both kinds have.
    """

    def __init__(
        self,
        model: Any,
        *,
        id: str = "id",
        email: str = "email",
        login: str | Login | None = None,
        created: str | None = None,
        email_verified: str | bool = False,
        active: str | bool = True,
        name: str | None = None,
        label: str | None = None,
        locale: str | None = None,
        words: Sequence[str] = (),
        where: ColumnElement[bool] | None = None,
        password_hash: str | None = None,
    ) -> None:
        self._rows = Rows(
            model=model,
            id=id,
            email=email,
            login=email if login is None else login,
            created=created,
            email_verified=email_verified,
            active=active,
            name=name,
            label=label,
            locale=locale,
            words=tuple(words),
            where=where,
            password_hash=password_hash,
        )
        self._is_checked = False

    def id_of(self, user: object) -> str:
        """
        The id by which onetsec knows an object of the mapped class, as it was read from the
        database: for ``auth.password.register`` and ``auth.sign_in.trusted``.
        """
        return self._rows.id_of(user)

    def _asked(self, session: Session, statement: Select[Any]) -> Sequence[Any]:
        if not self._is_checked:
            self._rows.check(session.get_bind(self._rows.model).dialect.name)
            self._is_checked = True
        return session.execute(statement).all()

    def _swapped(self, session: Session, user_id: str, new: str, expected: str | None) -> bool:
        self._hurry(session)
        rows = self._asked(session, self._rows.hash_of(user_id, locked=True))
        return _is_done(session, self._rows.swap(rows, user_id, new, expected))

    def _moved(self, session: Session, user_id: str, new: str, expected: str) -> bool:
        asked = self._rows.address_of(user_id)
        if asked is None:
            return False

        self._hurry(session)
        statement = self._rows.move(self._asked(session, asked), user_id, new, expected)
        if statement is None:
            return False

        alike = session.execute(self._rows.with_address(new)).all()
        return not self._rows.is_taken(alike, new, user_id=user_id) and _is_done(session, statement)

    def _hurry(self, session: Session) -> None:
        if session.get_bind(self._rows.model).dialect.name == "postgresql":
            session.execute(text(f"SET LOCAL lock_timeout = '{_PATIENCE}s'"))


class SqlAlchemyUsers(_Users):
    """
    Users who are rows of one mapped class. Columns are read, never objects, in a session of their
    own. Written are the address, with what says that it was verified, and the hash of the password
    if it is named.

    Args:
        sessions: An engine, or what makes sessions: a ``sessionmaker``, or a ``scoped_session``,
            whose own session is left alone.

        model: The mapped class.

        id, email: Names of columns. An id is a number, a text or a UUID.

        login: The column that a login is looked up in, in any case: the address, unless it is
            named; or a rule of the host, ``(model, typed) -> condition``. If two rows answer to one
            login, nobody does.

        created: The column with the time that a user was made, or with anything else that two rows
            with one id, one after the other, never share. It becomes a part of the id.

        email_verified, active: Names of columns, or what is true of everybody.

        name, label, locale, words: Names of columns.

        where: A condition that all rows have to meet: a tenant, or what is not deleted.

        password_hash: The column with the hash of the password, if these users are the vault of
            passwords too.

    Raises:
        ConfigurationError: If there is no such class or column; on first use, if the database gives
            an id to one user after the other, and *created* is not named.
    """

    def __init__(
        self,
        sessions: Engine | sessionmaker[Any] | scoped_session[Any],
        model: Any,
        **columns: Any,
    ) -> None:
        super().__init__(model, **columns)
        self._sessions = _factory(sessions)

    def by_id(self, user_id: str) -> User | None:
        """
        See :meth:`.Users.by_id`.
        """
        return self._rows.with_id(self._found(self._rows.by_id(user_id)), user_id)

    def by_login(self, login: str) -> User | None:
        """
        See :meth:`.Users.by_login`.
        """
        return self._rows.with_login(self._found(self._rows.by_login(login)), login)

    def change_email(self, user_id: str, new: str, *, expected: str) -> bool:
        """
        See :meth:`.WritableUsers.change_email`. It is committed at once. Where no constraint of the
        table keeps an address to one user, two who ask at once may both get it.
        """
        try:
            with self._sessions.begin() as session:
                return self._moved(session, user_id, new, expected)
        except IntegrityError:
            return False
        except (SQLAlchemyError, OSError) as error:
            return bool(_nobody(error))

    def password_hash(self, user_id: str) -> str | None:
        """
        See :meth:`.PasswordVault.password_hash`.
        """
        return self._rows.with_hash(self._found(self._rows.hash_of(user_id)), user_id)

    def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        """
        See :meth:`.PasswordVault.replace_password_hash`. It is committed at once; a row that the
        host has locked is waited for, but not for long.
        """
        try:
            with self._sessions.begin() as session:
                return self._swapped(session, user_id, new, expected)
        except (SQLAlchemyError, OSError) as error:
            return bool(_nobody(error))

    def erase_with(self, storage: Storage, *, keep: int = _LONGEST) -> None:
        """
        Let *storage* erase a user whom a session of the host deletes, right before it commits.

        If the storage can not, neither can the host: its commit raises ``Unavailable``. A DELETE
        statement that names no object is not noticed.

        Args:
            keep: Seconds that the minimum epoch is kept, for sign-ins that are in flight.
        """

        def erase(user_id: str) -> None:
            epoch = _erasure.epoch_after(storage.load(user_id))
            storage.raise_epoch(user_id, epoch, keep_until=_erasure.now() + keep)
            storage.erase(user_id)

        _erasure.listen(self._rows.model, self.id_of, erase)

    def _found(self, statement: Select[Any] | None) -> Sequence[Any]:
        if statement is None:
            return ()
        try:
            with self._sessions() as session:
                return self._asked(session, statement)
        except (SQLAlchemyError, OSError) as error:
            return _nobody(error)


class AsyncSqlAlchemyUsers(_Users):
    """
    :class:`SqlAlchemyUsers` for asynchronous hosts.

    Args:
        sessions: An ``AsyncEngine``, or an ``async_sessionmaker``.

        model, columns: As there.
    """

    def __init__(
        self, sessions: AsyncEngine | async_sessionmaker[Any], model: Any, **columns: Any
    ) -> None:
        super().__init__(model, **columns)
        self._sessions = _async_factory(sessions)

    async def by_id(self, user_id: str) -> User | None:
        """
        See :meth:`.Users.by_id`.
        """
        return self._rows.with_id(await self._found(self._rows.by_id(user_id)), user_id)

    async def by_login(self, login: str) -> User | None:
        """
        See :meth:`.Users.by_login`.
        """
        return self._rows.with_login(await self._found(self._rows.by_login(login)), login)

    async def change_email(self, user_id: str, new: str, *, expected: str) -> bool:
        """
        See :meth:`SqlAlchemyUsers.change_email`.
        """
        try:
            async with self._sessions.begin() as session:
                return await session.run_sync(self._moved, user_id, new, expected)
        except IntegrityError:
            return False
        except (SQLAlchemyError, OSError) as error:
            return bool(_nobody(error))

    async def password_hash(self, user_id: str) -> str | None:
        """
        See :meth:`.PasswordVault.password_hash`.
        """
        return self._rows.with_hash(await self._found(self._rows.hash_of(user_id)), user_id)

    async def replace_password_hash(self, user_id: str, new: str, *, expected: str | None) -> bool:
        """
        See :meth:`SqlAlchemyUsers.replace_password_hash`.
        """
        try:
            async with self._sessions.begin() as session:
                return await session.run_sync(self._swapped, user_id, new, expected)
        except (SQLAlchemyError, OSError) as error:
            return bool(_nobody(error))

    def erase_with(self, storage: AsyncStorage, *, keep: int = _LONGEST) -> None:
        """
        See :meth:`SqlAlchemyUsers.erase_with`; for an ``AsyncSession``, which awaits it.
        """

        async def work(user_id: str) -> None:
            epoch = _erasure.epoch_after(await storage.load(user_id))
            await storage.raise_epoch(user_id, epoch, keep_until=_erasure.now() + keep)
            await storage.erase(user_id)

        _erasure.listen(self._rows.model, self.id_of, lambda user_id: await_only(work(user_id)))

    async def _found(self, statement: Select[Any] | None) -> Sequence[Any]:
        if statement is None:
            return ()
        try:
            async with self._sessions() as session:
                return await session.run_sync(self._asked, statement)
        except (SQLAlchemyError, OSError) as error:
            return _nobody(error)


def _is_done(session: Session, statement: Any) -> bool:
    """
    Whether *statement* has changed its one row; None changes none.
    """
    if statement is None:
        return False

    ran: Any = session.execute(statement, execution_options={"synchronize_session": False})
    return bool(ran.rowcount == 1)


def _factory(sessions: object) -> sessionmaker[Session]:
    if isinstance(sessions, Engine):
        return sessionmaker(sessions)
    if isinstance(sessions, scoped_session):
        return _factory(sessions.session_factory)
    if isinstance(sessions, sessionmaker):
        return sessions
    raise ConfigurationError(
        f"users: {type(sessions).__name__} makes no sessions. Give an Engine or a sessionmaker: a"
        " session of the host may be in the middle of something."
    )


def _async_factory(sessions: object) -> async_sessionmaker[AsyncSession]:
    if isinstance(sessions, AsyncEngine):
        return async_sessionmaker(sessions)
    if isinstance(sessions, async_sessionmaker):
        return sessions
    raise ConfigurationError(
        f"users: {type(sessions).__name__} makes no asynchronous sessions. Give an AsyncEngine or"
        " an async_sessionmaker."
    )


def _nobody(error: Exception) -> Sequence[Any]:
    """
    No rows, if *error* says that no row of this database could have what was typed.

    Raises:
        Unavailable: If it says anything else.
    """
    original = getattr(error, "orig", None) or error
    code = original.args[0] if original.args else None
    if code in _UNWRITABLE or getattr(original, "sqlstate", None) in _UNWRITABLE:
        return ()

    # Not the text of SQLAlchemy, which shows what was looked for.
    words = (str(original) or type(original).__name__).splitlines()[0]
    raise Unavailable(f"users: {words}") from None
