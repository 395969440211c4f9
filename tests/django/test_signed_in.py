"""
Who is signed in: Django's own ways mean what they always did, and our session is the authority.
"""

from __future__ import annotations

from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.auth.signals import user_logged_in
from django.db import connection
from django.test import AsyncClient, Client
from django.test.utils import CaptureQueriesContext

import onetsec
from onetsec import Channel
from onetsec.django import auth
from onetsec.django.models import Session

from .people import OTHER, PASSWORD, send, sign_in

pytestmark = pytest.mark.usefixtures("stored")


def who(client: Client) -> str:
    """
    Ask the project who is signed in.
    """
    return str(client.get("/who").content.decode())


def sessions() -> int:
    """
    Count the sessions of ours.
    """
    return int(Session.objects.count())


def test_login_view_opens_a_session_of_ours(client: Client, ada: Any) -> None:
    """
    Its token is in a cookie of ours, and nowhere else.
    """
    response = sign_in(client)

    assert "/who" == response.url
    assert {"onetsec", "onetsec_device", "onetsec_django", "sessionid"} <= set(response.cookies)
    assert "private, no-store" == response["Cache-Control"]
    assert ("ada", 1) == (who(client), sessions())
    assert response.cookies["onetsec"].value not in str(dict(client.session))


def test_wrong_password_opens_none(client: Client, ada: Any) -> None:
    """
    The negative control.
    """
    response = sign_in(client, "wrong")

    assert 200 == response.status_code
    assert ("nobody", 0) == (who(client), sessions())
    assert "onetsec" not in response.cookies


def test_queries_of_a_signed_in_request(client: Client, ada: Any) -> None:
    """
    Two reads, ours and the user; no write, no cookie, nothing of Django's sessions.
    """
    sign_in(client)

    with CaptureQueriesContext(connection) as seen:
        response = client.get("/who")

    assert b"ada" == response.content
    statements = [one["sql"] for one in seen]
    assert 2 == len(statements)
    assert all(one.startswith("SELECT") for one in statements)
    assert "onetsec_django_session" in statements[0]
    assert "auth_user" in statements[1]
    assert not response.cookies
    assert "Cookie" in response["Vary"]


def test_queries_of_a_public_page(client: Client, ada: Any) -> None:
    """
    None, whoever asks.
    """
    sign_in(client)

    with CaptureQueriesContext(connection) as seen:
        response = client.get("/public")

    assert (b"public", 0) == (response.content, len(seen))
    assert not response.cookies


def test_our_session_is_the_authority(client: Client, ada: Any) -> None:
    """
    Who was revoked is signed out, whatever Django's own session says.
    """
    sign_in(client)
    assert SESSION_KEY in client.session

    auth().sessions.end_all(str(ada.pk))

    assert "nobody" == who(client)


def test_django_session_alone_is_nothing(client: Client, ada: Any) -> None:
    """
    Without our cookie, what Django's session says lets nobody in.
    """
    sign_in(client)
    del client.cookies["onetsec"]

    assert "nobody" == who(client)


def test_token_without_its_mark_is_nothing(client: Client, ada: Any) -> None:
    """
    Who leaves the mark away could go on after a change of the password.
    """
    sign_in(client)
    del client.cookies["onetsec_django"]

    assert ("nobody", 0) == (who(client), sessions())


def test_logout_view(client: Client, ada: Any) -> None:
    """
    Ends our session, and takes our cookies away.
    """
    sign_in(client)

    response = client.post("/accounts/logout/")

    assert ("", "") == (response.cookies["onetsec"].value, response.cookies["onetsec_django"].value)
    assert ("nobody", 0) == (who(client), sessions())


def test_login_of_a_test(client: Client, ada: Any) -> None:
    """
    ``client.login()`` signs in, as ever.
    """
    assert client.login(username="ada", password=PASSWORD)

    assert str(ada.pk) == client.session[SESSION_KEY]
    assert ["ada", "ada"] == [who(client), who(client)]


