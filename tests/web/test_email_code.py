"""
Email verification: the switch, with and without a code.
"""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse as Response

from onetsec.testing import FrozenClock

from .conftest import VERA, NewPerson
from .mailbox import Mailbox, by_mail
from .walking import (
    EMAIL_CODE,
    OFF,
    ON,
    SECURITY,
    SESSIONS,
    Person,
    cookies,
    told,
)

CODE = f"{EMAIL_CODE}/confirm"


def confirm(person: Person, code: str) -> Response:
    """
    Type the code that turns it on.
    """
    return person.send(SECURITY, CODE, code=code)


def test_on_at_once(vera: Person, mailbox: Mailbox, new_person: NewPerson) -> None:
    """
    A verified address needs no code; this session goes on, and the others end.
    """
    other = new_person()
    other.sign_in(VERA)
    assert OFF in vera.get(SECURITY).text

    response = vera.switch("on")

    assert SECURITY == response.location
    assert ["onetsec", "onetsec_device", "onetsec_note"] == cookies(response)
    assert told(vera.get(SECURITY)).startswith("status: Email verification is on.")
    assert ON in vera.get(SECURITY).text
    assert ">Enabled<" in vera.get(SECURITY).text
    assert 303 == other.get(SECURITY).status_code
    assert ["email-code-enabled"] == mailbox.kinds


def test_on_after_a_code(ada: Person, mailbox: Mailbox) -> None:
    """
    Another address is proven first, with a code that is mailed there.
    """
    response = ada.switch("on")

    assert (EMAIL_CODE, ["onetsec_note"]) == (response.location, cookies(response))
    page = ada.get(EMAIL_CODE)
    assert told(page).startswith("status: We have mailed you a code.")
    assert "We have mailed a code to a…@example.com." in page.text
    assert OFF in ada.get(SECURITY).text

    response = confirm(ada, mailbox.code())

    assert SECURITY == response.location
    assert ["onetsec", "onetsec_device", "onetsec_note"] == cookies(response)
    assert ON in ada.get(SECURITY).text
    assert ["email-code", "email-code-enabled"] == mailbox.kinds
    assert {"ada@example.com"} == {mail.to for mail in mailbox.mails}


def test_wrong_code(ada: Person, mailbox: Mailbox) -> None:
    """
    A wrong code is said, and changes nothing.
    """
    ada.switch("on")

    response = confirm(ada, "000000")

    assert 422 == response.status_code
    assert told(response).startswith("alert: That code is not right.")
    assert 'aria-describedby="os-notice" aria-invalid="true"' in response.text
    assert [] == cookies(response)
    assert OFF in ada.get(SECURITY).text
    assert SECURITY == confirm(ada, mailbox.code()).location


def test_no_code(ada: Person, mailbox: Mailbox) -> None:
    """
    An empty code is said, and costs no attempt.
    """
    ada.switch("on")
    for _ in range(12):
        response = confirm(ada, " ")

    assert (422, "alert: Please type the code first.") == (response.status_code, told(response))
    assert SECURITY == confirm(ada, mailbox.code()).location


def test_too_many_wrong_codes(ada: Person, mailbox: Mailbox, clock: FrozenClock) -> None:
    """
    After five no code is right any more, not even that of another mail.
    """
    ada.switch("on")
    for _ in range(5):
        assert 422 == confirm(ada, "000000").status_code
    for _ in range(2):
        response = confirm(ada, mailbox.code())
        assert 429 == response.status_code
        assert told(response).startswith("alert: Too many attempts.")
        clock.advance(60)
        ada.switch("on")

    assert 3 == len(mailbox.codes)
    assert OFF in ada.get(SECURITY).text


@pytest.mark.parametrize(
    ("expected", "seconds"),
    [("You can ask for another one in 60 seconds.", 0), ("in 1 second.", 59), ("", 60)],
)
def test_how_long_to_wait(expected: str, seconds: int, ada: Person, clock: FrozenClock) -> None:
    """
    The page says when another code may be asked for, and tells the script.
    """
    ada.switch("on")
    clock.advance(seconds)

    page = ada.get(EMAIL_CODE).text

    assert ">Send another code</button>" in page
    assert expected in page
    assert bool(expected) == (f'data-os-wait="{60 - seconds}"' in page)


def test_another_code_too_early(ada: Person, mailbox: Mailbox) -> None:
    """
    A second mail within a minute is not sent; the first code still works.
    """
    ada.switch("on")

    assert EMAIL_CODE == ada.switch("on").location
    assert told(ada.get(EMAIL_CODE)).startswith("alert: We have just mailed you a code.")
    assert 1 == len(mailbox.codes)
    assert SECURITY == confirm(ada, mailbox.code()).location


def test_another_code(ada: Person, mailbox: Mailbox, clock: FrozenClock) -> None:
    """
    After a minute there is another code, and the one before is worth nothing.
    """
    ada.switch("on")
    clock.advance(60)
    ada.switch("on")
    before, now = mailbox.codes

    assert before != now
    assert 422 == confirm(ada, before).status_code
    assert SECURITY == confirm(ada, now).location


def test_a_code_that_is_over(ada: Person, mailbox: Mailbox, clock: FrozenClock) -> None:
    """
    After ten minutes, or without a mail, there is nothing to type; one is led to the switch.
    """
    ada.switch("on")
    for seconds, code in ((600, mailbox.code()), (0, "")):
        clock.advance(seconds)

        assert SECURITY == confirm(ada, code).location
        assert told(ada.get(SECURITY)).startswith("alert: That code does not work any more.")
        assert SECURITY == ada.get(EMAIL_CODE).location


def test_a_code_of_another_session(ada: Person, mailbox: Mailbox, new_person: NewPerson) -> None:
    """
    A code works in the browser that asked for it.
    """
    other = new_person()
    other.sign_in()
    ada.switch("on")

    assert told(confirm(other, mailbox.code())) == ""
    assert told(other.get(SECURITY)).startswith("alert: That code does not work any more.")
    assert OFF in other.get(SECURITY).text


@pytest.mark.parametrize(
    ("expected", "to"),
    [("Email verification is on already.", "on"), ("Email verification is off already.", "off")],
)
def test_turned_twice(expected: str, to: str, vera: Person, mailbox: Mailbox) -> None:
    """
    A switch that stands there already is said.
    """
    vera.switch("on")
    if to == "off":
        by_mail(vera, mailbox)
        vera.switch("off", sure="1")

    assert SECURITY == vera.switch(to).location
    assert f"alert: {expected}" == told(vera.get(SECURITY))


def test_the_list_of_sessions_says_how(vera: Person, mailbox: Mailbox) -> None:
    """
    What a session has proven stands in the list.
    """
    vera.switch("on")
    by_mail(vera, mailbox)

    assert "with password and email" in vera.get(SESSIONS).text
