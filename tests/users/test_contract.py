"""
The contract of users and of their vault, over each place where they can be.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.orm import Session, sessionmaker

from onetsec import User
from onetsec.errors import Unavailable
from onetsec.ports import Users
from onetsec.testing import (
    AddressesContract,
    BlockingUsers,
    Failing,
    LoopThread,
    VaultContract,
)
from onetsec.users import DictUsers
from onetsec.users.sqlalchemy import AsyncSqlAlchemyUsers, SqlAlchemyUsers

from ..storage.sqlalchemy.silence import closed_port
from .hosts import Member, Named, Small, Universal

MODELS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (Member, {"password_hash": "password"}),
    (Small, {"created": "created_at", "password_hash": "password"}),
    (Named, {"id": "key", "password_hash": "password"}),
    (Universal, {"password_hash": "hashed"}),
)


class TestDictUsers(AddressesContract, VaultContract):
    """
    Users in a dictionary.
    """

    def make(self) -> Users:
        self.users = DictUsers()
        self._count = 0
        return self.users

    def add(self, login: str) -> None:
        self._count += 1
        self.users.put(User(f"user-{self._count}", email=login))

    def remove(self, login: str) -> None:
        found = self.users.by_login(login)
        assert found is not None
        del self.users._by_id[found.id]

    def failing(self) -> Users:
        methods = ("by_id", "by_login", "change_email", "password_hash", "replace_password_hash")
        down: Any = Failing(DictUsers(), *methods, error=Unavailable("down"))
        users: Users = down
        return users

    def read(self, login: str) -> str | None:
        return self.users._hashes.get(self._id(login))

    def write(self, login: str, hashed: str | None) -> None:
        self.users._hashes.pop(self._id(login), None)
        if hashed is not None:
            self.users._hashes[self._id(login)] = hashed

    def _id(self, login: str) -> str:
        found = self.users.by_login(login)
        assert found is not None
        return found.id


class Mapped(AddressesContract, VaultContract):
    """
    Users who are rows.
    """

    @pytest.fixture(
        autouse=True, params=MODELS, ids=[model.__name__.lower() for model, _ in MODELS]
    )
    def stored(self, request: pytest.FixtureRequest, kept: Engine) -> None:
        self.model, self.columns = request.param
        self.sessions = sessionmaker(kept)

    def add(self, login: str) -> None:
        with self.sessions.begin() as session:
            session.add(self.model(email=login))

    def remove(self, login: str) -> None:
        with self.sessions.begin() as session:
            session.delete(self._row(session, login))

    def read(self, login: str) -> str | None:
        with self.sessions.begin() as session:
            return getattr(self._row(session, login), self.columns["password_hash"]) or None

    def write(self, login: str, hashed: str | None) -> None:
        if hashed is None and self.model is Small:  # whose column is never NULL
            hashed = ""
        with self.sessions.begin() as session:
            setattr(self._row(session, login), self.columns["password_hash"], hashed)

    def _row(self, session: Session, login: str) -> Any:
        return session.query(self.model).filter_by(email=login).one()


class TestSqlAlchemyUsers(Mapped):
    """
    For hosts that block.
    """

    def make(self) -> Users:
        return SqlAlchemyUsers(self.sessions, self.model, **self.columns)

    def failing(self) -> Users:
        engine = create_engine(f"postgresql+psycopg://ada@127.0.0.1:{closed_port()}/shop")
        return SqlAlchemyUsers(engine, self.model, **self.columns)


class TestAsyncSqlAlchemyUsers(Mapped):
    """
    For hosts that do not.
    """

    @pytest.fixture(autouse=True)
    def opened(self, stored: None, awaited_url: str) -> Iterator[None]:
        with LoopThread() as self.loop:
            engine = create_async_engine(awaited_url)
            self.users = AsyncSqlAlchemyUsers(engine, self.model, **self.columns)
            yield
            self.loop.run(engine.dispose())

    def make(self) -> Users:
        return BlockingUsers(self.users, self.loop)

    def failing(self) -> Users:
        engine = create_async_engine(f"mysql+asyncmy://ada@127.0.0.1:{closed_port()}/shop")
        return BlockingUsers(AsyncSqlAlchemyUsers(engine, self.model, **self.columns), self.loop)
