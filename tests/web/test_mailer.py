"""
With a mailer, and without one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onetsec import ConfigurationError, Onetsec, Site
from onetsec.testing import FrozenClock

from .conftest import BELOW, VERA, NewAuth
from .mailbox import Mailbox, by_mail
from .walking import BASE, CONFIRM, EMAIL_CODE, FORGOT, RESET, SECURITY, Person, csrf, told

OFFERED = {
    "/sign-in": "Forgot your password?",
    SECURITY: "Email Verification",
}


@pytest.fixture
def without(
    adapter: Callable[..., Any], auth: Onetsec, new_auth: NewAuth, clock: FrozenClock
) -> Person:
    """
    Somebody with a verified address in front of an application that can not mail.
    """
    return Person(adapter(new_auth(mailer=None)), clock=clock)


@pytest.mark.parametrize(("page", "words"), OFFERED.items())
def test_nothing_is_offered(page: str, words: str, without: Person, vera: Person) -> None:
    """
    Without a mailer no page speaks of what needs one; with it, they do.
    """
    stranger = page == "/sign-in"
    if not stranger:
        without.sign_in(VERA)
    else:
        vera.send(SECURITY, "/sign-out")

    assert words not in without.get(page).text
    assert words in vera.get(page).text


def test_nobody_recovers_by_a_mail_that_can_not_be_sent(without: Person) -> None:
    """
    The form for a link leads to the sign-in, also if it was sent by hand.
    """
    token = csrf(without.get("/sign-in"))

    assert "/sign-in" == without.get(FORGOT).location
    assert "/sign-in" == without.post(FORGOT, {"csrf": token, "login": VERA}).location
    assert 409 == without.get(RESET).status_code


def test_nothing_is_turned_on_that_can_not_work(without: Person) -> None:
    """
    A switch that was turned by hand stays off, and one is told why.
    """
    without.sign_in(VERA)

    response = without.switch("on")

    assert SECURITY == response.location
    assert "alert: We can not mail a code to this account at the moment." == told(
        without.get(SECURITY)
    )
    assert SECURITY == without.get(EMAIL_CODE).location


def test_what_was_on_can_be_turned_off(vera: Person, without: Person, mailbox: Mailbox) -> None:
    """
    An application that can mail no more still shows what is on; it is turned off while the last
    proof is fresh.
    """
    vera.switch("on")
    by_mail(vera, mailbox)
    cookie = vera.browser.get_cookie("onetsec")
    assert cookie is not None
    without.browser.set_cookie("onetsec", cookie.value)
    assert 'aria-checked="true"' in without.get(SECURITY).text

    response = without.switch("off")

    assert f"{CONFIRM}?for=mail-off&step=2" == response.location
    assert SECURITY == without.switch("off", sure="1").location
    assert "Email Verification" not in without.get(SECURITY).text
    assert ["email-code-enabled", "email-code"] == mailbox.kinds


@pytest.mark.parametrize("reset_path", ["/password/reset", "/account", "/account/password/reset/"])
def test_links_that_lead_elsewhere(
    reset_path: str, adapter: Callable[..., Any], new_auth: NewAuth
) -> None:
    """
    Pages with a prefix are where the links of mails lead, or it is said when they are built.
    """
    auth = new_auth(site=Site("Example Shop", BASE, reset_path=reset_path))

    with pytest.raises(ConfigurationError, match=r"reset_path: .*'/account/password/reset'"):
        adapter(auth, prefix="/account")


def test_links_below_a_prefix(
    adapter: Callable[..., Any],
    auth: Onetsec,
    new_auth: NewAuth,
    mailbox: Mailbox,
    clock: FrozenClock,
) -> None:
    """
    The link of a mail leads to the page below the prefix.
    """
    person = Person(adapter(new_auth(site=BELOW), prefix="/account"), clock=clock)
    person.send(f"/account{FORGOT}", f"/account{FORGOT}", login=VERA)

    assert mailbox.link().startswith(f"/account{RESET}?token=")
    assert "Choose a new password" in person.get(mailbox.link()).text


def test_a_prefix_without_a_mailer(adapter: Callable[..., Any], new_auth: NewAuth) -> None:
    """
    Whoever mails no links need not say where they would lead.
    """
    assert adapter(new_auth(mailer=None), prefix="/account")
