"""
The same pages behind two adapters: what holds for one holds for the other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from onetsec import Onetsec, Site, User
from onetsec.later import InlineLater
from onetsec.ports import Storage
from onetsec.testing import FrozenClock
from onetsec.users import DictUsers

from ..conftest import PASSWORD, users
from .mailbox import Mailbox
from .walking import ADAPTERS, BASE, Person
from .watched import Watched

NewAuth = Callable[..., Onetsec]
NewPerson = Callable[..., Person]
VERA = "vera@example.com"
BELOW = Site(
    "Example Shop",
    BASE,
    reset_path="/account/password/reset",
    undo_path="/account/security/undo",
)
"""For pages with the prefix ``/account``."""


def other_person(new_person: NewPerson) -> Person:
    """
    The same user, on another device.
    """
    made = new_person("198.51.100.7")
    made.sign_in()
    return made


@pytest.fixture(params=["asgi", "flask"])
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
def people() -> DictUsers:
    """
    The users of the host; of one of them it knows that the address is theirs.
    """
    made = users()
    made.put(User("vera", email="vera@example.com", email_verified=True))
    return made


@pytest.fixture
def mailbox() -> Mailbox:
    """
    What the application has mailed.
    """
    return Mailbox()


@pytest.fixture
def new_auth(
    storage: Storage, build: Callable[..., Onetsec], people: DictUsers, mailbox: Mailbox
) -> NewAuth:
    """
    Make an application over the same storage, whose mails are there at once.
    """
    return partial(build, storage, users=people, mailer=mailbox.mailer, later=InlineLater())


@pytest.fixture
def auth(new_auth: NewAuth) -> Onetsec:
    """
    Three users with passwords, one of whom was disabled.
    """
    made = new_auth()
    for user_id in ("ada", "gone", "vera"):
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


@pytest.fixture
def vera(new_person: NewPerson) -> Person:
    """
    Somebody with a verified address, who has signed in with a password.
    """
    made = new_person()
    made.sign_in(VERA)
    return made
