"""
A user whom the host deletes leaves no account behind.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, delete, event
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from onetsec import Unavailable, lifted
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import CountingStorage, Failing
from onetsec.testing.contracts import account, session
from onetsec.users.sqlalchemy import AsyncSqlAlchemyUsers, SqlAlchemyUsers

NOW = 1_800_000_000


class Deleted:
    """
    A host with users of its own: who listens to them once, listens for ever.
    """

    def __init__(self, url: str) -> None:
        class Base(DeclarativeBase):
            pass

        class Person(Base):
            __tablename__ = "person"
            __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # as hosts write it
            id: Mapped[int] = mapped_column(primary_key=True)
            email: Mapped[str]

        class Note(Base):
            __tablename__ = "note"
            id: Mapped[int] = mapped_column(primary_key=True)

        self.person: Any = Person
        self.note: Any = Note
        self.engine: Engine = create_engine(url)
        self.storage = MemoryStorage()
        self.users = SqlAlchemyUsers(self.engine, Person)
        Base.metadata.create_all(self.engine)
        with Session(self.engine) as host:
            host.add_all(Person(id=id, email=f"{id}@example.com") for id in (1, 2, 3))
            host.add(Note(id=1))
            host.commit()
        for user_id in ("1", "2", "3"):
            self.storage.save(account(user_id), expected=0)
            self.storage.put_session(session(user_id), expected=0)

    def accounts(self) -> list[str]:
        """
        Whose account is there.
        """
        return [user_id for user_id in ("1", "2", "3") if self.storage.load(user_id)]

    def rows(self) -> list[str]:
        """
        Who is there.
        """
        return [user_id for user_id in ("1", "2", "3") if self.users.by_id(user_id)]


@pytest.fixture
def host(sqlite_url: str) -> Iterator[Deleted]:
    """
    A host with three users, who have an account each.
    """
    made = Deleted(sqlite_url)
    yield made
    made.engine.dispose()


def test_deleted_user_is_erased(host: Deleted) -> None:
    """
    With account and sessions; the others keep theirs, and so does whoever deletes a note.
    """
    host.users.erase_with(host.storage)
    with Session(host.engine) as work:
        work.delete(work.get(host.person, 1))
        work.delete(work.get(host.note, 1))
        work.commit()

    assert (["2", "3"], ["2", "3"]) == (host.accounts(), host.rows())
    assert ([], 1) == (list(host.storage.sessions("1")[0]), len(host.storage.sessions("2")[0]))


def test_sign_in_in_flight_is_dead(host: Deleted) -> None:
    """
    The minimum epoch is higher than that of the account, and is there for a while.
    """
    host.storage.save(account("9", epoch=2**40), expected=0)
    with Session(host.engine) as work:
        work.add(host.person(id=9, email="9@example.com"))
        work.commit()
    host.users.erase_with(host.storage, keep=60)
    with Session(host.engine) as work:
        work.delete(work.get(host.person, 9))
        work.commit()

    assert 2**40 + 1 == host.storage.sessions("9")[1]


def test_without_it_the_account_stays(host: Deleted) -> None:
    """
    The negative control: nobody told the storage.
    """
    with Session(host.engine) as work:
        work.delete(work.get(host.person, 1))
        work.commit()

    assert (["1", "2", "3"], ["2", "3"]) == (host.accounts(), host.rows())


def test_deletion_that_is_rolled_back_erases_nobody(host: Deleted) -> None:
    """
    Nor does what the same session commits afterwards.
    """
    host.users.erase_with(host.storage)
    with Session(host.engine) as work:
        work.delete(work.get(host.person, 1))
        work.flush()
        work.rollback()
        work.delete(work.get(host.person, 2))
        work.commit()

    assert (["1", "3"], ["1", "3"]) == (host.accounts(), host.rows())


def test_session_that_is_closed_erases_nobody(host: Deleted) -> None:
    """
    Nor when it is used again.
    """
    host.users.erase_with(host.storage)
    work = Session(host.engine)
    work.delete(work.get(host.person, 1))
    work.flush()
    work.close()
    work.delete(work.get(host.person, 2))
    work.commit()
    work.close()

    assert (["1", "3"], ["1", "3"]) == (host.accounts(), host.rows())


def test_savepoint_that_is_rolled_back_erases_nobody(host: Deleted) -> None:
    """
    Only what was deleted in it, or in one inside of it, is not; a SAVEPOINT alone commits nothing.
    """

    @event.listens_for(host.engine, "connect")
    def connect(connection: Any, record: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(host.engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    host.engine.dispose()
    host.users.erase_with(host.storage)
    with Session(host.engine) as work:
        with work.begin_nested():
            work.delete(work.get(host.person, 3))
        within = host.accounts()
        outer = work.begin_nested()
        with work.begin_nested():
            work.delete(work.get(host.person, 1))
        outer.rollback()
        work.commit()

    assert (["1", "2", "3"], ["1", "2"], ["1", "2"]) == (within, host.accounts(), host.rows())


def test_storage_that_is_down_keeps_the_user(host: Deleted) -> None:
    """
    The host's commit fails, and can be tried again.
    """
    down: Any = Failing(host.storage, "erase", error=Unavailable("down"))
    host.users.erase_with(down)
    with Session(host.engine) as work:
        work.delete(work.get(host.person, 1))
        with pytest.raises(Unavailable):
            work.commit()
        work.rollback()

    assert (["1", "2", "3"], ["1", "2", "3"]) == (host.accounts(), host.rows())


def test_user_is_erased_once(host: Deleted) -> None:
    """
    A session that goes on does not say it again.
    """
    counting: Any = CountingStorage(host.storage)
    host.users.erase_with(counting)
    with Session(host.engine) as work:
        for id in (1, 2):
            work.delete(work.get(host.person, id))
            work.commit()
        work.commit()

    assert ["load", "raise_epoch", "erase"] * 2 == counting.calls


def test_statement_that_names_nobody_is_not_noticed(host: Deleted) -> None:
    """
    SQLAlchemy does not know whom it took: the host has to say.
    """
    host.users.erase_with(host.storage)
    with Session(host.engine) as work:
        work.execute(delete(host.person).where(host.person.id == 1))
        work.commit()

    assert ["1", "2", "3"] == host.accounts()


def test_deleted_user_of_an_asynchronous_host_is_erased(host: Deleted, sqlite_url: str) -> None:
    """
    The session awaits the storage.
    """

    async def work() -> None:
        engine = create_async_engine(sqlite_url.replace("pysqlite", "aiosqlite"))
        AsyncSqlAlchemyUsers(engine, host.person).erase_with(lifted(host.storage))
        async with AsyncSession(engine) as own:
            await own.delete(await own.get(host.person, 1))
            await own.commit()
        await engine.dispose()

    asyncio.run(work())

    assert (["2", "3"], ["2", "3"]) == (host.accounts(), host.rows())
