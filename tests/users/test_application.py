"""
An application whose users and whose storage are in one database, on every engine.
"""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.orm import Session

from onetsec import AsyncOnetsec, Onetsec, lifted
from onetsec.storage.sqlalchemy import AsyncSqlAlchemyStorage, SqlAlchemyStorage
from onetsec.testing import QuickHasher
from onetsec.users.sqlalchemy import AsyncSqlAlchemyUsers, SqlAlchemyUsers

from ..conftest import HERE, KEY, OTHER, PASSWORD, SITE
from .hosts import Member


async def now(answer: Any) -> Any:
    """
    The answer of a step of either kind.
    """
    return await answer if inspect.isawaitable(answer) else answer


async def walk(auth: Any, user_id: str) -> list[str]:
    """
    Sign in, change the password, and sign in with either; what each of these says.
    """
    await now(auth.password.register(user_id, PASSWORD))
    first = await now(auth.sign_in.password("ADA@example.com", PASSWORD, client=HERE))
    second = await now(auth.sign_in.password("ada@example.com", PASSWORD, client=HERE))
    changed = await now(
        auth.password.change(first.session, current=PASSWORD, new=OTHER, client=HERE)
    )
    old = await now(auth.sign_in.password("ada@example.com", PASSWORD, client=HERE))
    new = await now(auth.sign_in.password("ada@example.com", OTHER, client=HERE))
    checks = [await now(auth.sessions.check(one.token, client=HERE)) for one in (second, new)]
    await now(auth.sweep())
    return [
        *(one.outcome.value for one in (first, second, changed, old, new)),
        *("open" if check else "over" for check in checks),
    ]


EXPECTED = [
    *("signed-in", "signed-in", "password-changed", "wrong-credentials", "signed-in"),
    *("over", "open"),
]


def ada(engine: Engine) -> str:
    """
    Store Ada; her id.
    """
    with Session(engine) as session:
        user = Member(email="ada@example.com")
        session.add(user)
        session.commit()
        return str(user.id)


def prepared(engine: Engine, user_id: str) -> SqlAlchemyStorage:
    """
    A storage beside the users, which knows nothing of Ada.
    """
    storage = SqlAlchemyStorage(engine)
    storage.upgrade()
    storage.erase(user_id)
    return storage


def test_application_that_blocks(engine: Engine) -> None:
    """
    The host's engine serves both.
    """
    user_id = ada(engine)
    auth = Onetsec(
        users=SqlAlchemyUsers(engine, Member),
        storage=prepared(engine, user_id),
        keys=[KEY],
        site=SITE,
        hasher=QuickHasher(),
    )

    assert EXPECTED == asyncio.run(walk(auth, user_id))
    auth.close()


def test_application_that_does_not(engine: Engine, awaited_url: str) -> None:
    """
    The same with the host's asynchronous engine.
    """
    user_id = ada(engine)
    prepared(engine, user_id)

    async def work() -> list[str]:
        awaited = create_async_engine(awaited_url)
        auth = AsyncOnetsec(
            users=AsyncSqlAlchemyUsers(awaited, Member),
            storage=AsyncSqlAlchemyStorage(awaited),
            keys=[KEY],
            site=SITE,
            hasher=lifted(QuickHasher()),
        )
        said = await walk(auth, user_id)
        await auth.close()
        await awaited.dispose()
        return said

    assert EXPECTED == asyncio.run(work())
