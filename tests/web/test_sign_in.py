"""
Signing in with a password, and out again.
"""

from __future__ import annotations

import pytest

from onetsec import Onetsec
from onetsec.testing import FrozenClock

from ..conftest import HERE, PASSWORD
from .walking import SECURITY, SESSIONS, Person, cookies, csrf, title, told


def test_in_around_and_out(person: Person) -> None:
    """
    A person signs in, sees the pages, and signs out.
    """
    assert "/sign-in?next=/settings/security" == person.get(SECURITY).location
    assert SESSIONS == person.sign_in(next=SESSIONS).location
    assert "This device" in person.get(SESSIONS).text
    assert "Security Settings · Example Shop" == title(person.get(SECURITY))
    assert "/sign-in" == person.send(SECURITY, "/sign-out").location
    assert "status: You are signed out." == told(person.get("/sign-in"))
    assert 303 == person.get(SECURITY).status_code


def test_where_to_go_afterwards(person: Person) -> None:
    """
    Without a page that was asked for, one comes to Security Settings.
    """
    assert SECURITY == person.sign_in().location


@pytest.mark.parametrize("target", ["//evil.example", "/\\evil.example", "/\t/evil.example"])
def test_never_to_another_site(target: str, person: Person) -> None:
    """
    Another site is not followed, in the address or in the form.
    """
    assert "evil" not in person.get("/sign-in", query_string={"next": target}).text
    assert SECURITY == person.sign_in(next=target).location


def test_twice_named_is_not_named(person: Person) -> None:
    """
    A parameter that is there twice is not there.
    """
    page = person.get("/sign-in?next=/a&next=/b")

    assert f'name="next" value="{SECURITY}"' in page.text


def test_wrong_password(person: Person) -> None:
    """
    The form comes back, with what was typed, except the password.
    """
    response = person.sign_in(password="canary")

    assert 422 == response.status_code
    assert "Error: Sign in · Example Shop" == title(response)
    assert "alert: The email or the password is not right." == told(response)
    assert 'value="ada@example.com"' in response.text
    assert "canary" not in response.text
    assert [] == cookies(response)


@pytest.mark.parametrize(("login", "password"), [("", "x"), (" ", "x"), ("ada@example.com", "")])
def test_nothing_typed(login: str, password: str, person: Person) -> None:
    """
    An empty field is said, and costs no attempt.
    """
    for _ in range(20):
        response = person.sign_in(login, password)

    assert (422, "alert: Please fill in every field.") == (response.status_code, told(response))
    assert 303 == person.sign_in().status_code


def test_too_many_attempts(person: Person) -> None:
    """
    After five wrong passwords one has to wait, and is told how long.
    """
    for _ in range(5):
        person.sign_in(password="wrong")

    response = person.sign_in()

    assert (429, "60") == (response.status_code, response.headers["Retry-After"])
    assert "alert: Too many attempts. Try again in 1 minute." == told(response)


def test_signed_in_already(ada: Person) -> None:
    """
    Who is signed in needs no form.
    """
    assert SESSIONS == ada.get("/sign-in?next=/settings/sessions").location


def test_signing_in_again_ends_the_session_before(ada: Person, auth: Onetsec) -> None:
    """
    A browser has one session: nobody holds the token of the one before.
    """
    cookie = ada.browser.get_cookie("onetsec")
    page = ada.send(SESSIONS, "/nowhere")
    assert 404 == page.status_code
    assert cookie is not None
    visitor = ada.browser.get_cookie("onetsec_visitor")
    assert visitor is not None
    ada.browser.delete_cookie("onetsec")
    form = {"csrf": csrf(ada.get("/sign-in")), "login": "ada@example.com", "password": PASSWORD}
    ada.browser.set_cookie("onetsec", cookie.value)

    ada.post("/sign-in", form)

    assert None is auth.sessions.check(cookie.value, client=HERE)
    assert 200 == ada.get(SECURITY).status_code


@pytest.mark.parametrize("note", ["evil", "signed-in", "", "<script>", "x" * 3000])
def test_a_note_that_is_none(note: str, person: Person) -> None:
    """
    A cookie names one of our messages, or nothing; either way it is deleted.
    """
    person.browser.set_cookie("onetsec_note", note)

    response = person.get("/sign-in")

    assert "" == told(response)
    assert "onetsec_note" in cookies(response)


def test_a_dead_cookie_is_left_alone(ada: Person, clock: FrozenClock) -> None:
    """
    A session that is over is anonymous; only signing out deletes a cookie.
    """
    clock.advance(31 * 86_400)

    response = ada.get(SECURITY)

    assert (303, []) == (response.status_code, cookies(response))


def test_well_known_change_password(person: Person) -> None:
    """
    Password managers find the page.
    """
    response = person.get("/.well-known/change-password")

    assert (303, SECURITY, []) == (response.status_code, response.location, cookies(response))
