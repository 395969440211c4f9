"""
Too many changes: a page says so, and nothing changes.
"""

from __future__ import annotations

import pytest

from onetsec import Onetsec, Settings, User
from onetsec.records import Limit
from onetsec.throttling import Throttles
from onetsec.users import DictUsers

from ..conftest import PASSWORD
from .conftest import NewAuth
from .walking import AUTHENTICATOR, EMAIL_CODE, SECURITY, SESSIONS, Person, cookies, told
from .watched import Watched

SLOW_DOWN = "alert: Too many attempts. Please wait a little, then try again."
ANOTHER_CODE = 'name="code"'


@pytest.fixture
def auth(new_auth: NewAuth, people: DictUsers) -> Onetsec:
    """
    An application with room for two changes in ten minutes: a set-up, and its first code.
    """
    people.put(User("ada", email="ada@example.com", email_verified=True))
    throttles = Throttles(change=(Limit(2, 600),))
    made = new_auth(settings=Settings(throttles=throttles))
    made.password.register("ada", PASSWORD)
    return made


def test_first_code(ada: Person) -> None:
    """
    The form comes back, and says how long to wait; thirty seconds of it are over.
    """
    ada.send(SECURITY, AUTHENTICATOR)

    response = ada.set_up()

    assert (429, "270") == (response.status_code, response.headers["Retry-After"])
    assert "alert: Too many attempts. Try again in 5 minutes." == told(response)
    assert ANOTHER_CODE in response.text
    assert [] == ada.recovery_codes == cookies(response)
    assert ">Enabled<" not in ada.get(SECURITY).text


@pytest.mark.parametrize(
    ("expected", "path"),
    [
        (SECURITY, AUTHENTICATOR),
        (SECURITY, f"{AUTHENTICATOR}/disable"),
        (SECURITY, EMAIL_CODE),
        (SECURITY, "/settings/security/recovery-codes"),
        (SESSIONS, f"{SESSIONS}/revoke-others"),
    ],
)
def test_other_changes(expected: str, path: str, ada: Person, watched: Watched) -> None:
    """
    One is led back to the page, and told there; nothing was written.
    """
    ada.set_up()
    assert watched.writes

    response = ada.send(SECURITY, path, sure="1", enabled="on")

    assert (303, expected) == (response.status_code, response.location)
    assert ["onetsec_note"] == cookies(response)
    assert [] == watched.writes
    assert SLOW_DOWN == told(ada.get(expected))
