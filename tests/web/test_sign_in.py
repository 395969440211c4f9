"""
Signing in, step by step, and out again.
"""

from __future__ import annotations

import re

import pytest

from onetsec import Onetsec
from onetsec.testing import FrozenClock

from ..conftest import HERE, PASSWORD
from .conftest import NewPerson
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


def test_the_account_changes_before_the_second_step(ada: Person, new_person: NewPerson) -> None:
    """
    A sign-in that waits for its second step ends with a change of credentials.
    """
    ada.set_up()
    other = new_person()
    other.sign_in()
    page = other.get("/sign-in/verify")
    ada.send(SECURITY, "/settings/security/authenticator/disable")

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
