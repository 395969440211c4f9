"""
Neither code, nor password, nor address turns up where it does not belong.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from onetsec.errors import DeliveryError
from onetsec.letters import Message
from onetsec.mail import ConsoleMailer, FileMailer, SmtpMailer

from ..canaries import Canaries
from .conftest import ADDRESS, CODE, SENDER
from .servers import HOST, POLITE, acting_server, drop, mail_server

USER = "shop-of-ada"
PASSWORD = "Tidal Lantern 48"
Served = Callable[[str], ssl.SSLContext]


@contextmanager
def watched(message: Message) -> Iterator[Canaries]:
    """
    Look for the secrets of *message* in all that is told.
    """
    with Canaries() as canaries:
        canaries.secret("address", ADDRESS)
        canaries.secret("code", CODE)
        canaries.secret("password", PASSWORD)
        canaries.secret("user", USER)
        canaries.tell("repr", f"{message!r} {message}")
        yield canaries


def try_to_send(canaries: Canaries, mailer: SmtpMailer | FileMailer, message: Message) -> None:
    """
    Note what is told of a mail, and of its failure.
    """
    canaries.tell("repr", f"{mailer!r} {mailer}")
    with pytest.raises(DeliveryError) as failed:
        mailer.send(message)
    canaries.failed(failed.value)


def test_refusals_tell_nothing(
    served_as: Served, trusting: ssl.SSLContext, message: Message
) -> None:
    """
    A server repeats what it was told; the failure does not, nor what is behind it, nor a log.
    """
    with watched(message) as canaries:
        for command in ("MAIL", "RCPT", "DATA"):
            answers = {command: f"550 <{ADDRESS}> {CODE} {PASSWORD}"}
            with mail_server(
                starttls=served_as(HOST), answers=answers, accounts={USER: PASSWORD}
            ) as (_, port):
                mailer = SmtpMailer(
                    HOST, port, sender=SENDER, username=USER, password=PASSWORD, context=trusting
                )
                try_to_send(canaries, mailer, message)

    assert {DeliveryError} == canaries.failures
    assert set() == canaries.found()


def test_wrong_password_tells_nothing(
    served_as: Served, trusting: ssl.SSLContext, message: Message
) -> None:
    """
    Neither who, nor with what.
    """
    with (
        watched(message) as canaries,
        mail_server(starttls=served_as(HOST), accounts={USER: "another"}) as (_, port),
    ):
        mailer = SmtpMailer(
            HOST, port, sender=SENDER, username=USER, password=PASSWORD, context=trusting
        )
        try_to_send(canaries, mailer, message)

    assert set() == canaries.found()


@pytest.mark.parametrize("step", ["", "RCPT", "DATA", "."])
def test_lost_connections_tell_nothing(step: str, message: Message) -> None:
    """
    Wherever it was.
    """
    with watched(message) as canaries:
        for part in (drop, f"500 {ADDRESS} {CODE}", f"{ADDRESS} {CODE}", "5" * 10_000 + ADDRESS):
            with acting_server({step: part}) as port:
                mailer = SmtpMailer(HOST, port, sender=SENDER, security="none")
                try_to_send(canaries, mailer, message)

    assert set() == canaries.found()


def test_files_tell_nothing(tmp_path: Path, message: Message) -> None:
    """
    What does not fit on a disk is not in the failure either.
    """
    (tmp_path / "mail").touch()
    with watched(message) as canaries:
        try_to_send(canaries, FileMailer(tmp_path / "mail"), message)

    assert set() == canaries.found()


def test_what_is_told_is_seen(message: Message, capsys: pytest.CaptureFixture[str]) -> None:
    """
    The negative control: a terminal shows all of it, and a server that answers does, too.
    """
    with watched(message) as canaries, acting_server({"RCPT": f"550 {ADDRESS} {CODE}"}) as port:
        ConsoleMailer().send(message)
        canaries.tell("terminal", capsys.readouterr().err)
        canaries.failed(DeliveryError(POLITE["RCPT"] + ADDRESS))
        try_to_send(canaries, SmtpMailer(HOST, port, sender=SENDER, security="none"), message)

    assert {"address in terminal", "code in terminal", "address in exception"} <= canaries.found()