def test_login_of_a_test_with_a_wrong_password(client: Client, ada: Any) -> None:
    """
    It says no.
    """
    assert not client.login(username="ada", password="wrong")


def test_force_login_of_one_after_the_other(client: Client, ada: Any) -> None:
    """
    The last one counts, though the browser has the cookie of the first.
    """
    eve = get_user_model().objects.create_user("eve")
    client.force_login(ada)
    assert ["ada", "ada"] == [who(client), who(client)]

    client.force_login(eve)

    assert ["eve", "eve"] == [who(client), who(client)]
    client.force_login(ada)
    assert "ada" == who(client)


def test_force_login_once_more(client: Client, ada: Any) -> None:
    """
    Of the same user, whose sessions are over: it is a new one.
    """
    client.force_login(ada)
    who(client)
    auth().sessions.end_all(str(ada.pk))
    assert "nobody" == who(client)

    client.force_login(ada)

    assert ["ada", "ada"] == [who(client), who(client)]


def test_logout_of_a_test(client: Client, ada: Any) -> None:
    """
    ``client.logout()`` signs out, as ever.
    """
    client.force_login(ada)
    who(client)

    client.logout()

    assert "nobody" == who(client)


def test_force_login_reaches_our_pages(client: Client, ada: Any) -> None:
    """
    At the first request already.
    """
    client.force_login(ada)

    response = client.get("/settings/security")

    assert 200 == response.status_code
    assert "Security Settings" in response.content.decode()
    assert 200 == client.get("/settings/sessions").status_code


def test_our_sign_in_page_signs_in_to_django(client: Client, ada: Any) -> None:
    """
    With its signal, its session and the time of the last login.
    """
    heard: list[Any] = []

    def hear(*, user: Any, **rest: object) -> None:
        heard.append(user)

    user_logged_in.connect(hear)
    try:
        response = ours(client)
    finally:
        user_logged_in.disconnect(hear)

    assert ("/who", "ada", 1) == (response["Location"], who(client), sessions())
    assert [ada] == heard
    assert str(ada.pk) == client.session[SESSION_KEY]
    ada.refresh_from_db()
    assert ada.last_login is not None


def ours(client: Client, password: str = PASSWORD) -> Any:
    """
    Use our own sign-in page.
    """
    return send(client, "/sign-in", "/sign-in", login="ada", password=password)


def test_our_sign_out_signs_out_of_django(client: Client, ada: Any) -> None:
    """
    Both sessions end.
    """
    ours(client)

    response = send(client, "/settings/security", "/sign-out")

    assert 303 == response.status_code
    assert ("nobody", 0) == (who(client), sessions())
    assert SESSION_KEY not in client.session


def test_account_with_a_factor_is_pending(client: Client, ada: Any, app: Any) -> None:
    """
    The login view sends the browser to the second step, and then back to where it wanted to go.
    """
    response = sign_in(client, next="/orders")

    assert "/sign-in/verify?next=%2Forders" == response.url
    assert "nobody" == who(client)
    assert SESSION_KEY not in client.session
    assert "/accounts/login/" not in client.get("/orders").url

    done = send(client, response.url, "/sign-in/verify", code=app(), factor="app", next="/orders")

    assert "/orders" == done["Location"]
    assert ("ada", b"orders") == (who(client), client.get("/orders").content)


def test_pending_browser_is_sent_on(client: Client, ada: Any, app: Any) -> None:
    """
    A page for users sends it to the second step, not to the first one.
    """
    sign_in(client)

    assert "/sign-in/verify?next=%2Forders" == client.get("/orders").url


def test_stranger_is_sent_to_the_login_view(client: Client) -> None:
    """
    The negative control.
    """
    assert "/accounts/login/?next=/orders" == client.get("/orders").url


