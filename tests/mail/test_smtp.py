"""
Mails through a real server, and what it is never told.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from onetsec.errors import DeliveryError
from onetsec.letters import Message
from onetsec.mail import SmtpMailer

from .conftest import ADDRESS, CODE, SENDER
from .servers import HOST, MailServer, mail_server

ACCOUNTS = {"shop": "Tidal Lantern 48"}
Served = Callable[[str], ssl.SSLContext]


def over_tls(port: int, context: ssl.SSLContext | None, **options: Any) -> SmtpMailer:
    """
    A mailer as a host would have it.
    """
    return SmtpMailer(
        options.pop("host", HOST),
        port,
        sender=SENDER,
        security=options.pop("security", "starttls"),
        timeout=30,
        context=context,
        **options,
    )


def test_mail_is_taken(plain: Callable[..., SmtpMailer], message: Message) -> None:
    """
    By a server on this computer, from whom and for whom it is.
    """
    with mail_server() as (server, port):
        plain(port).send(message)

    (mail,) = server.mails
    assert ("no-reply@example.com", (ADDRESS,)) == (mail.sender, mail.recipients)
    read = message_from_bytes(mail.content, policy=default)
    assert f"{CODE} is your code for Example Shop" == read["Subject"]


@pytest.mark.parametrize("name", [HOST, "localhost"])
def test_starttls_is_the_default(
    name: str, served_as: Served, trusting: ssl.SSLContext, message: Message
) -> None:
    """
    What is sent is sent under TLS, to the name or address that the certificate says.
    """
    with mail_server(starttls=served_as(name)) as (server, port):
        SmtpMailer(name, port, sender=SENDER, context=trusting).send(message)

    assert [True] == [mail.is_encrypted for mail in server.mails]


def test_tls_from_the_first_byte(
    served_as: Served, trusting: ssl.SSLContext, message: Message
) -> None:
    """
    As port 465 has it.
    """
    with mail_server(tls=served_as(HOST)) as (server, port):
        over_tls(port, trusting, security="tls").send(message)

    assert [(ADDRESS,)] == [mail.recipients for mail in server.mails]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_certificate_of_another_name_is_refused(
    security: str, served_as: Served, trusting: ssl.SSLContext, message: Message
) -> None:
    """
    Nothing is sent to a server that is somebody else, however trusted that one is.
    """
    own = {security: served_as("mail.example.net")}
    with (
        mail_server(**own, accounts=ACCOUNTS) as (server, port),  # type: ignore[arg-type]
        pytest.raises(DeliveryError, match=r"certificate is not to be trusted \(.*mismatch"),
    ):
        over_tls(
            port, trusting, security=security, username="shop", password=ACCOUNTS["shop"]
        ).send(message)

    assert [] == server.commands


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_certificate_of_a_stranger_is_refused(
    security: str, served_as: Served, message: Message
) -> None:
    """
    Without a context of the host's, what the system trusts is trusted, and nothing else.
    """
    own = {security: served_as(HOST)}
    with (
        mail_server(**own) as (server, port),  # type: ignore[arg-type]
        pytest.raises(DeliveryError, match="certificate is not to be trusted") as refused,
    ):
        over_tls(port, None, security=security).send(message)

    assert ([], False) == (server.commands, refused.value.is_final)


def test_certificate_that_the_system_trusts_is_good(
    served_as: Served, authority_file: Path, message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The negative control: the very same certificate, of an authority that the system knows.
    """
    monkeypatch.setenv("SSL_CERT_FILE", str(authority_file))
    with mail_server(starttls=served_as(HOST)) as (server, port):
        over_tls(port, None).send(message)

    assert [True] == [mail.is_encrypted for mail in server.mails]


def test_server_without_starttls_is_told_nothing(
    trusting: ssl.SSLContext, message: Message
) -> None:
    """
    Whoever takes STARTTLS out of the answer of a server gets neither a mail nor a password.
    """
    with (
        mail_server() as (server, port),
        pytest.raises(DeliveryError, match="offers no STARTTLS"),
    ):
        over_tls(port, trusting, username="shop", password="Tidal Lantern 48").send(message)

    assert [] == server.commands


