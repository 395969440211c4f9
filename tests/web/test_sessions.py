"""
Settings > Sessions: what is listed, and what ends.
"""

from __future__ import annotations

from onetsec import Onetsec
from onetsec.testing import FrozenClock

from ..conftest import HERE, PASSWORD
from .conftest import NewPerson, other_person
from .walking import (
    AUTHENTICATOR,
    CONFIRM,
    SECURITY,
    SESSIONS,
    Person,
    cookies,
    csrf,
    form,
    told,
)

CHANGE = "/settings/security/password"
DISABLE = f"{AUTHENTICATOR}/disable"
RENEW = "/settings/security/recovery-codes"
STALE = 301  # seconds; a proof is fresh for 300


def test_list(ada: Person, new_person: NewPerson, clock: FrozenClock) -> None:
    """
    Every device is one row, this one first, and only the others can be revoked.
    """
    phone = new_person("198.51.100.7")
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"  # noqa: E501 - as sent
    form = {"login": "ada@example.com", "password": PASSWORD, "csrf": csrf(phone.get("/sign-in"))}
    phone.post("/sign-in", form, headers={"User-Agent": agent})
    clock.advance(7200)

    page = ada.get(SESSIONS).text

    assert page.index("This device") < page.index("Safari on iOS")
    assert 1 == page.count('/revoke"')
    assert 'aria-label="Revoke Safari on iOS">Revoke<' in page
    assert ">2 hours ago</time>" in page
    assert "198.51.100.7" in page
    assert "with password" in page
    assert "Sign out all other sessions" in page


def test_no_others(ada: Person) -> None:
    """
    Alone there is nothing to revoke.
    """
    page = ada.get(SESSIONS).text

    assert "Revoke" not in page.replace("Revoke what", "")
    assert "Sign out all other sessions" not in page


def test_revoke(ada: Person, new_person: NewPerson) -> None:
    """
    Another session ends at once.
    """
    other = other_person(new_person)

    response = ada.send(SESSIONS, f"/settings/sessions/{other.session_id}/revoke")

    assert SESSIONS == response.location
    assert "status: That session was signed out." == told(ada.get(SESSIONS))
    assert 303 == other.get(SECURITY).status_code


def test_revoke_the_own_session(ada: Person) -> None:
    """
    One's own session is not revoked by mistake.
    """
    response = ada.send(SESSIONS, f"/settings/sessions/{ada.session_id}/revoke")

    assert 409 == response.status_code
    assert told(response).startswith("alert: This is the session that you are using.")
    assert 200 == ada.get(SESSIONS).status_code


def test_revoke_the_session_of_somebody_else(ada: Person, person: Person, auth: Onetsec) -> None:
    """
    Ids are scoped to the user: another one's session is unknown, and lives on.
    """
    result = auth.sign_in.trusted("bare", client=HERE)
    person.browser.set_cookie("onetsec", result.token or "")

    response = person.send(SESSIONS, f"/settings/sessions/{ada.session_id}/revoke")

    assert (404, "alert: That session is over already.") == (response.status_code, told(response))
    assert 200 == ada.get(SESSIONS).status_code


def test_revoke_others(ada: Person, new_person: NewPerson) -> None:
    """
    All others end, and this one goes on under a new token.
    """
    others = [other_person(new_person) for _ in range(3)]

    response = ada.send(SESSIONS, f"{SESSIONS}/revoke-others", sure="1")

    assert SESSIONS == response.location
    assert ["onetsec", "onetsec_device", "onetsec_note"] == cookies(response)
    assert "status: All other sessions were signed out." == told(ada.get(SESSIONS))
    assert [303, 303, 303] == [other.get(SECURITY).status_code for other in others]


def test_who_is_sure(ada: Person, new_person: NewPerson) -> None:
    """
    It is asked for twice: the form of the second page says so, and no other text does.
    """
    other = other_person(new_person)
    for sure in ("", "0", "true"):
        response = ada.send(SESSIONS, f"{SESSIONS}/revoke-others", sure=sure)

        assert f"{CONFIRM}?for=end-others&step=2" == response.location

    page = ada.get(response.location or "")
    assert "Every other device has to sign in again" in page.text
    assert f'<a href="{SESSIONS}">Cancel</a>' in page.text
    assert 200 == other.get(SECURITY).status_code

    ada.post(f"{SESSIONS}/revoke-others", form(page, f"{SESSIONS}/revoke-others"))

    assert 303 == other.get(SECURITY).status_code


def test_hostile_names_of_browsers(person: Person) -> None:
    """
    A user agent is attacker's text, and none of it is shown.
    """
    form = {"login": "ada@example.com", "password": PASSWORD, "csrf": csrf(person.get("/sign-in"))}
    person.post("/sign-in", form, headers={"User-Agent": "<script>canary"})

    page = person.get(SESSIONS).text

    assert "canary" not in page
    assert "Unknown browser" in page