def test_admin_waits_for_the_second_step(client: Client, ada: Any, app: Any) -> None:
    """
    Its login view is one like every other.
    """
    get_user_model().objects.filter(pk=ada.pk).update(is_staff=True, is_superuser=True)
    fields = {"username": "ada", "password": PASSWORD, "next": "/admin/"}

    response = client.post("/admin/login/?next=/admin/", fields)

    assert "/sign-in/verify?next=%2Fadmin%2F" == response.url
    assert 302 == client.get("/admin/").status_code
    send(client, response.url, "/sign-in/verify", code=app(), factor="app")
    assert 200 == client.get("/admin/").status_code


def test_force_login_of_an_account_with_a_factor(client: Client, ada: Any, app: Any) -> None:
    """
    Is pending too: it says a password, and no more.
    """
    client.force_login(ada)

    assert "nobody" == who(client)
    assert "/sign-in/verify?next=%2Forders" == client.get("/orders").url


def test_view_for_machines_refuses_an_account_with_a_factor(
    client: Client, ada: Any, app: Any, configured: Any
) -> None:
    """
    It would hand a token out for half of a sign-in.
    """
    configured(AUTHENTICATION_BACKENDS=["onetsec.django.OnetsecBackend"])

    assert 401 == client.post("/token", {"username": "ada", "password": PASSWORD}).status_code


def test_view_for_machines(client: Client, ada: Any, configured: Any) -> None:
    """
    The negative control: without a factor it does, and leaves no session behind.
    """
    configured(AUTHENTICATION_BACKENDS=["onetsec.django.OnetsecBackend"])

    response = client.post("/token", {"username": "ada", "password": PASSWORD})

    assert (200, 0) == (response.status_code, sessions())


def test_backend_pays_for_guesses(client: Client, ada: Any, configured: Any) -> None:
    """
    After many wrong passwords, the right one is none.
    """
    configured(AUTHENTICATION_BACKENDS=["onetsec.django.OnetsecBackend"])
    for _ in range(30):
        sign_in(client, "wrong")

    sign_in(client)

    assert "nobody" == who(client)


def test_backend_signs_in(client: Client, ada: Any, app: Any, configured: Any) -> None:
    """
    Through the login view, with the second step.
    """
    configured(AUTHENTICATION_BACKENDS=["onetsec.django.OnetsecBackend"])
    before = sessions()

    response = sign_in(client, next="/orders")

    assert "/sign-in/verify?next=%2Forders" == response.url
    send(client, response.url, "/sign-in/verify", code=app(), factor="app")
    assert ("ada", before + 1) == (who(client), sessions())


@pytest.mark.parametrize(
    "backend", ["onetsec.django.OnetsecBackend", "django.contrib.auth.backends.ModelBackend"]
)
def test_no_backend_takes_a_stopped_password(
    backend: str, client: Client, ada: Any, app: Any, configured: Any
) -> None:
    """
    A device that is not known gets no further with the right one, not even where Django compares.
    """
    configured(AUTHENTICATION_BACKENDS=[backend])
    assert "onetsec_pending" in sign_in(Client()).cookies
    stranger = onetsec.Client("203.0.113.9")
    for _ in range(2):
        first = auth().sign_in.password("ada", PASSWORD, client=stranger)
        for _ in range(5):
            auth().sign_in.verify(
                first.pending or "", factor=Channel.APP, code="000000", client=stranger
            )

    assert "onetsec_pending" not in sign_in(client).cookies
    assert "nobody" == who(client)


def test_changed_password_keeps_this_session(client: Client, ada: Any) -> None:
    """
    Of the project's own view; all others end.
    """
    elsewhere = Client()
    sign_in(client)
    sign_in(elsewhere)

    fields = {"old_password": PASSWORD, "new_password1": OTHER, "new_password2": OTHER}
    response = client.post("/accounts/password/", fields)

    assert 302 == response.status_code
    assert ("ada", "nobody") == (who(client), who(elsewhere))
    assert "/who" == sign_in(elsewhere, OTHER).url