@pytest.mark.parametrize(
    ("mechanism", "without"), [("PLAIN", ()), ("LOGIN", ("PLAIN",))], ids=["plain", "login"]
)
def test_user_is_signed_in(
    mechanism: str,
    without: tuple[str, ...],
    served_as: Served,
    trusting: ssl.SSLContext,
    message: Message,
) -> None:
    """
    In a way that the server offers.
    """
    context = served_as(HOST)
    with mail_server(starttls=context, accounts=ACCOUNTS, without=without) as (server, port):
        over_tls(port, trusting, username="shop", password="Tidal Lantern 48").send(message)

    assert [f"AUTH {mechanism}", "MAIL", "RCPT", "DATA"] == server.commands
    assert ["shop"] == [mail.user for mail in server.mails]


def test_wrong_password_is_tried_once(
    served_as: Served, trusting: ssl.SSLContext, message: Message
) -> None:
    """
    A server that counts failures counts one, and takes no mail.
    """
    with (
        mail_server(starttls=served_as(HOST), accounts=ACCOUNTS) as (server, port),
        pytest.raises(DeliveryError, match=r"password was refused \(535\)") as refused,
    ):
        over_tls(port, trusting, username="shop", password="Copper Kettle 27").send(message)

    assert (["AUTH PLAIN"], True) == (server.commands, refused.value.is_final)


def test_server_without_a_way_to_sign_in(
    served_as: Served, trusting: ssl.SSLContext, message: Message
) -> None:
    """
    Who shall sign in and can not, sends nothing.
    """
    context = served_as(HOST)
    with (
        mail_server(starttls=context, without=("PLAIN", "LOGIN")) as (server, port),
        pytest.raises(DeliveryError, match="no way to sign in"),
    ):
        over_tls(port, trusting, username="shop", password="Tidal Lantern 48").send(message)

    assert [] == server.commands


@pytest.mark.parametrize(
    ("command", "who"), [("MAIL", "sender"), ("RCPT", "recipient"), ("DATA", "mail")]
)
@pytest.mark.parametrize(("code", "is_final"), [(450, False), (550, True)])
def test_refusal(
    command: str,
    who: str,
    code: int,
    is_final: bool,
    plain: Callable[..., SmtpMailer],
    message: Message,
) -> None:
    """
    With 5 for good, with 4 for now; and which part of a mail was not good enough.
    """
    answers = {command: f"{code} 1.2.3 <{message.to}> no"}
    with (
        mail_server(answers=answers) as (server, port),
        pytest.raises(DeliveryError, match=rf"the {who} was refused \({code}\)\.$") as refused,
    ):
        plain(port).send(message)

    assert ([], is_final) == (server.mails, refused.value.is_final)


def test_refused_mail_is_not_the_last(plain: Callable[..., SmtpMailer], message: Message) -> None:
    """
    Each mail has a connection of its own: the next one begins anew.
    """
    answers = {"RCPT": "450 no"}
    with mail_server(answers=answers) as (server, port):
        mailer = plain(port)
        with pytest.raises(DeliveryError):
            mailer.send(message)
        answers.clear()
        mailer.send(message)

    assert 1 == len(server.mails)


def send_abroad(server: dict[str, bool], to: str, message: Message, plain: Any) -> MailServer:
    """
    Send a mail to *to*; the server afterwards.
    """
    with mail_server(**server) as (seen, port):  # type: ignore[arg-type]
        plain(port).send(evolve(message, to=to))
    return seen


def test_address_in_another_script(plain: Callable[..., SmtpMailer], message: Message) -> None:
    """
    A server that takes it is given it as it is.
    """
    server = send_abroad({"utf8": True}, "адам@example.com", message, plain)

    (mail,) = server.mails
    assert ("адам@example.com",) == mail.recipients
    assert "\r\nTo: адам@example.com\r\n".encode() in mail.content


def test_address_that_the_server_can_not_take(
    plain: Callable[..., SmtpMailer], message: Message
) -> None:
    """
    It is refused for good, and before the server hears of it.
    """
    with pytest.raises(DeliveryError, match="SMTPUTF8") as refused:
        send_abroad({"utf8": False}, "адам@example.com", message, plain)

    assert refused.value.is_final


def test_domain_in_another_script(plain: Callable[..., SmtpMailer], message: Message) -> None:
    """
    It has a name in ASCII, which every server takes.
    """
    server = send_abroad({"utf8": False}, "adam@Bücher.example", message, plain)

    assert [("adam@xn--bcher-kva.example",)] == [mail.recipients for mail in server.mails]
