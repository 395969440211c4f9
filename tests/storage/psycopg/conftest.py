"""
A database a module, and storages in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from onetsec.ports import Storage
from onetsec.storage.psycopg import AsyncPsycopgStorage, PsycopgStorage
from onetsec.testing import BlockingStorage, LoopThread

from ...engines.postgresql import PostgreSQL
from ...engines.proxy import Proxy, proxy

Opened = Callable[..., Storage]


@pytest.fixture(scope="module")
def database(postgresql_server: PostgreSQL) -> str:
    """
    The name of a database of this module's own.
    """
    return postgresql_server.database()


@pytest.fixture
def way(postgresql_server: PostgreSQL) -> Iterator[Proxy]:
    """
    A proxy before the server.
    """
    with proxy(postgresql_server.port) as made:
        yield made


@pytest.fixture(params=["blocking", "awaited"])
def opened(request: pytest.FixtureRequest) -> Iterator[Opened]:
    """
    Makes storages, of both kinds, that are closed at the end.
    """
    storages: list[Storage] = []
    with LoopThread() as loop:

        def make(url: str, **options: Any) -> Storage:
            made: Storage = (
                PsycopgStorage(url, **options)
                if request.param == "blocking"
                else BlockingStorage(AsyncPsycopgStorage(url, **options), loop)
            )
            storages.append(made)
            return made

        yield make
        for storage in storages:
            storage.close()
