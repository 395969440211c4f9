"""
A storage that does not answer signs nobody in, and nobody out.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onetsec.errors import Unavailable
from onetsec.ports import Storage
from onetsec.records import AccountRecord, Hit, Limit, SessionRecord
from onetsec.storage.memory import MemoryStorage
from onetsec.web import ROUTES
from onetsec.web.visits import Private, Route

from ..conftest import OTHER, PASSWORD
from .mailbox import Mailbox
from .walking import FORGOT, RESET, SECURITY, SESSIONS, Person, cookies, csrf, form

each_private = pytest.mark.parametrize(
    "route",
    [route for route in ROUTES if isinstance(route.handler, Private)],
    ids=lambda route: f"{route.method}-{route.name}",
)


class Fragile(MemoryStorage):
    """
    A storage that can be down.

    Attributes:
        is_down: Nothing answers.

        is_read_only: Accounts can not be saved.
    """

    is_down = False
    is_read_only = False

    def session(self, user_id: str, session_id: str) -> tuple[SessionRecord, int] | None:
        """
        Read, if it is up.
        """
        self._answer()
        return super().session(user_id, session_id)

    def load(self, user_id: str) -> AccountRecord | None:
        """
        Read, if it is up.
        """
        self._answer()
        return super().load(user_id)

    def save(self, record: AccountRecord, *, expected: int) -> bool:
        """
        Write, if it can be written to.
        """
        if self.is_read_only:
            raise Unavailable("read-only")
        return super().save(record, expected=expected)

    def hit(self, key: str, limits: Sequence[Limit], *, now: int, cost: int = 1) -> Hit:
        """
        Charge, if it is up.
        """
        self._answer()
        return super().hit(key, limits, now=now, cost=cost)

    def _answer(self) -> None:
        if self.is_down:
            raise Unavailable("down")


@pytest.fixture
def fragile() -> Fragile:
    """
    The storage of the application.
    """
    return Fragile()


@pytest.fixture
def storage(fragile: Fragile) -> Storage:
    """
    The same, as the application knows it.
    """
    return fragile


@each_private
def test_private_pages(route: Route, ada: Person, fragile: Fragile) -> None:
    """
    A page that needs the session is 503, to be tried again; the cookie stays, and works afterwards.
    """
    token = csrf(ada.get(SECURITY))
    fragile.is_down = True

    path = route.path.replace("{id}", "abcdefghijkl")
    response = ada.get(path) if route.method == "GET" else ada.post(path, {"csrf": token})

    assert (503, "5") == (response.status_code, response.headers["Retry-After"])
    assert [] == cookies(response)
    assert "<h1>Please try again</h1>" in response.text
    fragile.is_down = False
    assert 200 == ada.get(SECURITY).status_code


def test_signing_in(person: Person, fragile: Fragile) -> None:
    """
    An outage is no wrong password, and costs no attempt.
    """
    form = {"login": "ada@example.com", "password": PASSWORD, "csrf": csrf(person.get("/sign-in"))}
    fragile.is_down = True

    for _ in range(10):
        response = person.post("/sign-in", form)
        assert (503, []) == (response.status_code, cookies(response))

    fragile.is_down = False
    assert SECURITY == person.post("/sign-in", form).location


def test_recovering(person: Person, fragile: Fragile, mailbox: Mailbox) -> None:
    """
    An outage spends no link and mails none; it works afterwards, as it has not been told over.
    """
    person.send(FORGOT, FORGOT, login="ada@example.com")
    page = person.get(mailbox.link())
    new = {**form(page, RESET), "new": OTHER, "confirm": OTHER}
    wish = {**form(person.get(FORGOT), FORGOT), "login": "ada@example.com"}
    fragile.is_down = True

    for response in (
        person.get(mailbox.link()),
        person.post(RESET, new),
        person.post(FORGOT, wish),
    ):
        assert (503, []) == (response.status_code, cookies(response))

    fragile.is_down = False
    assert "/sign-in" == person.post(RESET, new).location
    assert ["reset-link", "password-reset"] == mailbox.kinds


def test_pages_without_a_session(person: Person, fragile: Fragile) -> None:
    """
    A page that needs no storage lives on.
    """
    fragile.is_down = True

    assert 200 == person.get("/sign-in").status_code
    assert 200 == person.get(FORGOT).status_code
    assert 200 == person.get("/onetsec/static/onetsec.css").status_code


def test_a_change_that_is_not_written(ada: Person, fragile: Fragile) -> None:
    """
    What could not be written is not told as done.
    """
    fragile.is_read_only = True

    response = ada.send(SECURITY, "/settings/security/authenticator")

    assert 503 == response.status_code
    assert "otpauth:" not in response.text
    assert 200 == ada.get(SESSIONS).status_code
