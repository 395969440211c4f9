"""
Undo: the page that the link of a notice leads to.
"""

from __future__ import annotations

import pytest

from onetsec.testing import FrozenClock
from onetsec.undo import UndoPolicy

from ..conftest import OTHER, PASSWORD
from .conftest import VERA
from .mailbox import Mailbox
from .walking import FORGOT, RESET, SECURITY, Person, cookies, form, title, told
from .watched import Watched

UNDO = "/security/undo"
CHANGE = f"{SECURITY}/password"
OVER = "alert: This link does not work any more. If your account is in danger, set a new password."


@pytest.fixture
def link(vera: Person, mailbox: Mailbox) -> str:
    """
    The link that tells of another password.
    """
    vera.send(SECURITY, CHANGE, current=PASSWORD, new=OTHER, confirm=OTHER)
    return mailbox.paths("notice")[-1]


def test_the_way_back(link: str, person: Person, vera: Person, mailbox: Mailbox) -> None:
    """
    From the mail over the page to the sign-in, where it says what was done; and by a second mail to
    a new password.
    """
    page = person.get(link)
    assert (200, "This wasn't me · Example Shop") == (page.status_code, title(page))
    assert "Your password was changed" in page.text
    assert 200 == vera.get(SECURITY).status_code

    response = person.post(UNDO, form(page, UNDO))
    assert ("/sign-in", ["onetsec_note"]) == (response.location, cookies(response))
    assert told(person.get("/sign-in")).startswith("status: The changes were taken back")
    assert 303 == vera.get(SECURITY).status_code
    assert 422 == person.sign_in(VERA, OTHER).status_code

    page = person.get(mailbox.link())
    new = "Third Meadow 5 Falcon"
    assert (
        "/sign-in" == person.post(RESET, {**form(page, RESET), "new": new, "confirm": new}).location
    )
    assert SECURITY == person.sign_in(VERA, new).location


def test_opening_spends_nothing(link: str, person: Person, watched: Watched) -> None:
    """
    Programs open the links of mails, before anybody reads them.
    """
    assert watched.writes
    for method in ("HEAD", "GET", "HEAD", "GET"):
        assert 200 == person.open(method, link).status_code
    assert [] == watched.writes


def test_a_link_works_once(link: str, person: Person) -> None:
    """
    After its use it is over, and leads to a new password.
    """
    hidden = form(person.get(link), UNDO)
    person.post(UNDO, hidden)

    for response in (person.get(link), person.post(UNDO, hidden)):
        assert (409, OVER) == (response.status_code, told(response))
        assert f'<a href="{FORGOT}">' in response.text
        assert 'name="token"' not in response.text


def test_a_link_is_over_after_three_days(link: str, person: Person, clock: FrozenClock) -> None:
    """
    It says so when its form is sent.
    """
    hidden = form(person.get(link), UNDO)
    clock.advance(UndoPolicy().lives)

    assert OVER == told(person.post(UNDO, hidden))


def test_another_site_sends_no_form(link: str, person: Person, vera: Person) -> None:
    """
    Who has the link has to press the button on our page.
    """
    token = form(person.get(link), UNDO)["token"]

    assert 403 == person.post(UNDO, {"token": token}).status_code
    assert 200 == vera.get(SECURITY).status_code
