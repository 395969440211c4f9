"""
Who makes a request: an address that somebody could choose is not known.
"""

from __future__ import annotations

import logging

import pytest

from onetsec.testing import FrozenClock
from onetsec.web import WebRequest
from onetsec.web.clients import Clients

FORWARDING = ["x-forwarded-for", "forwarded", "x-real-ip"]


def request(peer: str, header: str = "", text: str = "", *, proxied: bool = False) -> WebRequest:
    """
    A request from *peer*.
    """
    sent = {header: text.encode("latin-1")}
    return WebRequest(method="GET", path="/", raw=sent.get, peer=peer, proxied=proxied)


def address(made: WebRequest) -> str:
    """
    The address of the client of a request.
    """
    return Clients(FrozenClock()).client(made).address


@pytest.mark.parametrize("peer", ["192.0.2.1", "10.0.0.1", "127.0.0.1", "::1", "2001:db8::1"])
def test_the_peer(peer: str) -> None:
    """
    Without a forwarding header the peer is the client.
    """
    assert peer == address(request(peer))


@pytest.mark.parametrize("header", FORWARDING)
@pytest.mark.parametrize("peer", ["192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1"])
def test_a_public_peer_is_no_proxy(peer: str, header: str) -> None:
    """
    Somebody on the Internet who sends a forwarding header is still themselves.
    """
    assert peer == address(request(peer, header, "203.0.113.9"))


@pytest.mark.parametrize("header", FORWARDING)
@pytest.mark.parametrize(
    "peer",
    ["10.1.2.3", "172.16.0.1", "192.168.1.1", "127.0.0.1", "::1", "fd00::1", "::ffff:10.0.0.1", ""],
)
def test_a_proxy_that_nobody_told_us_of(peer: str, header: str) -> None:
    """
    A private peer and a forwarding header: neither of them is the client.
    """
    assert "" == address(request(peer, header, "203.0.113.9"))


def test_a_proxy_that_the_host_knows() -> None:
    """
    Where the host's own proxy settings were at work, the peer is the client, wherever it is.
    """
    assert "10.1.2.3" == address(request("10.1.2.3", "x-forwarded-for", "10.1.2.3", proxied=True))


def test_one_warning_an_hour(caplog: pytest.LogCaptureFixture) -> None:
    """
    The operator is told, and not flooded.
    """
    clock = FrozenClock()
    clients = Clients(clock)
    made = request("10.0.0.1", "x-forwarded-for", "203.0.113.9")
    with caplog.at_level(logging.WARNING, logger="onetsec"):
        for seconds in (0, 1800, 1799, 1, 3599):
            clock.advance(seconds)
            clients.client(made)

    assert 2 == len(caplog.records)
    assert "10.0.0.1" in caplog.text
    assert "203.0.113.9" not in caplog.text


def test_no_warning_without_a_reason(caplog: pytest.LogCaptureFixture) -> None:
    """
    A request without a proxy warns of none.
    """
    Clients(FrozenClock()).client(request("10.0.0.1"))

    assert [] == caplog.records


def test_the_name_of_the_browser_is_cut() -> None:
    """
    No more of a user agent is read than a real one has.
    """
    client = Clients(FrozenClock()).client(request("192.0.2.1", "user-agent", "x" * 100_000))

    assert 512 == len(client.user_agent)


def test_the_place() -> None:
    """
    The header that the locator asked for is handed on, cut.
    """
    clients = Clients(FrozenClock(), place_header="cf-ipcountry")

    assert "AT" == clients.client(request("192.0.2.1", "cf-ipcountry", "AT")).place
    assert 256 == len(clients.client(request("192.0.2.1", "cf-ipcountry", "x" * 999)).place)
    assert "" == clients.client(request("192.0.2.1")).place


def test_no_place_unless_asked_for() -> None:
    """
    A header that nobody asked for is not read.
    """
    client = Clients(FrozenClock()).client(request("192.0.2.1", "cf-ipcountry", "AT"))

    assert "" == client.place


def test_the_device() -> None:
    """
    The cookie of the device is handed on as it is.
    """
    assert "d" == Clients(FrozenClock()).client(request("192.0.2.1"), device="d").device
