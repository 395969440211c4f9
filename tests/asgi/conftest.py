"""
One asynchronous application a test.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, cast

import pytest
from starlette.applications import Starlette

from onetsec import AsyncOnetsec, User, lifted
from onetsec.ports import Storage
from onetsec.sessions import Session
from onetsec.testing import CountingStorage, FrozenClock, QuickHasher
from onetsec.users import DictUsers

from ..conftest import HERE, KEY, SITE
from ..web import starlettes
from ..web.watched import Watched

Build = Callable[..., AsyncOnetsec]
Opened = tuple[Session, tuple[bytes, bytes]]
"""A session, and the header that carries it."""


@pytest.fixture
def watched() -> Watched:
    """
    What is stored; it can go down.
    """
    return Watched()


@pytest.fixture
def calls() -> list[str]:
    """
    What the storage was asked.
    """
    return []


@pytest.fixture
def build(clock: FrozenClock, watched: Watched, calls: list[str]) -> Build:
    """
    Make an application over the storage that counts.
    """

    def make(**changes: Any) -> AsyncOnetsec:
        counting = cast(Storage, CountingStorage(watched, calls))
        arguments: dict[str, Any] = {
            "users": lifted(DictUsers([User("ada", email="ada@example.com")])),
            "storage": lifted(counting),
            "keys": [KEY],
            "site": SITE,
            "hasher": lifted(QuickHasher()),
            "clock": clock,
        }
        return AsyncOnetsec(**(arguments | changes))

    return make


@pytest.fixture
def auth(build: Build) -> AsyncOnetsec:
    """
    That application, as it comes.
    """
    return build()


@pytest.fixture
def app(auth: AsyncOnetsec) -> Starlette:
    """
    A host with pages of its own.
    """
    return starlettes.host(auth)


@pytest.fixture
def ada(auth: AsyncOnetsec, calls: list[str]) -> Opened:
    """
    Somebody who is signed in.
    """
    result = asyncio.run(auth.sign_in.trusted("ada", client=HERE))
    assert result.session is not None
    calls.clear()
    return result.session, (b"cookie", f"onetsec={result.token}".encode())
