"""
The address on its page: verified, changed, and refused.
"""

from __future__ import annotations

import pytest

from onetsec.testing import FrozenClock

from .conftest import VERA, NewPerson
from .mailbox import Mailbox
from .walking import ADDRESS, CONFIRM, SECURITY, SESSIONS, Person, cookies, told

VERIFY = f"{ADDRESS}/verify"
TYPE = f"{ADDRESS}/confirm"
NEW = "ada@example.org"


def test_it_is_verified(ada: Person, mailbox: Mailbox) -> None:
    """
    By a code that is mailed to it; the cookie stays.
    """
    assert f'href="{ADDRESS}"' in ada.get(SECURITY).text
    response = ada.send(ADDRESS, VERIFY)
    assert ADDRESS == response.location
    page = ada.get(ADDRESS)
    assert told(page).startswith("status: We have mailed you a code.")
    assert "We have mailed a code to a…@example.com." in page.text

    response = ada.send(ADDRESS, TYPE, code=mailbox.code())

    assert (SECURITY, ["onetsec_note"]) == (response.location, cookies(response))
    shown = ada.get(SECURITY)
    assert told(shown).startswith("status: Your address is verified.")
    assert ">Verified<" in shown.text
    assert VERIFY not in ada.get(ADDRESS).text


def test_it_is_changed(ada: Person, mailbox: Mailbox, new_person: NewPerson) -> None:
    """
    By a code that is mailed to the new one; others are signed out, and sign in with it.
    """
    other = new_person()
    other.sign_in()
    response = ada.send(ADDRESS, ADDRESS, new=f" {NEW}")
    assert ADDRESS == response.location
    assert "a…@example.org" in ada.get(ADDRESS).text

    response = ada.send(ADDRESS, TYPE, code=mailbox.code())

    assert SECURITY == response.location
    assert ["onetsec", "onetsec_device", "onetsec_note"] == cookies(response)
    assert NEW in ada.get(SECURITY).text
    assert 303 == other.get(SECURITY).status_code
    told_of = [mail.to for mail in mailbox.mails if "address-changed" in mail.context.values()]
    assert ["ada@example.com", NEW] == told_of
    assert SECURITY == other.sign_in(NEW).location


@pytest.mark.parametrize(
    ("status", "says", "typed"),
    [
        (422, "alert: Please fill in every field.", " "),
        (422, "alert: That is not an address", "ada"),
        (422, "alert: That is the address of this account already.", "ada@example.com"),
    ],
)
def test_what_can_be_no_new_address(ada: Person, status: int, says: str, typed: str) -> None:
    """
    It is said beside the field, and what was typed is kept.
    """
    response = ada.send(ADDRESS, ADDRESS, new=typed)

    assert status == response.status_code
    assert told(response).startswith(says)
    assert f'value="{typed.strip()}"' in response.text or not typed.strip()


def test_that_of_another(ada: Person, mailbox: Mailbox) -> None:
    """
    The answer is the same as for a free one; its owner is told.
    """
    response = ada.send(ADDRESS, ADDRESS, new=VERA)

    assert ADDRESS == response.location
    assert [("address-taken", VERA)] == [(mail.kind, mail.to) for mail in mailbox.mails]
    assert "v…@example.com" in ada.get(ADDRESS).text


def test_a_wrong_code(ada: Person, mailbox: Mailbox) -> None:
    """
    Is said, and so is none.
    """
    ada.send(ADDRESS, VERIFY)
    wrong, none = (ada.send(ADDRESS, TYPE, code=code) for code in ("000000", " "))

    assert told(wrong).startswith("alert: That code is not right.")
    assert (422, 422) == (wrong.status_code, none.status_code)
    assert told(none).startswith("alert: Please type the code first.")
    assert SECURITY == ada.send(ADDRESS, TYPE, code=mailbox.code()).location


def test_a_code_that_nobody_waits_for(ada: Person) -> None:
    """
    Leads back.
    """
    response = ada.send(SECURITY, TYPE, code="123456")

    assert SECURITY == response.location
    assert told(ada.get(SECURITY)).startswith("alert: That code does not work any more.")


def test_a_proof_comes_first(ada: Person, clock: FrozenClock) -> None:
    """
    Before anything is typed, and again where a form was open for too long.
    """
    page = f"{CONFIRM}?next=%2Fsettings%2Fsecurity%2Femail"
    ada.get(ADDRESS)
    clock.advance(300)

    assert page == ada.get(ADDRESS).location
    assert page == ada.send(SESSIONS, ADDRESS, new=NEW).location
