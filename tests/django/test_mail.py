"""
The contract of a mailer, over Django's.
"""

from __future__ import annotations

from collections.abc import Sequence
from email.policy import SMTP
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

import django
from onetsec.django.mail import DjangoMailer
from onetsec.errors import DeliveryError
from onetsec.letters import Message
from onetsec.ports import Mailer
from onetsec.testing.contracts.mailer import MailerContract, Received

# The newest Django has another setting for it, and knows this one still.
pytestmark = pytest.mark.filterwarnings("ignore:The EMAIL_BACKEND setting")


def sent(message: Any) -> bytes:
    """
    Give a mail as Django's backend for SMTP sends it.
    """
    if django.VERSION < (6, 0):
        old: bytes = message.message().as_bytes(linesep="\r\n")
        return old

    new: bytes = message.message(policy=SMTP).as_bytes()
    return new


class Down(BaseEmailBackend):
    """
    A backend whose server is not there.
    """

    def send_messages(self, messages: Sequence[Any]) -> int:
        raise ConnectionRefusedError("ada@example.com was refused")


class Silent(BaseEmailBackend):
    """
    A backend that says it has sent nothing.
    """

    def send_messages(self, messages: Sequence[Any]) -> int:
        return 0


class TestDjangoMailer(MailerContract):
    """
    What is handed to Django arrives as it was.
    """

    @pytest.fixture(autouse=True)
    def settings(self, configured: Any) -> None:
        self.configured = configured
        configured(DEFAULT_FROM_EMAIL="Example Shop <shop@example.com>")

    def make(self) -> Mailer:
        mail.outbox.clear()
        return DjangoMailer()

    def received(self) -> Sequence[Received]:
        return [Received.of(sent(one), *one.recipients()) for one in mail.outbox]

    def failing(self) -> Mailer:
        self.configured(EMAIL_BACKEND="tests.django.test_mail.Down")
        return DjangoMailer()


def test_subject_for_backends_without_smtp() -> None:
    """
    Who takes the parts of a mail, and not its text, is given what was meant.
    """
    subject = "=?utf-8?q?x?= is your code"
    DjangoMailer().send(Message(kind="x", to="ada@example.com", subject=subject, text="x"))

    assert [subject] == [one.subject for one in mail.outbox]


def test_backend_that_sends_nothing(configured: Any) -> None:
    """
    A mail that was not taken is an error, and not forgotten.
    """
    configured(EMAIL_BACKEND="tests.django.test_mail.Silent")

    with pytest.raises(DeliveryError, match="has not sent it"):
        DjangoMailer().send(Message(kind="x", to="ada@example.com", subject="x", text="x"))
