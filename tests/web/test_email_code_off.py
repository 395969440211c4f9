"""
Email verification: turning it off, and what that has to be proven with.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onetsec import Settings
from onetsec.email_code import EmailCodePolicy
from onetsec.testing import FrozenClock

from ..conftest import PASSWORD
from .conftest import VERA, NewAuth, NewPerson
from .mailbox import Mailbox, by_mail
from .walking import (
    AUTHENTICATOR,
    CONFIRM,
    CONFIRM_SEND,
    EMAIL_CODE,
    OFF,
    ON,
    SECURITY,
    SESSIONS,
    Person,
    cookies,
    form,
    told,
)

DISABLE = f"{AUTHENTICATOR}/disable"
STALE = 301  # seconds; a proof is fresh for 300


@pytest.mark.usefixtures("auth")
def test_not_offered(adapter: Callable[..., Any], new_auth: NewAuth, clock: FrozenClock) -> None:
    """
    A host that offers no mailed codes shows no switch.
    """
    settings = Settings(email_code=EmailCodePolicy(offered=False))
    person = Person(adapter(new_auth(settings=settings)), clock=clock)
    person.sign_in()

    page = person.get(SECURITY).text

    assert EMAIL_CODE not in page
    assert AUTHENTICATOR in page


def test_off(vera: Person, new_person: NewPerson, mailbox: Mailbox) -> None:
    """
    The last method is asked for again, on a page that says what is lost; then it is off, and a
    password is enough.
    """
    vera.switch("on")
    by_mail(vera, mailbox)

    response = vera.switch("off")

    assert f"{CONFIRM}?for=mail-off&step=2" == response.location
    page = vera.get(response.location or "")
    assert told(page).startswith("alert: This is your last second step.")
    assert ">Turn off</button>" in page.text
    assert ON in vera.get(SECURITY).text
    hidden = form(page, EMAIL_CODE)
    assert ("off", "1") == (hidden["enabled"], hidden["sure"])

    response = vera.post(EMAIL_CODE, hidden)

    assert ["onetsec", "onetsec_device", "onetsec_note"] == cookies(response)
    assert told(vera.get(SECURITY)).startswith("status: Email verification is off.")
    assert OFF in vera.get(SECURITY).text
    assert SECURITY == new_person().sign_in(VERA).location
    assert "email-code-disabled" == mailbox.kinds[-1]


def test_who_is_sure(vera: Person, mailbox: Mailbox) -> None:
    """
    The form of the second page says so, and no other text does.
    """
    vera.switch("on")
    by_mail(vera, mailbox)
    for sure in ("", "0", "true", "11"):
        assert f"{CONFIRM}?for=mail-off&step=2" == vera.switch("off", sure=sure).location

    assert ON in vera.get(SECURITY).text


@pytest.mark.parametrize(
    ("path", "fields"), [(DISABLE, {}), (EMAIL_CODE, {"enabled": "off"})], ids=["app", "mail"]
)
def test_one_of_two_is_not_asked_for_again(path: str, fields: dict[str, str], vera: Person) -> None:
    """
    Whoever keeps the other method is not warned.
    """
    vera.set_up()
    vera.switch("on")

    assert told(vera.get(SECURITY)).startswith("status: Email verification is on.")

    for action in ("disable", "mail-off"):
        assert "" == told(vera.get(f"{CONFIRM}?for={action}&step=2"))
    assert SECURITY == vera.send(SECURITY, path, **fields).location


def test_the_switch_proves_no_mailbox(vera: Person) -> None:
    """
    A verified address is not a look into it: the list of sessions claims none, and who turns it off
    has to look first.
    """
    vera.switch("on")

    assert "with password</p>" in vera.get(SESSIONS).text
    assert f"{CONFIRM}?for=mail-off" == vera.switch("off").location


def test_off_after_a_mailed_proof(vera: Person, mailbox: Mailbox, clock: FrozenClock) -> None:
    """
    Later the mailbox is proven once more: the password alone turns off nothing that stands beside
    it. After the proof one is warned, too.
    """
    vera.switch("on")
    clock.advance(STALE)
    page = vera.get(vera.switch("off").location or "")
    assert ">Send me a code</button>" in page.text
    assert 'name="password"' not in page.text
    typed = {"factor": "password", "password": PASSWORD, "code": PASSWORD}
    assert 422 == vera.post(CONFIRM, {**form(page, CONFIRM), **typed}).status_code

    response = vera.post(CONFIRM_SEND, form(page, CONFIRM_SEND))

    page = vera.get(response.location or "")
    assert told(page).startswith("status: We have mailed you a code.")
    assert "We have mailed a code to v…@example.com." in page.text
    hidden = form(page, CONFIRM)
    assert ("mail-off", "mail") == (hidden["for"], hidden["factor"])
    response = vera.post(CONFIRM, {**hidden, "code": mailbox.code()})
    assert f"{CONFIRM}?for=mail-off&step=2" == response.location
    page = vera.get(response.location or "")
    assert told(page).startswith("alert: This is your last second step.")
    assert SECURITY == vera.post(EMAIL_CODE, form(page, EMAIL_CODE)).location
    assert OFF in vera.get(SECURITY).text


def test_a_mailed_proof_for_a_page_of_the_host(vera: Person, mailbox: Mailbox) -> None:
    """
    A page that asked for a proof is gone on to, also when a code was mailed in between.
    """
    vera.switch("on")
    page = vera.get(f"{CONFIRM}?next=/orders")
    response = vera.post(CONFIRM_SEND, form(page, CONFIRM_SEND))
    page = vera.get(response.location or "")

    response = vera.post(CONFIRM, {**form(page, CONFIRM), "code": mailbox.code()})

    assert "/orders" == response.location


def test_no_mailed_proof_beside_an_app(vera: Person, mailbox: Mailbox, clock: FrozenClock) -> None:
    """
    An app is removed by the app, or by a recovery code: no mail is offered, and none is sent.
    """
    vera.set_up()
    vera.switch("on")
    clock.advance(STALE)
    page = vera.get(f"{CONFIRM}?for=disable")
    assert "email code" not in page.text

    vera.send(SECURITY, CONFIRM_SEND, **{"for": "disable"})

    assert [] == mailbox.codes
    assert "alert: We can not mail a code to this account at the moment." == told(
        vera.get(SECURITY)
    )
