"""
One application a test, over every storage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onetsec import Client, Onetsec, Site, User
from onetsec.later import InlineLater
from onetsec.mail import MemoryMailer
from onetsec.ports import Storage
from onetsec.storage.memory import MemoryStorage
from onetsec.storage.sqlite import SQLiteStorage
from onetsec.testing import FrozenClock, QuickHasher
from onetsec.users import DictUsers

pytest_plugins = ["tests.engines.plugin", "tests.remembered"]

KEY = b"k" * 32
SITE = Site("Example Shop", "http://localhost:8000")
HERE = Client("192.0.2.1", "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0")
THERE = Client("198.51.100.7", "curl/8.0")
PASSWORD = "Correct Horse 9 Battery"
OTHER = "Another Staple 7 Lantern"


def users() -> DictUsers:
    """
    A user with everything, one who was disabled, and one without a password.
    """
    return DictUsers(
        [
            User("ada", email="ada@example.com"),
            User("gone", email="gone@example.com", active=False),
            User("bare", email="bare@example.com"),
        ]
    )


@pytest.fixture(params=["memory", "sqlite"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Storage]:
    made = (
        MemoryStorage()
        if request.param == "memory"
        else SQLiteStorage(str(tmp_path / "onetsec.db"))
    )
    yield made
    made.close()


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def build(clock: FrozenClock) -> Callable[..., Onetsec]:
    def make(storage: Storage, **changes: Any) -> Onetsec:
        arguments: dict[str, Any] = {
            "users": users(),
            "storage": storage,
            "keys": [KEY],
            "site": SITE,
            "hasher": QuickHasher(),
            "clock": clock,
        }
        return Onetsec(**(arguments | changes))

    return make


@pytest.fixture
def auth(storage: Storage, build: Callable[..., Onetsec]) -> Onetsec:
    made = build(storage)
    made.password.register("ada", PASSWORD)
    return made


@pytest.fixture
def people() -> DictUsers:
    """
    The users of `mailing`, whose addresses can change.
    """
    return users()


@pytest.fixture
def mailer() -> MemoryMailer:
    """
    Every mail of `mailing`.
    """
    return MemoryMailer()


@pytest.fixture
def rebuild(
    storage: Storage, build: Callable[..., Onetsec], people: DictUsers, mailer: MemoryMailer
) -> Callable[..., Onetsec]:
    """
    Builds an application that mails, and has done so when a flow is at its end.
    """

    def make(**changes: Any) -> Onetsec:
        ports: dict[str, Any] = {"users": people, "mailer": mailer, "later": InlineLater()}
        made = build(**{"storage": storage, **ports, **changes})
        made.password.register("ada", PASSWORD)
        return made

    return make


@pytest.fixture
def mailing(rebuild: Callable[..., Onetsec]) -> Onetsec:
    """
    That application, as it comes.
    """
    return rebuild()
