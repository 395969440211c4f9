"""
Redis under the whole library: a page signs in, looks, and signs out everywhere.
"""

from __future__ import annotations

import asyncio

from onetsec import AsyncOnetsec, Client, Onetsec, lifted
from onetsec.flows.sign_in import SignInOutcome
from onetsec.storage.redis import AsyncRedisStorage, RedisStorage
from onetsec.testing import QuickHasher

from ...conftest import HERE, KEY, PASSWORD, SITE, THERE, users
from ...engines.redis import RedisServer

LOGIN = "ada@example.com"


def test_host_with_threads(storage: RedisStorage) -> None:
    """
    Two devices; one signs the other out, and only that.
    """
    auth = Onetsec(users=users(), storage=storage, keys=[KEY], site=SITE, hasher=QuickHasher())
    auth.password.register("ada", PASSWORD)
    signed_in = (auth.sign_in.password(LOGIN, PASSWORD, client=at) for at in (HERE, THERE))
    own, other = (str(one.token) for one in signed_in)
    session = auth.sessions.check(own, client=HERE)
    assert session is not None
    listed = len(auth.sessions.list(session))
    renewed = str(auth.sessions.revoke_others(session).token)
    after = [auth.sessions.check(one, client=HERE) for one in (renewed, other)]

    assert 2 == listed
    assert [True, False] == [one is not None for one in after]


def test_host_with_an_event_loop(server: RedisServer, prefix: str) -> None:
    """
    The same, awaited; and a wrong password that is tried too often.
    """

    async def use() -> tuple[list[bool], SignInOutcome]:
        storage = AsyncRedisStorage(server.url, prefix=prefix, patience=30.0)
        auth = AsyncOnetsec(
            users=lifted(users()),
            storage=storage,
            keys=[KEY],
            site=SITE,
            hasher=lifted(QuickHasher()),
        )
        await auth.password.register("ada", PASSWORD)
        own, other = [
            str((await auth.sign_in.password(LOGIN, PASSWORD, client=at)).token)
            for at in (HERE, THERE)
        ]
        session = await auth.sessions.check(own, client=HERE)
        assert session is not None
        renewed = str((await auth.sessions.revoke_others(session)).token)
        after = [await auth.sessions.check(one, client=HERE) for one in (renewed, other)]
        stranger = Client("203.0.113.9", "curl/8.0")
        for _ in range(40):
            tried = await auth.sign_in.password(LOGIN, "wrong", client=stranger)
        await auth.close()
        await storage.close()
        return [one is not None for one in after], tried.outcome

    assert ([True, False], SignInOutcome.TOO_MANY_ATTEMPTS) == asyncio.run(use())
