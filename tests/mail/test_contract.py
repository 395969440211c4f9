"""
The contract of mailers, over every mailer there is.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from onetsec.errors import DeliveryError
from onetsec.mail import FileMailer, MemoryMailer, SmtpMailer
from onetsec.ports import Mailer
from onetsec.testing import MailerContract
from onetsec.testing.contracts.mailer import Received

from .conftest import SENDER
from .servers import HOST, mail_server


class TestSmtp(MailerContract):
    """
    A real server gets what it should.
    """

    @pytest.fixture(autouse=True)
    def served(
        self, served_as: Callable[[str], ssl.SSLContext], trusting: ssl.SSLContext
    ) -> Iterator[None]:
        self.context = trusting
        with ExitStack() as stack:
            self.server, self.port = stack.enter_context(mail_server(starttls=served_as(HOST)))
            bound = stack.enter_context(socket.socket())
            bound.bind((HOST, 0))
            self.closed_port = bound.getsockname()[1]
            yield

    def mailer(self, port: int) -> Mailer:
        """
        A mailer for the server at *port*.
        """
        return SmtpMailer(HOST, port, sender=SENDER, context=self.context, timeout=60)

    def make(self) -> Mailer:
        self.server.mails.clear()
        return self.mailer(self.port)

    def received(self) -> Sequence[Received]:
        return [Received.of(mail.content, *mail.recipients) for mail in self.server.mails]

    def failing(self) -> Mailer:
        return self.mailer(self.closed_port)


class TestFiles(MailerContract):
    """
    Files are mails.
    """

    @pytest.fixture(autouse=True)
    def found(self, tmp_path: Path) -> None:
        self.path = tmp_path / "mail"
        (tmp_path / "file").touch()

    def make(self) -> Mailer:
        for path in self.path.glob("*.eml"):
            path.unlink()
        return FileMailer(self.path)

    def received(self) -> Sequence[Received]:
        return [Received.of(path.read_bytes()) for path in sorted(self.path.glob("*.eml"))]

    def failing(self) -> Mailer:
        return FileMailer(self.path.with_name("file"))


class TestMemory(MailerContract):
    """
    A list keeps what it is given.
    """

    def make(self) -> Mailer:
        self.mailer = MemoryMailer()
        return self.mailer

    def received(self) -> Sequence[Received]:
        return [
            Received(recipients=(mail.to,), subject=mail.subject, text=mail.text, html=mail.html)
            for mail in self.mailer.sent
        ]

    def failing(self) -> Mailer:
        mailer = MemoryMailer()
        mailer.failure = DeliveryError("The mail server is down.")
        return mailer


def test_copies_are_seen() -> None:
    """
    Who is named in the head receives a mail, too, and who is in the envelope alone.
    """
    content = b"To: a@example.com\r\nCc: B <b@example.com>, a@example.com\r\n\r\nHello\r\n"

    assert ("c@example.com", "a@example.com", "b@example.com") == (
        Received.of(content, "c@example.com").recipients
    )
