"""
A password that has stopped, in front of the pages.
"""

from __future__ import annotations

import pytest

from onetsec import Channel, Client, Onetsec
from onetsec.testing import FrozenClock

from ..conftest import OTHER, PASSWORD
from .conftest import NewPerson
from .mailbox import Mailbox
from .test_enumeration import answer
from .walking import FORGOT, RESET, SECURITY, Person, csrf, form, told

LOGIN = "ada@example.com"
STRANGER = Client("203.0.113.9")
NEW = {"new": OTHER, "confirm": OTHER}


@pytest.fixture
def ada(person: Person) -> Person:
    """
    Ada, with an app and recovery codes, and signed in.
    """
    person.sign_in()
    person.set_up()
    return person


@pytest.fixture
def stopped(ada: Person, auth: Onetsec, clock: FrozenClock) -> Person:
    """
    The same, whose password strangers have stopped two days ago.
    """
    for _ in range(2):
        first = auth.sign_in.password(LOGIN, PASSWORD, client=STRANGER)
        for _ in range(5):
            auth.sign_in.verify(
                first.pending or "", factor=Channel.APP, code="000000", client=STRANGER
            )
    clock.advance(2 * 86_400)
    return ada


def fields(password: str) -> dict[str, str]:
    """
    What is typed.
    """
    return {"login": LOGIN, "password": password}


def test_the_right_password_is_answered_like_a_wrong_one(
    stopped: Person, new_person: NewPerson
) -> None:
    """
    Byte for byte.
    """
    assert answer(new_person, fields("wrong")) == answer(new_person, fields(PASSWORD))


def test_before_it_was_not(ada: Person, new_person: NewPerson) -> None:
    """
    The negative control.
    """
    assert answer(new_person, fields("wrong")) != answer(new_person, fields(PASSWORD))


def test_who_is_signed_in_is_told_and_changes_it(stopped: Person, new_person: NewPerson) -> None:
    """
    On Settings > Security; then strangers are asked for the second step again.
    """
    page = stopped.get(SECURITY)
    assert "Somebody typed your password and then failed at your second step" in page.text

    change = {"current": PASSWORD, **NEW}
    stopped.send(SECURITY, f"{SECURITY}/password", **change)

    assert "failed at your second step" not in stopped.get(SECURITY).text
    assert 303 == new_person().sign_in(password=OTHER).status_code


def test_a_known_device_signs_in(stopped: Person) -> None:
    """
    With the password and the app, as ever.
    """
    stopped.send(SECURITY, "/sign-out")

    assert 303 == stopped.sign_in().status_code
    assert 303 == stopped.verify(stopped.code()).status_code
    assert 200 == stopped.get(SECURITY).status_code


def test_a_link_lifts_it(stopped: Person, new_person: NewPerson, mailbox: Mailbox) -> None:
    """
    From wherever; the second step is asked for as before.
    """
    elsewhere = new_person("198.51.100.7")
    elsewhere.send(FORGOT, FORGOT, login=LOGIN)
    page = elsewhere.get(mailbox.links[-1])
    elsewhere.post(RESET, {**form(page, RESET), **NEW})

    assert "/sign-in/verify" in elsewhere.sign_in(password=OTHER).headers["Location"]


def test_a_recovery_code_beside_the_password(stopped: Person, new_person: NewPerson) -> None:
    """
    Signs in where nothing else does; the page that asks for it is one link away.
    """
    elsewhere = new_person("198.51.100.7")
    assert 'href="/sign-in?with=recovery&amp;next=%2Fsettings%2Fsecurity"' in (
        elsewhere.get("/sign-in").text
    )
    chosen = elsewhere.get("/sign-in?with=recovery")
    assert "Recovery code" in chosen.text
    more = {"csrf": csrf(chosen), "with": "recovery", "code": stopped.recovery_codes[0]}
    done = elsewhere.post("/sign-in", {**fields(PASSWORD), **more})

    assert 303 == done.status_code
    assert "failed at your second step" in elsewhere.get(SECURITY).text


@pytest.mark.parametrize(
    ("password", "code"), [(PASSWORD, "7K3M-9QPX-2HTVD"), ("wrong", None), (PASSWORD, "short")]
)
def test_nobody_is_told_which_was_wrong(
    password: str, code: str | None, stopped: Person, new_person: NewPerson
) -> None:
    """
    The password or the code; and the form that comes again asks for both.
    """
    code = code or stopped.recovery_codes[0]
    refused = new_person().sign_in(password=password, code=code, **{"with": "recovery"})

    assert 422 == refused.status_code
    assert "alert: The email, the password or the recovery code is not right." == told(refused)
    assert 'name="code"' in refused.text


def test_a_recovery_code_that_was_not_typed(stopped: Person, new_person: NewPerson) -> None:
    """
    Nothing is tried without it, once it was chosen.
    """
    refused = new_person().sign_in(code=" ", **{"with": "recovery"})

    assert "alert: Please fill in every field." == told(refused)
