"""
The address in ``user.email``: the project writes it, and what was mailed to it waits for a proof.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from onetsec import Client as Asking
from onetsec.django import auth
from onetsec.testing import sign_in as signed

from .people import PASSWORD, send, sign_in

PAGE = "/settings/security/email"
NEW = "ada@example.org"


@pytest.fixture
def moved(client: Client, ada: Any) -> Any:
    """
    Somebody who has signed in, and whom a form of the project has given another address since.
    """
    sign_in(client)
    ada.email = NEW
    ada.save()
    mail.outbox.clear()
    return ada


def mailed() -> list[str]:
    """
    List to whom there were mails.
    """
    return [address for one in mail.outbox for address in one.to]


def code() -> str:
    """
    Read the code of the last mail.
    """
    found = re.search(r"\b\d{6}\b", mail.outbox[-1].body)
    assert found is not None
    return found[0]


def forgets() -> None:
    """
    Ask for a link, at another browser.
    """
    send(Client(), "/password/forgot", "/password/forgot", login="ada")


def test_links_wait_for_the_new_address(client: Client, moved: Any) -> None:
    """
    Whoever has got at that form gets no account by it; its owner verifies the address, and may.
    """
    forgets()
    assert NEW not in mailed()

    send(client, PAGE, f"{PAGE}/verify")
    send(client, PAGE, f"{PAGE}/confirm", code=code())
    mail.outbox.clear()
    forgets()
    assert [NEW] == mailed()


def test_links_to_the_address_that_is_known(client: Client, ada: Any) -> None:
    """
    The negative control: one that nobody has changed.
    """
    sign_in(client)
    forgets()

    assert ["ada@example.com"] == mailed()


def test_mailed_codes_wait_for_the_new_address(client: Client, ada: Any) -> None:
    """
    Nor does a password alone have a code for the second step mailed there.
    """
    signed(client, str(ada.pk))
    send(client, "/settings/security", "/settings/security/email-code", enabled="on")
    send(
        client,
        "/settings/security/email-code",
        "/settings/security/email-code/confirm",
        code=code(),
    )
    (elsewhere := Client()).login(username="ada", password=PASSWORD)
    elsewhere.get("/sign-in/verify")
    assert "ada@example.com" == mailed()[-1]

    ada.email = NEW
    ada.save()
    mail.outbox.clear()
    sign_in(Client())

    assert NEW not in mailed()


def test_changed_on_our_page(client: Client, ada: Any) -> None:
    """
    The column of the project has it then, this session goes on, and those elsewhere are over.
    """
    elsewhere = Client()
    sign_in(client)
    sign_in(elsewhere)
    send(client, PAGE, PAGE, new=NEW)
    send(client, PAGE, f"{PAGE}/confirm", code=code())

    ada.refresh_from_db()
    assert NEW == ada.email
    assert [b"ada", b"nobody"] == [one.get("/who").content for one in (client, elsewhere)]


@pytest.mark.parametrize(("flag", "to"), [(True, [NEW]), (False, [])], ids=["verified", "not"])
def test_flag_of_the_project(stored: None, configured: Any, flag: bool, to: list[str]) -> None:
    """
    It knows better, if it says that it has verified the address: links are mailed there.
    """
    configured(
        AUTH_USER_MODEL="members.Member",
        ONETSEC=settings.ONETSEC | {"EMAIL_VERIFIED": "email_verified"},
    )
    ada = get_user_model()._default_manager.create(email="ada@example.com", email_verified=True)
    ada.set_password(PASSWORD)
    ada.save()
    here = Asking("192.0.2.1")
    auth().sign_in.password("ada@example.com", PASSWORD, client=here)
    ada.email, ada.email_verified = NEW, flag
    ada.save()
    mail.outbox.clear()

    auth().password_reset.request(NEW, client=here)

    assert to == mailed()
