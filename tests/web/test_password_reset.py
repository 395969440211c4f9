"""
Password recovery: from the forgotten password to the new one, and what a link is worth.
"""

from __future__ import annotations

import re

import pytest

from onetsec import Onetsec
from onetsec.testing import FrozenClock

from ..conftest import HERE, OTHER, PASSWORD
from .conftest import VERA, NewPerson
from .mailbox import Mailbox
from .walking import (
    FORGOT,
    RESET,
    SECURITY,
    VERIFY,
    Person,
    cookies,
    form,
    title,
    told,
)
from .watched import Watched

NEW = {"new": OTHER, "confirm": OTHER}
OVER = "alert: This link does not work any more. Please ask for a new one."


def ask(person: Person, login: str = VERA) -> None:
    """
    Ask for a link.
    """
    assert FORGOT == person.send(FORGOT, FORGOT, login=login).location


@pytest.fixture
def link(person: Person, mailbox: Mailbox) -> str:
    """
    The link that was mailed to somebody.
    """
    ask(person)
    return mailbox.link()


def test_the_way_back(person: Person, vera: Person, mailbox: Mailbox) -> None:
    """
    From the sign-in through a mail to a new password; nobody is signed in by it, and everybody has
    to sign in again.
    """
    page = person.get("/sign-in")
    assert f'<a href="{FORGOT}">Forgot your password?</a>' in page.text
    page = person.get(FORGOT)
    response = person.post(FORGOT, {**form(page, FORGOT), "login": VERA})
    assert FORGOT == response.location
    assert told(person.get(FORGOT)).startswith("status: If there is an account for that address")
    page = person.get(mailbox.link())
    assert (200, "Choose a new password · Example Shop") == (page.status_code, title(page))

    response = person.post(RESET, {**form(page, RESET), **NEW})

    assert "/sign-in" == response.location
    assert ["onetsec_device", "onetsec_note"] == cookies(response)
    assert "status: Your new password is set. Sign in with it, on every device." == told(
        person.get("/sign-in")
    )
    assert 303 == person.get(SECURITY).status_code == vera.get(SECURITY).status_code
    assert 422 == person.sign_in(VERA).status_code
    assert SECURITY == person.sign_in(VERA, OTHER).location
    assert ["reset-link", "password-reset"] == mailbox.kinds
    assert {VERA} == {mail.to for mail in mailbox.mails}


def test_opening_spends_nothing(link: str, person: Person, watched: Watched) -> None:
    """
    Programs open the links of mails, before anybody reads them: nothing is written, and the link
    works afterwards.
    """
    assert watched.writes
    for method in ("HEAD", "GET", "HEAD", "GET"):
        response = person.open(method, link)
        assert 200 == response.status_code
        assert (method == "GET") == ("Choose a new password" in response.text)
    assert [] == watched.writes

    assert "/sign-in" == person.post(RESET, {**form(person.get(link), RESET), **NEW}).location


def test_a_link_works_once(link: str, person: Person) -> None:
    """
    After its use it is over, and leads to another one.
    """
    hidden = form(person.get(link), RESET)
    person.post(RESET, {**hidden, **NEW})

    for response in (person.get(link), person.post(RESET, {**hidden, **NEW})):
        assert (409, OVER) == (response.status_code, told(response))
        assert f'<a href="{FORGOT}">Ask for a new link</a>' in response.text
        assert 'name="new"' not in response.text


def test_a_link_is_over_after_an_hour(link: str, person: Person, clock: FrozenClock) -> None:
    """
    It says so when it is opened, and when its form is sent.
    """
    clock.advance(3599)
    hidden = form(person.get(link), RESET)
    clock.advance(1)

    assert OVER == told(person.get(link)) == told(person.post(RESET, {**hidden, **NEW}))


def test_a_change_ends_links(link: str, person: Person, vera: Person) -> None:
    """
    Whoever remembers the password and changes it needs no link, and nobody else has one.
    """
    vera.send(SECURITY, f"{SECURITY}/password", current=PASSWORD, **NEW)

    assert OVER == told(person.get(link))


