"""
Work after the answer, by a queue of the project.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import CommandError, call_command
from django.test import Client
from pyotp import TOTP

import django
from onetsec import Client as Asking
from onetsec import Settings
from onetsec.django import auth
from onetsec.django.models import Account
from onetsec.errors import ConfigurationError

from . import tasks
from .people import send

ONLY_ASKED = settings.ONETSEC | {"SETTINGS": Settings(deliver_every=0)}


@pytest.fixture
def celery(configured: Any) -> Iterator[tasks.Celery]:
    """
    A queue like Celery's, named in the settings.
    """
    configured(ONETSEC=ONLY_ASKED | {"LATER": "tests.django.tasks.celery"})
    yield tasks.celery
    tasks.celery.texts.clear()
    tasks.celery.is_down = False


class Busy(BaseEmailBackend):
    """
    Takes no mail.
    """

    def send_messages(self, messages: Any) -> int:
        raise SMTPServerDisconnected("busy")


@pytest.fixture
def left(ada: Any, configured: Any) -> None:
    """
    A notice for Ada that a worker has left, which is long dead.
    """
    configured(ONETSEC=settings.ONETSEC | {"LATER": lambda text: None})
    session = auth().sign_in.trusted(str(ada.pk), client=Asking("192.0.2.1")).session
    assert session is not None
    key = auth().totp.begin(session).key.replace(" ", "")
    auth().totp.confirm(session, TOTP(key).now())
    assert 1 == Account.objects.filter(waits_since__gt=1).update(waits_since=1)
    configured(ONETSEC=settings.ONETSEC)


def forgotten(client: Client) -> int:
    """
    Ask for a link, as whoever has forgotten the password.
    """
    response = send(client, "/password/forgot", "/password/forgot", login="ada")
    return int(response.status_code)


def test_celery(client: Client, ada: Any, celery: tasks.Celery) -> None:
    """
    The page has answered before there is a mail; the worker sends it.
    """
    assert (303, []) == (forgotten(client), mail.outbox)

    assert (1, 1) == (celery.done(), len(mail.outbox))
    assert "/password/reset" in mail.outbox[0].body


def test_celery_is_given_no_secret(client: Client, ada: Any, celery: tasks.Celery) -> None:
    """
    A queue keeps what it is given: there is no link in it.
    """
    forgotten(client)

    (text,) = celery.texts
    assert '"kind":"mail-reset-link"' in text
    assert "ots1_" not in text


def test_celery_without_a_broker(
    client: Client, ada: Any, celery: tasks.Celery, caplog: pytest.LogCaptureFixture
) -> None:
    """
    The page answers as ever, and the log says what was lost.
    """
    celery.is_down = True

    assert (303, 0) == (forgotten(client), celery.done())
    assert "mail-reset-link failed (ConnectionError)" in caplog.text


def test_function(client: Client, ada: Any, configured: Any) -> None:
    """
    What is neither is called with the text.
    """
    texts: list[str] = []
    configured(ONETSEC=ONLY_ASKED | {"LATER": texts.append})
    forgotten(client)
    tasks.work(*texts)

    assert 1 == len(mail.outbox)


def test_a_stranger_has_mailed_what_waits(
    client: Client, ada: Any, configured: Any, left: None
) -> None:
    """
    By any page of ours, after the answer: a worker that has died forgets no notice.
    """
    texts: list[str] = []
    configured(ONETSEC=settings.ONETSEC | {"LATER": texts.append})
    for _ in range(2):
        client.get("/sign-in")
    (text,) = texts
    assert [] == mail.outbox

    tasks.work(text)
    assert [["ada@example.com"]] == [one.to for one in mail.outbox]


def test_a_view_of_the_project_asks_nothing_more_in_tests(
    client: Client, ada: Any, left: None
) -> None:
    """
    Where jobs are done at once, a test counts what it has asked for itself.
    """
    client.get("/sign-in")

    assert [] == mail.outbox


@pytest.mark.filterwarnings("ignore:The EMAIL_BACKEND setting")
def test_a_timer_has_mailed_what_waits(ada: Any, left: None, configured: Any) -> None:
    """
    ``manage.py onetsec_deliver``; it says so if the mail was not taken.
    """
    configured(EMAIL_BACKEND="tests.django.test_later.Busy")
    with pytest.raises(CommandError, match="was not taken"):
        call_command("onetsec_deliver")

    Account.objects.update(waits_since=1)
    configured(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
    told = StringIO()
    call_command("onetsec_deliver", stdout=told)
    assert "1 users had notices that waited.\n" == told.getvalue()
    assert [["ada@example.com"]] == [one.to for one in mail.outbox]


def test_no_function(configured: Any) -> None:
    """
    What can take no text is refused, and named.
    """
    from onetsec.django import auth

    configured(ONETSEC=settings.ONETSEC | {"LATER": "tests.django.tasks.__doc__"})

    with pytest.raises(ConfigurationError, match=r"LATER.*a task"):
        auth()


class Task:
    """
    A function as ``django.tasks`` has it, for releases without: nothing but what we rely on.
    """

    def enqueue(self, text: str) -> None:
        """
        Do it at once, as the backend does that Django begins with.
        """
        tasks.work(text)


@pytest.fixture
def task() -> Any:
    """
    A task of ``django.tasks``; the real one where there is one.
    """
    if django.VERSION < (6, 0):
        return Task()

    from django.tasks import task

    return task(tasks.work)


def test_django_tasks(client: Client, ada: Any, configured: Any, task: Any) -> None:
    """
    A task is enqueued, and its worker sends the mail.
    """
    configured(ONETSEC=settings.ONETSEC | {"LATER": task})

    assert 303 == forgotten(client)
    assert [["ada@example.com"]] == [one.to for one in mail.outbox]
