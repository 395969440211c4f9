"""
What operators have: system checks, commands, the admin, signals and the policy for passwords.
"""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import get_password_validators, validate_password
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connections
from django.test import Client

from onetsec import EventKind
from onetsec.django import auth, checks, happened
from onetsec.django.models import Event, Session
from onetsec.records import EventRecord, Limit

from .people import PASSWORD, send, sign_in

BASE: dict[str, Any] = {"KEYS": [b"k" * 32], "URL": "https://example.com"}
VALIDATORS = [{"NAME": "onetsec.django.PasswordValidator"}]


def ids(found: Any) -> list[str]:
    """
    List what checks have said.
    """
    return [one.id for one in found]


def run(*arguments: str, **options: Any) -> str:
    """
    Run a command; what it says.
    """
    out = StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue()


def test_nothing_is_wrong() -> None:
    """
    The project of these tests is in order.
    """
    assert [] == ids(checks.check_settings())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"ONETSEC": {"KEY": 1}}, "onetsec.E001"),
        ({"MIDDLEWARE": []}, "onetsec.E002"),
        ({"MIDDLEWARE": [checks.MIDDLEWARE]}, "onetsec.E002"),
        ({"ROOT_URLCONF": "tests.django.empty"}, "onetsec.E004"),
    ],
)
def test_what_can_not_work(changes: dict[str, Any], told: str, configured: Any) -> None:
    """
    Is an error before the first request.
    """
    configured(**changes)

    assert {told} == set(ids(checks.check_settings()))


def test_sqlite_with_atomic_requests(monkeypatch: pytest.MonkeyPatch, configured: Any) -> None:
    """
    Needs a file of its own, and says so.
    """
    monkeypatch.setitem(connections.settings["default"], "ATOMIC_REQUESTS", True)
    assert ["onetsec.E003"] == ids(checks.check_settings())

    configured(ONETSEC=BASE | {"STORAGE": "sqlite:////tmp/onetsec.db"})
    assert [] == ids(checks.check_settings())


def test_doors_are_listed(configured: Any) -> None:
    """
    Every way in that asks for no second factor.
    """
    basic = "rest_framework.authentication.BasicAuthentication"
    configured(
        REST_FRAMEWORK={"DEFAULT_AUTHENTICATION_CLASSES": [basic]},
        ROOT_URLCONF="tests.django.doors",
    )

    told = [one.msg.split()[0] for one in checks.check_doors()]

    assert [
        "django.contrib.auth.backends.ModelBackend",
        basic,
        "rest_framework.authtoken.views.ObtainAuthToken",
    ] == told


def test_doors_that_are_meant(configured: Any) -> None:
    """
    Are named once, and not told again.
    """
    configured(ONETSEC=BASE | {"DOORS": ["django.contrib.auth.backends.ModelBackend"]})

    assert [] == ids(checks.check_doors())


def test_doors_of_wrong_settings(configured: Any) -> None:
    """
    What is told already is not told twice.
    """
    configured(ONETSEC={"KEY": 1})

    assert [] == [*checks.check_doors(), *checks.check_deployment()]


def test_deployment(configured: Any) -> None:
    """
    What is good enough to try it out is not for users.
    """
    configured(
        ONETSEC={"URL": "http://localhost:8000", "ADDRESS": None},
        SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"),
    )
    assert ["onetsec.E005", "onetsec.W002", "onetsec.W002", "onetsec.W003"] == ids(
        checks.check_deployment()
    )

    configured(ONETSEC=BASE | {"TRUSTED_PROXIES": ["10.0.0.0/8"]}, SESSION_COOKIE_SECURE=True)
    assert [] == ids(checks.check_deployment())

    configured(ONETSEC=BASE | {"ADDRESS": "no.such.thing"}, SESSION_COOKIE_SECURE=True)
    assert ["onetsec.E001"] == ids(checks.check_deployment())

    configured(ONETSEC=BASE | {"ADDRESS": "builtins.repr"})
    assert [] == ids(checks.check_deployment())


