"""
Clients of Django's tests that are signed in without a form: see :mod:`onetsec.testing`.
"""

from __future__ import annotations

from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth import SESSION_KEY, get_user_model
from django.test import AsyncClient, Client

from onetsec.errors import ConfigurationError
from onetsec.testing import aenroll_totp, asign_in, astale, enroll_totp, sign_in, stale


def test_sign_in(client: Client, ada: Any) -> None:
    """
    Pages of the project and of ours know who it is, from the first request on.
    """
    assert b"nobody" == client.get("/who").content
    session = sign_in(client, str(ada.pk))

    assert str(ada.pk) == session.user_id == client.session[SESSION_KEY]
    assert [b"ada"] * 2 == [client.get("/who").content for _ in range(2)]
    assert 200 == client.get("/settings/security").status_code


def test_sign_in_of_an_account_with_a_factor(client: Client, ada: Any) -> None:
    """
    Both factors are proven if that is asked for, which ``force_login()`` can not say.
    """
    phone = enroll_totp(client, str(ada.pk))
    assert 6 == len(phone.code())
    with pytest.raises(ConfigurationError, match="mfa=True"):
        sign_in(client, str(ada.pk))

    sign_in(client, str(ada.pk), mfa=True)

    assert b"mfa" == client.get("/mfa").content


@pytest.mark.parametrize("was_there", [False, True], ids=["at once", "later"])
def test_stale(client: Client, ada: Any, was_there: bool) -> None:
    """
    What wants a fresh proof asks for one, and the session goes on.
    """
    sign_in(client, str(ada.pk))
    if was_there:
        assert b"fresh" == client.get("/fresh").content

    stale(client)

    assert client.get("/fresh").url.startswith("/settings/security/confirm?")
    assert b"ada" == client.get("/who").content


def test_not_fresh(client: Client, ada: Any) -> None:
    """
    The same in one step.
    """
    sign_in(client, str(ada.pk), fresh=False)

    assert 302 == client.get("/fresh").status_code


def test_enroll_totp_keeps_the_session(client: Client, ada: Any) -> None:
    """
    That of the client; the sessions elsewhere end, as ever.
    """
    elsewhere = Client()
    for one in (client, elsewhere):
        sign_in(one, str(ada.pk))
        assert b"ada" == one.get("/who").content

    phone = enroll_totp(client, str(ada.pk))

    assert [b"ada", b"nobody"] == [one.get("/who").content for one in (client, elsewhere)]
    assert phone.recovery_codes


def test_one_after_the_other(client: Client, ada: Any) -> None:
    """
    The last one counts, also after ``force_login()``.
    """
    eve = get_user_model().objects.create_user("eve")
    client.force_login(eve)
    assert b"eve" == client.get("/who").content
    sign_in(client, str(ada.pk))
    assert b"ada" == client.get("/who").content
    client.force_login(eve)

    assert b"eve" == client.get("/who").content


def test_forced_login_goes_stale(client: Client, ada: Any) -> None:
    """
    It is a session as any other.
    """
    client.force_login(ada)
    stale(client)

    assert [302, b"ada"] == [client.get("/fresh").status_code, client.get("/who").content]


def test_nobody(client: Client, stored: None) -> None:
    """
    Who is not there, or not signed in, is told of; and nothing is made by asking.
    """
    with pytest.raises(LookupError, match="no active user '7'"):
        sign_in(client, "7")
    with pytest.raises(LookupError, match="Nobody is signed in"):
        stale(client)
    assert not client.cookies


def test_asynchronous(ada: Any) -> None:
    """
    Asynchronous tests have the same, in their own loop.
    """

    async def visit() -> list[Any]:
        client = AsyncClient()
        await asign_in(client, str(ada.pk))
        seen = [(await client.get("/who-async")).content, (await client.get("/fresh")).content]
        await astale(client)
        phone = await aenroll_totp(client, str(ada.pk))
        await asign_in(client, str(ada.pk), mfa=True, fresh=False)
        return [*seen, len(phone.code()), (await client.get("/fresh")).status_code]

    assert [b"ada", b"fresh", 6, 302] == async_to_sync(visit)()
