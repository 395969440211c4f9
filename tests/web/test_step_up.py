"""
Step-up: a proof first, then one button.
"""

from __future__ import annotations

import re

import pytest

from onetsec.testing import FrozenClock

from ..conftest import PASSWORD
from .walking import (
    AUTHENTICATOR,
    CONFIRM,
    EMAIL_CODE,
    SECURITY,
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


@pytest.mark.parametrize(
    ("action", "path", "button", "words"),
    [
        ("set-up", AUTHENTICATOR, "Continue to the set-up", "status: Confirmed."),
        ("disable", DISABLE, "Disable", "alert: This is your last second step."),
        ("renew", RENEW, "Renew", "status: Confirmed."),
        ("mail-on", EMAIL_CODE, "Turn on", "status: Confirmed."),
    ],
)
def test_step_up(
    action: str, path: str, button: str, words: str, ada: Person, clock: FrozenClock
) -> None:
    """
    A change asks for a fresh proof; after it there is one button, and that changes. It says what
    is lost, if it is the last second step.
    """
    has_app = action in ("disable", "renew")
    if has_app:
        ada.set_up()
    clock.advance(STALE)
    response = ada.send(SECURITY, path, enabled="on")
    assert f"{CONFIRM}?for={action}" == response.location
    page = ada.get(response.location or "")
    proof = {"code": ada.code()} if has_app else {"password": PASSWORD}
    assert action == form(page, CONFIRM)["for"]

    response = ada.post(CONFIRM, {**form(page, CONFIRM), **proof})

    assert f"{CONFIRM}?for={action}&step=2" == response.location
    assert ["onetsec", "onetsec_device", "onetsec_note"] == cookies(response)
    page = ada.get(response.location or "")
    assert told(page).startswith(words)
    assert f">{button}</button>" in page.text
    assert not (ada.post(path, form(page, path)).location or "").startswith(CONFIRM)


def test_step_up_with_a_recovery_code(ada: Person, clock: FrozenClock) -> None:
    """
    A link leads to the other factor, and keeps what it was for.
    """
    ada.set_up()
    clock.advance(STALE)
    page = ada.get(f"{CONFIRM}?for=disable")
    link = re.search(r'href="([^"]+)">Use a recovery code<', page.text)
    assert link is not None
    page = ada.get(link[1].replace("&amp;", "&"))
    assert 'name="for" value="disable"' in page.text

    fields = {"csrf": csrf(page), "for": "disable", "factor": "recovery"}
    response = ada.post(CONFIRM, {**fields, "code": ada.recovery_codes[0]})

    assert f"{CONFIRM}?for=disable&step=2" == response.location


def test_step_up_for_a_page_of_the_host(ada: Person) -> None:
    """
    Without an action, one goes on to the page that asked; never to another site.
    """
    for expected, target in (("/orders?page=2", "/orders?page=2"), (SECURITY, "//evil.example")):
        page = ada.get(CONFIRM, query_string={"next": target})
        assert f'name="next" value="{expected}"' in page.text
        fields = {"csrf": csrf(page), "next": target, "password": PASSWORD}

        response = ada.post(CONFIRM, fields)

        assert expected == response.location
        assert "onetsec_note" not in cookies(response)


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ("alert: The current password is not right.", {"password": "wrong"}),
        ("alert: Please fill in every field.", {"password": ""}),
        ("alert: Please fill in every field.", {"code": "123456", "factor": "app"}),
    ],
)
def test_step_up_refused(expected: str, fields: dict[str, str], ada: Person) -> None:
    """
    What is wrong is said, and no cookie changes.
    """
    response = ada.send(CONFIRM, CONFIRM, **fields)

    assert (422, expected) == (response.status_code, told(response))
    assert [] == cookies(response)


def test_step_up_too_often(ada: Person) -> None:
    """
    Here too, passwords are not tried for long.
    """
    for _ in range(5):
        ada.send(CONFIRM, CONFIRM, password="wrong")

    response = ada.send(CONFIRM, CONFIRM, password=PASSWORD)

    assert 429 == response.status_code
    assert int(response.headers["Retry-After"]) > 0


def test_a_crafted_second_step_is_no_proof(ada: Person, clock: FrozenClock) -> None:
    """
    The address with the button is no way around the proof, and claims none.
    """
    ada.set_up()
    clock.advance(STALE)
    page = ada.get(f"{CONFIRM}?for=disable&step=2")

    assert "Confirmed" not in told(page)
    assert f"{CONFIRM}?for=disable" == ada.post(DISABLE, form(page, DISABLE)).location
    assert ">Enabled<" in ada.get(SECURITY).text


def test_the_last_method_is_asked_for_again(ada: Person) -> None:
    """
    To turn the last method off costs a second click, on a page that says what is lost; leaving
    that page changes nothing.
    """
    ada.set_up()

    response = ada.send(SECURITY, DISABLE)

    assert f"{CONFIRM}?for=disable&step=2" == response.location
    page = ada.get(response.location or "")
    assert told(page).startswith("alert: This is your last second step.")
    assert "we strongly recommend to keep at least one" in told(page)
    assert f'<a href="{SECURITY}">Cancel</a>' in page.text
    assert ">Enabled<" in ada.get(SECURITY).text
    assert "1" == form(page, DISABLE)["sure"]
    assert SECURITY == ada.post(DISABLE, form(page, DISABLE)).location
    assert ">Enabled<" not in ada.get(SECURITY).text


def test_an_action_that_is_none(ada: Person) -> None:
    """
    Only what is on the list can be asked for.
    """
    page = ada.get(f"{CONFIRM}?for=evil&step=2")

    assert 'name="for" value=""' in page.text
