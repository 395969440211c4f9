"""
Signing in, the second step: with an app, or with a recovery code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from onetsec import Onetsec, Settings
from onetsec.ports import Storage
from onetsec.step_up import StepUpPolicy
from onetsec.testing import FrozenClock

from ..conftest import PASSWORD
from .conftest import NewPerson
from .walking import SECURITY, SESSIONS, Person, cookies, csrf, told


def test_second_step(ada: Person, new_person: NewPerson) -> None:
    """
    With an app, the password leads to the second step, and its code to the page.
    """
    ada.set_up()
    other = new_person()

    first = other.sign_in(next=SESSIONS)
    assert "/sign-in/verify?next=%2Fsettings%2Fsessions" == first.location
    assert ["onetsec_pending"] == cookies(first)
    assert 303 == other.get(SECURITY).status_code

    page = other.get(first.location)
    assert "Verification code" in page.text
    assert 'inputmode="numeric"' in page.text
    fields = {"csrf": csrf(page), "factor": "app", "next": SESSIONS, "code": ada.code()}
    done = other.post("/sign-in/verify", fields)
    assert SESSIONS == done.location
    assert ["onetsec", "onetsec_device", "onetsec_pending"] == cookies(done)
    assert 200 == other.get(SESSIONS).status_code


def test_wrong_code(ada: Person, new_person: NewPerson) -> None:
    """
    A wrong code is said, and changes no cookie.
    """
    ada.set_up()
    other = new_person()
    other.sign_in()

    response = other.verify("000000")

    assert 422 == response.status_code
    assert told(response).startswith("alert: That code is not right.")
    assert 'aria-describedby="os-notice" aria-invalid="true"' in response.text
    assert [] == cookies(response)
    assert SECURITY == other.verify(ada.code()).location


@pytest.mark.parametrize("code", ["", "   "])
def test_no_code(code: str, ada: Person, new_person: NewPerson) -> None:
    """
    An empty code is said, and costs no attempt.
    """
    ada.set_up()
    other = new_person()
    other.sign_in()
    for _ in range(12):
        response = other.verify(code)

    assert "alert: Please type the code first." == told(response)
    assert 303 == other.verify(ada.code()).status_code


def test_used_code(ada: Person, new_person: NewPerson) -> None:
    """
    The code of one sign-in is none of another.
    """
    ada.set_up()
    code = ada.code()
    one, other = new_person(), new_person()
    one.sign_in()
    one.verify(code)
    other.sign_in()

    assert told(other.verify(code)).startswith("alert: That code was used already.")


def test_recovery_code(ada: Person, new_person: NewPerson) -> None:
    """
    A recovery code is a way in, by a link, and one is told that it is gone.
    """
    ada.set_up()
    other = new_person()
    other.sign_in(next=SESSIONS)
    page = other.get("/sign-in/verify?next=/settings/sessions")
    link = re.search(r'href="([^"]+)">Use a recovery code<', page.text)
    assert link is not None
    page = other.get(link[1].replace("&amp;", "&"))
    assert "Recovery code" in page.text
    assert 'inputmode="numeric"' not in page.text
    assert f'name="next" value="{SESSIONS}"' in page.text

    response = other.verify(ada.recovery_codes[0].lower(), factor="recovery", next=SESSIONS)

    assert SESSIONS == response.location
    assert told(other.get(SESSIONS)).startswith("status: You signed in with a recovery code.")
    assert "" == told(other.get(SESSIONS))


def test_a_factor_that_is_none(ada: Person, new_person: NewPerson) -> None:
    """
    A factor that the sign-in does not have is taken for the usual one.
    """
    ada.set_up()
    other = new_person()
    other.sign_in()

    assert "Verification code" in other.get("/sign-in/verify?factor=external").text
    assert 422 == other.verify(PASSWORD, factor="password").status_code
    assert SECURITY == other.verify(ada.code(), factor="x").location


def test_the_second_step_takes_too_long(
    ada: Person, new_person: NewPerson, clock: FrozenClock
) -> None:
    """
    After ten minutes one begins again, and is told why.
    """
    ada.set_up()
    other = new_person()
    other.sign_in()
    token = csrf(other.get("/sign-in/verify"))
    clock.advance(600)

    fields = {"csrf": token, "next": SESSIONS, "factor": "app", "code": ada.code()}
    response = other.post("/sign-in/verify", fields)

    assert f"/sign-in?next={SESSIONS}" == response.location
    assert told(other.get("/sign-in")).startswith("alert: That sign-in took too long.")
    assert "/sign-in?next=/settings/security" == other.get("/sign-in/verify").location


def test_the_cookie_waits_as_long_as_the_sign_in(
    adapter: Callable[..., Any], build: Callable[..., Onetsec], storage: Storage, clock: FrozenClock
) -> None:
    """
    A host may leave more time for the second step.
    """
    auth = build(storage, settings=Settings(step_up=StepUpPolicy(pending=1800)))
    auth.password.register("ada", PASSWORD)
    ada, other = (Person(adapter(auth), clock=clock) for _ in range(2))
    ada.sign_in()
    ada.set_up()

    (cookie,) = other.sign_in().headers.getlist("Set-Cookie")

    assert cookie.startswith("onetsec_pending=")
    assert "Max-Age=1800" in cookie.split("; ")
    clock.advance(1700)
    assert SECURITY == other.verify(ada.code()).location


def test_the_account_changes_before_the_second_step(ada: Person, new_person: NewPerson) -> None:
    """
    A sign-in that waits for its second step ends with a change of credentials.
    """
    ada.set_up()
    other = new_person()
    other.sign_in()
    page = other.get("/sign-in/verify")
    ada.send(SECURITY, "/settings/security/authenticator/disable", sure="1")

    response = other.post("/sign-in/verify", {"csrf": csrf(page), "code": ada.code()})

    assert "/sign-in?next=/settings/security" == response.location


def test_sent_twice(ada: Person, new_person: NewPerson) -> None:
    """
    Who sent the second step twice, and was signed in by the first, goes on.
    """
    ada.set_up()
    other = new_person()
    other.sign_in()
    page = other.get("/sign-in/verify")
    fields = {"csrf": csrf(page), "code": ada.code(), "next": SESSIONS}
    other.post("/sign-in/verify", fields)

    response = other.post("/sign-in/verify", fields)

    assert SESSIONS == response.location
    assert "" == told(other.get(SESSIONS))


def test_no_second_step_without_a_first(person: Person) -> None:
    """
    The second step alone is none.
    """
    assert "/sign-in?next=/settings/security" == person.get("/sign-in/verify").location
