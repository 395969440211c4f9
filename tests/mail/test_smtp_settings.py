"""
A mailer that can not work, or could be overheard, is none.
"""

from __future__ import annotations

import socket
from typing import Any

import pytest

from onetsec.errors import ConfigurationError, DeliveryError
from onetsec.letters import Message
from onetsec.mail import SmtpMailer

from .conftest import SENDER
from .servers import HOST, mail_server


def built(**changes: Any) -> SmtpMailer:
    """
    A mailer with *changes*.
    """
    settings = {"host": "mail.example.com", "sender": SENDER, **changes}
    return SmtpMailer(settings.pop("host"), settings.pop("port", 587), **settings)


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"host": "192.0.2.1"},
        {"host": "localhost", "security": "none"},
        {"host": "127.0.0.1", "security": "none"},
        {"host": "::1", "security": "none"},
        {"port": 465, "security": "tls"},
        {"username": "shop", "password": "Tidal Lantern 48"},
        {"host": "::1", "security": "none", "username": "shop", "password": "Tidal Lantern 48"},
        {"timeout": 0.1},
        {"timeout": 300},
    ],
    ids=str,
)
def test_settings(settings: dict[str, Any]) -> None:
    """
    They are good, and nothing is opened with them yet.
    """
    built(**settings)


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("host", {"host": ""}),
        ("host", {"host": "."}),
        ("host", {"host": "mail example.com"}),
        ("host", {"host": "mail.example.com\n"}),
        ("host", {"host": "bücher.example"}),
        ("port", {"port": 0}),
        ("port", {"port": 65536}),
        ("security", {"security": "ssl"}),
        ("security", {"security": ""}),
        ("security", {"security": "none"}),
        ("security", {"host": "192.0.2.1", "security": "none"}),
        ("security", {"host": "localhost.example.com", "security": "none"}),
        ("timeout", {"timeout": 0}),
        ("timeout", {"timeout": -1}),
        ("timeout", {"timeout": 301}),
        ("timeout", {"timeout": float("nan")}),
        ("username", {"username": "shop"}),
        ("username", {"password": "Tidal Lantern 48"}),
        ("username", {"username": "büro", "password": "Tidal Lantern 48"}),
        ("password", {"username": "shop", "password": "Tidal\0Lantern 48"}),
        ("password", {"username": "shop", "password": "Tidal Lantérn 48"}),
        ("sender", {"sender": ""}),
        ("sender", {"sender": "Example Shop"}),
        ("sender", {"sender": "ada@example.com, eve@example.com"}),
        ("sender", {"sender": "Example Shop <ada@example.com>, eve@example.com"}),
        ("sender", {"sender": "Example\nShop <ada@example.com>"}),
        ("sender", {"sender": "Example Shop <ada@example.com\r\nBcc: eve@example.com>"}),
    ],
    ids=str,
)
def test_setting_that_can_not_be_used(name: str, settings: dict[str, Any]) -> None:
    """
    Each is named, when the application starts.
    """
    with pytest.raises(ConfigurationError, match=rf"^mailer\.{name}"):
        built(**settings)


@pytest.mark.parametrize(
    "settings", [{"username": ""}, {"password": "Tidal\0Lantern 48"}], ids=["alone", "hostile"]
)
def test_password_is_not_repeated(settings: dict[str, str]) -> None:
    """
    A refusal is logged.
    """
    with pytest.raises(ConfigurationError) as refused:
        built(**{"username": "shop", "password": "Tidal Lantern 48", **settings})

    assert "Lantern" not in str(refused.value)


def test_password_is_not_shown() -> None:
    """
    A mailer is shown by its server.
    """
    mailer = built(username="shop", password="Tidal Lantern 48")

    assert "SmtpMailer('mail.example.com', 587, security='starttls')" == repr(mailer)


def test_nobody_listens(message: Message) -> None:
    """
    A server that is down may be tried again.
    """
    with socket.socket() as bound:
        bound.bind((HOST, 0))  # and not listening: nobody else gets the port meanwhile
        port = bound.getsockname()[1]
        mailer = SmtpMailer(HOST, port, sender=SENDER, security="none")
        with pytest.raises(DeliveryError, match=r"it can not be reached\.$") as refused:
            mailer.send(message)

    assert not refused.value.is_final


def test_second_address_of_a_name(message: Message, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A name that has an address where nobody listens may have one where somebody does.
    """
    with mail_server() as (server, port), socket.socket() as bound:
        bound.bind(("127.0.0.2", 0))
        found = [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in ("127.0.0.2", HOST)
        ]
        asked = socket.getaddrinfo
        monkeypatch.setattr(
            socket,
            "getaddrinfo",
            lambda host, *args, **kwargs: found if host == "localhost" else asked(host, *args),
        )
        SmtpMailer("localhost", port, sender=SENDER, security="none").send(message)

    assert 1 == len(server.mails)


def test_addresses_of_a_name_share_the_time(
    message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    One from which no answer comes does not take it all.
    """
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (HOST, 587))] * 4
    shares: list[float] = []

    def silent(_: Any, seconds: float) -> None:
        shares.append(seconds)
        raise TimeoutError

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(socket, "create_connection", silent)
    with pytest.raises(DeliveryError, match=r"no answer within 100 s\.$"):
        built(timeout=100).send(message)

    assert 4 == len(shares)
    assert all(share <= 100 / others for share, others in zip(shares, (4, 3, 2, 1), strict=True))


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (socket.gaierror(-2, "Name or service not known"), r"no such server is known\.$"),
        (UnicodeError("label too long"), r"it makes no sense\.$"),
        ([], r"it can not be reached\.$"),
    ],
    ids=["unknown", "too-long", "empty"],
)
def test_name_that_leads_nowhere(
    answer: Any, reason: str, message: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Whatever the look-up says, it is a failure to deliver.
    """

    def looked_up(*_: Any, **__: Any) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)

    with pytest.raises(DeliveryError, match=reason):
        built().send(message)
