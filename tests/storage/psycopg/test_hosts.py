"""
PostgreSQL under the facades: an address is all that a host gives.
"""

from __future__ import annotations

import asyncio
import threading

import psycopg
import pytest

from onetsec import AsyncOnetsec, Onetsec
from onetsec._lifting import lifted
from onetsec.flows.sign_in import SignInOutcome
from onetsec.storage.psycopg import AsyncPsycopgStorage
from onetsec.testing import QuickHasher
from onetsec.testing.contracts import account

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
    It awaits the server: no thread is started for it, in one event loop and then in another.
    """
    url = postgresql_server.url_of(postgresql_server.database())
    auth = AsyncOnetsec(
        users=lifted(users()), storage=url, keys=[KEY], site=SITE, hasher=lifted(QuickHasher())
    )

    async def register() -> set[str]:
        await auth.password.register("ada", PASSWORD)
        threads = {one.name.rpartition("_")[0] for one in set(threading.enumerate()) - before}
        await auth.close()
        return threads

    async def sign_in() -> SignInOutcome:
        result = await auth.sign_in.password(LOGIN, PASSWORD, client=HERE)
        await auth.close()
        return result.outcome

    before = set(threading.enumerate())

    assert {"onetsec-judging"} == asyncio.run(register())
    assert SignInOutcome.SIGNED_IN is asyncio.run(sign_in())


def test_request_that_is_cancelled(postgresql_server: PostgreSQL) -> None:
    """
    Its only connection is given back, and nothing of it is written later.
    """
    url = postgresql_server.url_of(postgresql_server.database())

    async def cancel() -> object:
        storage = AsyncPsycopgStorage(url, max_size=1)
        await storage.save(account("ada", version=1), expected=0)
        async with await psycopg.AsyncConnection.connect(url) as holder:
            await holder.execute("SELECT FROM onetsec_account FOR UPDATE")
            waiting = asyncio.create_task(storage.save(account("ada", version=2), expected=1))
            while not await _is_waiting(holder):
                await asyncio.sleep(0)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
        stored = await storage.load("ada")
        await storage.close()
        return stored

    assert account("ada", version=1) == asyncio.run(cancel())


async def _is_waiting(holder: psycopg.AsyncConnection) -> bool:
    """
    Say whether somebody waits for a lock in the database of *holder*.
    """
    found = await holder.execute(
        "SELECT FROM pg_stat_activity WHERE datname = current_database()"
        " AND wait_event_type = 'Lock'"
    )
    return found.rowcount > 0
