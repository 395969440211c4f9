"""
The same pages behind two adapters: what holds for one holds for the other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onetsec import Onetsec
from onetsec.ports import Storage
from onetsec.testing import FrozenClock

from ..conftest import PASSWORD
from .walking import ADAPTERS, Person
from .watched import Watched

NewPerson = Callable[..., Person]


def other_person(new_person: NewPerson) -> Person:
    """
    The same user, on another device.
    """
    made = new_person("198.51.100.7")
    made.sign_in()
    return made


@pytest.fixture(params=["flask", "wsgi"])
def adapter(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """
    What makes an application of the pages.
    """
    return ADAPTERS[request.param]


@pytest.fixture
def watched() -> Watched:
    """
    The storage of the application. One is enough here; the others are tested where they are.
    """
    return Watched()


@pytest.fixture
def storage(watched: Watched) -> Storage:
    """
    The same, as the application knows it.
    """
    return watched


@pytest.fixture
def auth(storage: Storage, build: Callable[..., Onetsec]) -> Onetsec:
    """
    Two users with passwords, and one who was disabled.
    """
    made = build(storage)
    for user_id in ("ada", "gone"):
        made.password.register(user_id, PASSWORD)
    return made


@pytest.fixture
def new_person(adapter: Callable[..., Any], auth: Onetsec, clock: FrozenClock) -> NewPerson:
    """
    Make somebody with a browser of their own, in front of the same application.
    """
    application = adapter(auth)

    def make(address: str = "") -> Person:
        return Person(application, clock=clock, address=address)

    return make


@pytest.fixture
def person(new_person: NewPerson) -> Person:
    """
    Somebody who has not signed in.
    """
    return new_person()


@pytest.fixture
def ada(new_person: NewPerson) -> Person:
    """
    Somebody who has signed in with a password.
    """
    made = new_person()
    made.sign_in()
    return made