def test_checks_are_registered(configured: Any) -> None:
    """
    ``manage.py check`` runs them.
    """
    configured(MIDDLEWARE=[])

    with pytest.raises(Exception, match=r"onetsec\.E002"):
        call_command("check")


def test_migrations_are_complete(stored: None) -> None:
    """
    The models are what the migrations make.
    """
    call_command("makemigrations", "onetsec", check=True, dry_run=True, verbosity=0)


def test_list_and_end_of_sessions(client: Client, ada: Any) -> None:
    """
    Of a user, by the login.
    """
    sign_in(client)
    (session,) = Session.objects.all()

    assert run("onetsec_sessions", "ada").startswith(session.session_id)
    assert "are over" in run("onetsec_sessions", "ada", "--end")
    assert "" == run("onetsec_sessions", "ada")


def test_commands_know_nobody(stored: None) -> None:
    """
    A login that is nobody's is said.
    """
    for command in (
        ["onetsec_sessions", "x"],
        ["onetsec_reset_password", "x"],
        ["onetsec_reset_mfa", "x", "--reason", "y"],
    ):
        with pytest.raises(CommandError, match="no user 'x'"):
            run(*command)


def test_reset_of_factors(
    client: Client, ada: Any, app: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """
    Whoever has lost the phone signs in without it, is told so by mail, and the reason is logged.
    """
    mail.outbox.clear()

    run("onetsec_reset_mfa", "ada", "--reason", "showed a passport")

    assert "/who" == sign_in(client).url
    assert "showed a passport" in caplog.text
    assert [["ada@example.com"]] == [one.to for one in mail.outbox]
    with pytest.raises(CommandError, match="no second factor"):
        run("onetsec_reset_mfa", "ada", "--reason", "again")


def test_reset_of_factors_after_a_delay(
    client: Client, ada: Any, app: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """
    The owner is mailed at once; until then it can be cancelled, once.
    """
    mail.outbox.clear()
    doubtful = ("onetsec_reset_mfa", "ada", "--reason", "called us")

    assert "at the first sign-in after 20" in run(*doubtful, "--after-delay")
    assert "called us" in caplog.text
    assert [["ada@example.com"]] == [one.to for one in mail.outbox]
    assert "/sign-in/verify" in sign_in(client).url
    assert " stay." in run(*doubtful, "--cancel")
    with pytest.raises(CommandError, match="No removal waits"):
        run(*doubtful, "--cancel")


def test_delayed_reset_of_no_factors(ada: Any) -> None:
    """
    Is nothing to wait for.
    """
    with pytest.raises(CommandError, match="no second factor"):
        run("onetsec_reset_mfa", "ada", "--reason", "called us", "--after-delay")


def test_reset_of_a_password(ada: Any) -> None:
    """
    Is a mail to its owner, who chooses the new one.
    """
    mail.outbox.clear()

    assert "is mailed to user" in run("onetsec_reset_password", "ada")
    assert "/password/reset?token=" in mail.outbox[0].body


def test_sweep(stored: None) -> None:
    """
    Deletes what is over, and tells how much.
    """
    auth()._storage.hit("key", [Limit(5, 60)], now=1_000_000)

    assert "1 rows deleted.\n" == run("onetsec_sweep")
    assert "0 rows deleted.\n" == run("onetsec_sweep")


def test_sweep_of_activity(ada: Any, configured: Any) -> None:
    """
    Takes the events of users along who never came back, and no younger ones.
    """
    sign_in(Client())
    now = Event.objects.latest("at").at
    old = EventRecord(user_id="gone", id=f"{now - 401 * 86_400:011d}-a", kind="a", at=1, data=b"")
    auth()._storage.record_event(old)
    young = Event.objects.exclude(user_id="gone").count()

    assert "2 users have no events any more" in run("onetsec_sweep", "--activity")
    assert (young, 0) == (Event.objects.count(), Event.objects.filter(user_id="gone").count())


def test_sweep_of_activity_elsewhere(stored: None, configured: Any) -> None:
    """
    A storage that is not the project's own does not say whose events it has.
    """
    configured(ONETSEC=BASE | {"STORAGE": "memory:"})

    with pytest.raises(CommandError, match="STORAGE='orm'"):
        run("onetsec_sweep", "--activity")


def test_admin(client: Client, ada: Any) -> None:
    """
    Shows sessions and activity, and ends a session; nothing is to be changed.
    """
    get_user_model().objects.filter(pk=ada.pk).update(is_staff=True, is_superuser=True)
    sign_in(client)
    other = Client()
    sign_in(other)
    newest = Session.objects.order_by("-id")[0]

    assert 200 == client.get("/admin/onetsec/session/").status_code
    assert 200 == client.get(f"/admin/onetsec/session/{newest.pk}/change/").status_code
    assert 200 == client.get("/admin/onetsec/event/").status_code
    assert 403 == client.get("/admin/onetsec/session/add/").status_code
    assert 403 == client.get(f"/admin/onetsec/session/{newest.pk}/delete/").status_code
    chosen = {"action": "end_sessions", "_selected_action": [newest.pk]}
    client.post("/admin/onetsec/session/", chosen)
    assert ["ada", "nobody"] == [one.get("/who").content.decode() for one in (client, other)]


def test_password_of_somebody_else_in_the_admin(client: Client, ada: Any) -> None:
    """
    Ends their sessions, and not the operator's.
    """
    get_user_model().objects.filter(pk=ada.pk).update(is_staff=True, is_superuser=True)
    eve = get_user_model().objects.create_user("eve", password=PASSWORD)
    sign_in(client)
    hers = Client()
    hers.force_login(eve)
    assert b"eve" == hers.get("/who").content

    fields = {"password1": "Copper Kettle 27", "password2": "Copper Kettle 27"}
    client.post(f"/admin/auth/user/{eve.pk}/password/", {**fields, "usable_password": "true"})

    assert ["ada", "nobody"] == [one.get("/who").content.decode() for one in (client, hers)]


def test_signal(client: Client, ada: Any) -> None:
    """
    Tells what has happened; a receiver that raises stops nobody.
    """
    heard: list[EventKind] = []

    def hear(*, event: Any, **rest: object) -> None:
        heard.append(event.kind)
        raise RuntimeError("a receiver has failed")

    happened.connect(hear)
    try:
        sign_in(client)
    finally:
        happened.disconnect(hear)

    assert [EventKind.SIGNED_IN] == heard
    assert "signed-in" in str(Event.objects.get())


def test_policy(ada: Any) -> None:
    """
    Names every rule at once, and takes what is good.
    """
    validators = get_password_validators(VALIDATORS)

    with pytest.raises(ValidationError) as raised:
        validate_password("ada", ada, validators)
    assert len(raised.value.messages) > 2
    validate_password("Copper Kettle 27", None, validators)
    assert validators[0].get_help_text().endswith(".")


def test_argon2_at_sign_in(client: Client, ada: Any, configured: Any) -> None:
    """
    An older hash is replaced by Argon2 where the project knows it, and stays Django's.
    """
    hashers = "django.contrib.auth.hashers."
    configured(
        PASSWORD_HASHERS=[f"{hashers}MD5PasswordHasher", f"{hashers}Argon2PasswordHasher"],
        AUTHENTICATION_BACKENDS=["onetsec.django.OnetsecBackend"],
    )
    assert ada.password.startswith("md5$")

    sign_in(client)

    ada.refresh_from_db()
    assert ada.password.startswith("argon2$argon2id$")
    assert b"ada" == client.get("/who").content


def test_mailed_link_sets_the_password_of_django(client: Client, ada: Any) -> None:
    """
    What our page sets is what Django checks.
    """
    send(client, "/password/forgot", "/password/forgot", login="ada")
    (link,) = [word for word in mail.outbox[-1].body.split() if "/password/reset" in word]
    path = link.removeprefix("http://localhost:8000")

    new = "Another Staple 7 Lantern"
    token = path.partition("token=")[2]
    send(client, path, "/password/reset", token=token, new=new, confirm=new)

    ada.refresh_from_db()
    assert ada.check_password(new)
