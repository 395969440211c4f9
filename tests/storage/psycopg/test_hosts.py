"""
PostgreSQL under the facades: an address is all that a host gives.
"""

from __future__ import annotations

import asyncio
from threading import active_count

from onetsec import AsyncOnetsec, Onetsec
from onetsec._lifting import lifted
from onetsec.flows.sign_in import SignInOutcome
from onetsec.testing import QuickHasher

from ...conftest import HERE, KEY, PASSWORD, SITE, users
from ...engines.postgresql import PostgreSQL

LOGIN = "ada@example.com"


def test_blocking_host(postgresql_server: PostgreSQL) -> None:
    """
    It registers, signs in, and is found again after the end of all connections.
    """
    url = postgresql_server.url_of(postgresql_server.database())
    auth = Onetsec(users=users(), storage=url, keys=[KEY], site=SITE, hasher=QuickHasher())
    auth.password.register("ada", PASSWORD)
    token = auth.sign_in.password(LOGIN, PASSWORD, client=HERE).token or ""
    auth.close()

    session = auth.sessions.check(token, client=HERE)
    auth.close()

    assert session is not None
    assert "ada" == session.user_id


def test_asynchronous_host(postgresql_server: PostgreSQL) -> None:
    """
    It awaits the server: no thread is started, in one event loop and then in another.
    """
    url = postgresql_server.url_of(postgresql_server.database())
    auth = AsyncOnetsec(
        users=lifted(users()), storage=url, keys=[KEY], site=SITE, hasher=lifted(QuickHasher())
    )

    async def register() -> int:
        await auth.password.register("ada", PASSWORD)
        threads = active_count()
        await auth.close()
        return threads

    async def sign_in() -> SignInOutcome:
        result = await auth.sign_in.password(LOGIN, PASSWORD, client=HERE)
        await auth.close()
        return result.outcome

    before = active_count()

    assert before == asyncio.run(register())
    assert SignInOutcome.SIGNED_IN is asyncio.run(sign_in())