def test_three_links_live(person: Person, mailbox: Mailbox, clock: FrozenClock) -> None:
    """
    Whoever asks again, as the mail is slow, can use any of three; all end with the first use.
    """
    for pause in (60, 1800, 60):
        ask(person)
        clock.advance(pause)
    assert 3 == len(set(mailbox.links))
    pages = [person.get(link) for link in mailbox.links]
    assert [200] * 3 == [page.status_code for page in pages]

    person.post(RESET, {**form(pages[1], RESET), **NEW})

    assert [OVER] * 3 == [told(person.get(link)) for link in mailbox.links]


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ("The two new passwords are not the same.", {"new": OTHER, "confirm": PASSWORD}),
        ("The two new passwords are not the same.", {"new": OTHER}),
        ("Please fill in every field.", {"confirm": OTHER}),
        ("Please fill in every field.", {}),
        ("The new password does not meet every requirement.", {"new": "horse", "confirm": "horse"}),
    ],
)
def test_refused(expected: str, fields: dict[str, str], link: str, person: Person) -> None:
    """
    What is wrong is said beside the form, and the link is kept.
    """
    response = person.post(RESET, {**form(person.get(link), RESET), **fields})

    assert (422, f"alert: {expected}") == (response.status_code, told(response))
    assert title(response).startswith("Error: ")
    assert 'aria-invalid="true"' in response.text
    assert "horse" not in response.text
    assert "/sign-in" == person.post(RESET, {**form(response, RESET), **NEW}).location


def test_every_unmet_rule_at_once(link: str, person: Person) -> None:
    """
    The rules are listed before the first try, and marked after it.
    """
    page = person.get(link)
    assert 'aria-describedby="os-rules"' in page.text
    assert "os-unmet" not in page.text

    fields = {"new": "horse", "confirm": "horse"}
    response = person.post(RESET, {**form(page, RESET), **fields})

    assert ["too-short", "no-uppercase-letter", "no-digit"] == re.findall(
        r'class="os-unmet" data-os-rule="([^"]+)"', response.text
    )


@pytest.mark.parametrize("login", ["bare@example.com", "gone@example.com", "eve@example.com"])
def test_who_is_mailed_nothing(login: str, person: Person, mailbox: Mailbox) -> None:
    """
    Without a password there is nothing to recover, and a disabled account stays so.
    """
    ask(person, login)

    assert [] == mailbox.mails


def test_the_second_step_stays(vera: Person, new_person: NewPerson, mailbox: Mailbox) -> None:
    """
    A new password skips no factor; and until the app was used, the mailbox that has set the
    password is no second one beside it.
    """
    vera.set_up()
    vera.switch("on")
    other = new_person()
    ask(other)
    page = other.get(mailbox.link())
    other.post(RESET, {**form(page, RESET), **NEW})

    assert f"{VERIFY}?next=%2Fsettings%2Fsecurity" == other.sign_in(VERA, OTHER).location
    assert "Use an email code instead" not in other.get(VERIFY).text
    other.send(VERIFY, f"{VERIFY}/send")
    assert [] == mailbox.codes
    assert SECURITY == other.verify(vera.code()).location
    again = new_person()
    again.sign_in(VERA, OTHER)
    assert "Use an email code instead" in again.get(VERIFY).text


def test_mailed_codes_stay(vera: Person, new_person: NewPerson, mailbox: Mailbox) -> None:
    """
    Without an app a mailed code is still asked for.
    """
    vera.switch("on")
    other = new_person()
    ask(other)
    page = other.get(mailbox.link())
    other.post(RESET, {**form(page, RESET), **NEW})

    assert f"{VERIFY}?next=%2Fsettings%2Fsecurity" == other.sign_in(VERA, OTHER).location
    assert SECURITY == other.verify(mailbox.code(), factor="mail").location


@pytest.mark.parametrize(
    "token",
    ["", "x", "ots1_reset_dmVyYQ.abcdefghijkl." + "a" * 43, "%00", "%ED%A0%80", "a" * 5000],
)
def test_what_is_no_link(token: str, person: Person, watched: Watched) -> None:
    """
    Any other text is a link that is over, and leaves no trace.
    """
    assert watched.writes

    response = person.get(f"{RESET}?token={token}")

    assert (409, OVER) == (response.status_code, told(response))
    csrf = form(person.get(FORGOT), FORGOT)["csrf"]
    assert OVER == told(person.post(RESET, {"csrf": csrf, "token": token, **NEW}))
    assert [] == watched.writes


def test_a_link_is_nothing_else(link: str, vera: Person, person: Person, auth: Onetsec) -> None:
    """
    A session is no link, and a link is no session.
    """
    cookie = vera.browser.get_cookie("onetsec")
    assert cookie is not None

    assert OVER == told(person.get(f"{RESET}?token={cookie.value}"))
    token = link.partition("=")[2]
    assert None is auth.sessions.check(token, client=HERE)
    assert 303 == person.get_with(SECURITY, f"onetsec={token}".encode()).status_code
