"""
Work after the answer, by a queue of the project.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

import django
from onetsec.errors import ConfigurationError

from . import tasks
from .people import send


@pytest.fixture
def celery(configured: Any) -> Iterator[tasks.Celery]:
    """
    A queue like Celery's, named in the settings.
    """
    configured(ONETSEC=settings.ONETSEC | {"LATER": "tests.django.tasks.celery"})
    yield tasks.celery
    tasks.celery.texts.clear()
    tasks.celery.is_down = False


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
    configured(ONETSEC=settings.ONETSEC | {"LATER": texts.append})
    forgotten(client)
    tasks.work(*texts)

    assert 1 == len(mail.outbox)


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