def test_password_changed_on_our_page(client: Client, ada: Any) -> None:
    """
    Is Django's from then on, and this session goes on.
    """
    elsewhere = Client()
    sign_in(client)
    sign_in(elsewhere)

    response = send(
        client,
        "/settings/security",
        "/settings/security/password",
        current=PASSWORD,
        new=OTHER,
        confirm=OTHER,
    )

    assert 303 == response.status_code
    assert ("ada", "nobody") == (who(client), who(elsewhere))
    ada.refresh_from_db()
    assert ada.check_password(OTHER)


@pytest.mark.parametrize("by", ["save", "update"])
def test_password_changed_elsewhere(by: str, client: Client, ada: Any) -> None:
    """
    By ``set_password()`` in a shell, or by a statement: sessions are over at the next request.
    """
    sign_in(client)
    ada.set_password(OTHER)
    if by == "save":
        ada.save()
    else:
        get_user_model().objects.filter(pk=ada.pk).update(password=ada.password)

    assert ("nobody", 0) == (who(client), sessions() if by == "update" else 0)
    assert 303 == client.get("/settings/security").status_code


def test_user_that_is_saved_stays(client: Client, ada: Any) -> None:
    """
    The negative control: another field is no password.
    """
    sign_in(client)
    ada.first_name = "Ada"
    ada.save()

    assert "ada" == who(client)


def test_disabled_user(client: Client, ada: Any) -> None:
    """
    Is signed out at the next request.
    """
    sign_in(client)
    ada.is_active = False
    ada.save()

    assert "nobody" == who(client)


def test_deleted_user(client: Client, ada: Any) -> None:
    """
    Leaves nothing of an account behind.
    """
    sign_in(client)
    ada.delete()

    assert ("nobody", 0) == (who(client), sessions())


def test_sign_up_in_a_transaction(client: Client) -> None:
    """
    Signs in, with whatever the database is.
    """
    assert b"new" == client.post("/join").content
    assert "new" == who(client)


def test_changed_key_of_django(client: Client, ada: Any, configured: Any) -> None:
    """
    With the former one as a fallback, nobody is signed out; without, everybody is.
    """
    sign_in(client)

    configured(SECRET_KEY="t" * 50, SECRET_KEY_FALLBACKS=["s" * 50])
    assert ["ada", "ada"] == [who(client), who(client)]
    configured(SECRET_KEY="u" * 50, SECRET_KEY_FALLBACKS=[])
    assert "nobody" == who(client)


def test_login_by_another_service(ada: Any, configured: Any) -> None:
    """
    It has proven something, and it is not called a password.
    """
    remote = "django.contrib.auth.backends.RemoteUserBackend"
    configured(AUTHENTICATION_BACKENDS=[remote])
    client = Client()
    client.force_login(ada, backend=remote)
    who(client)

    assert Channel.EXTERNAL.value in Session.objects.get().channels


def test_async(ada: Any) -> None:
    """
    Asynchronous views sign in, and know who it is.
    """

    async def visit() -> tuple[str, str, str]:
        client = AsyncClient()
        fields = {"username": "ada", "password": PASSWORD}
        entered = await client.post("/login-async", fields)
        shown = await client.get("/who-async")
        page = await client.get("/settings/security")
        return entered.content.decode(), shown.content.decode(), page.content.decode()

    entered, shown, page = async_to_sync(visit)()

    assert ("ada", "ada") == (entered, shown)
    assert "Security Settings" in page


def test_async_account_with_a_factor(ada: Any, app: Any) -> None:
    """
    It is pending in an event loop too.
    """

    async def visit() -> tuple[str, str]:
        client = AsyncClient()
        entered = await client.post("/login-async", {"username": "ada", "password": PASSWORD})
        shown = await client.get("/who-async")
        return entered.content.decode(), shown.content.decode()

    assert ("nobody", "nobody") == async_to_sync(visit)()
