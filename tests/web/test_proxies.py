"""
Proxies that the host trusts: who stands behind them, and what anybody can write into the header.
"""

from __future__ import annotations

from collections.abc import Callable
from socket import create_connection
from threading import Thread
from typing import Any
from wsgiref import simple_server as wsgiref

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug import serving as werkzeug

from onetsec import AsyncOnetsec, ConfigurationError, Onetsec
from onetsec._lifting import lifted
from onetsec.asgi import AsgiOnetsec
from onetsec.flask import FlaskOnetsec
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import FrozenClock
from onetsec.web import WebRequest
from onetsec.web.asgi import translated
from onetsec.web.clients import Clients
from onetsec.web.proxies import Proxies

from ..conftest import KEY, SITE, users

OURS = Proxies.of(["10.0.0.0/8", "192.0.2.7", "2001:db8:1::/48"])


def address(
    peer: str, forwarded: str | None, *, proxies: Proxies = OURS, proxied: bool = False
) -> str:
    """
    Who a request comes from.
    """
    sent = {} if forwarded is None else {"x-forwarded-for": forwarded.encode("latin-1")}
    made = WebRequest(method="GET", path="/", raw=sent.get, peer=peer, proxied=proxied)
    return Clients(FrozenClock(), proxies=proxies).client(made).address


@pytest.mark.parametrize(
    ("expected", "forwarded"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1, 203.0.113.9"),
        ("203.0.113.9", "10.0.0.5, 203.0.113.9, 10.0.0.6"),
        ("203.0.113.9", "198.51.100.1,203.0.113.9 ,\t10.0.0.6, 192.0.2.7,2001:db8:1::2"),
        ("203.0.113.9", "203.0.113.9:4711, [2001:db8:1::2]:443"),
        ("203.0.113.9", "::ffff:203.0.113.9, ::ffff:10.1.2.3"),
        ("2001:db8:2::1", "2001:db8:2::1"),
        ("10.0.0.5", "10.0.0.5, 10.0.0.6"),
        ("", "203.0.113.9, unknown"),
        ("", "203.0.113.9, "),
        ("", ""),
        ("", None),
    ],
)
def test_who_stands_behind(expected: str, forwarded: str | None) -> None:
    """
    The first one from the right that is no proxy of ours; nobody, if what stands there is no
    address.
    """
    assert expected == address("10.0.0.1", forwarded)


@pytest.mark.parametrize("peer", ["203.0.113.5", "192.0.2.8"])
def test_strangers_are_no_proxy(peer: str) -> None:
    """
    Whatever they send, they are themselves.
    """
    assert peer == address(peer, "198.51.100.1")


def test_what_the_framework_has_found_out() -> None:
    """
    Is not looked for again.
    """
    assert "10.0.0.1" == address("10.0.0.1", "198.51.100.1", proxied=True)


@pytest.mark.parametrize(("expected", "names"), [("203.0.113.9", ["unix"]), ("", ["10.0.0.0/8"])])
def test_a_unix_socket(expected: str, names: list[str]) -> None:
    """
    Has no address, and is trusted if it is named.
    """
    assert expected == address("", "203.0.113.9", proxies=Proxies.of(names))
    assert "" == address("no address", "203.0.113.9", proxies=Proxies.of(names))


@given(st.text(st.characters(codec="latin-1")), st.sampled_from(["203.0.113.9", "2001:db8:2::1"]))
def test_nobody_chooses_an_address(typed: str, client: str) -> None:
    """
    Whatever somebody sends, what our proxy writes behind it is who they are.
    """
    assert client == address("10.0.0.1", f"{typed}, {client}")


def test_no_more_is_read_than_a_chain_has() -> None:
    """
    Twenty hops, and a kilobyte.
    """
    assert "10.0.0.2" == address("10.0.0.1", "203.0.113.9" + ", 10.0.0.2" * 20)
    assert "203.0.113.9" == address("10.0.0.1", "203.0.113.9" + ", 10.0.0.2" * 19)
    assert "203.0.113.9" == address("10.0.0.1", "x," * 1_000_000 + "203.0.113.9")


@pytest.mark.parametrize(
    ("told", "names"),
    [
        (r"'10\.0\.0\.0/33' is no network", ["10.0.0.0/33"]),
        (r"'10\.0\.0\.1/8' is no network", ["192.0.2.1", "10.0.0.1/8"]),
        ("'proxy' is no network, such as '10.0.0.0/8', nor 'unix'", ["proxy"]),
        ("'0.0.0.0/0' holds everybody", ["0.0.0.0/0"]),
        ("'10.0.0.0/8' is one text; give a list", "10.0.0.0/8"),
    ],
)
def test_what_is_no_network(told: str, names: list[str]) -> None:
    """
    Is refused when it is set, and named.
    """
    with pytest.raises(ConfigurationError, match=rf"^trusted_proxies: {told}"):
        Proxies.of(names)


def test_adapters_take_them(auth: Onetsec) -> None:
    """
    And hand them to the pages.
    """
    names = ["10.0.0.0/8", "unix"]
    asynchronous = AsyncOnetsec(
        users=lifted(users()), storage=lifted(MemoryStorage()), keys=[KEY], site=SITE
    )
    webs = [
        FlaskOnetsec(auth, Flask("x"), trusted_proxies=names).web,
        AsgiOnetsec(asynchronous, trusted_proxies=names).web,
    ]

    assert [Proxies.of(names)] * 2 == [web.proxies for web in webs]
    with pytest.raises(ConfigurationError, match="trusted_proxies"):
        FlaskOnetsec(auth, trusted_proxies=["x"])


def told(make: Callable[..., Any], *headers: str) -> str | None:
    """
    What an application behind a server of WSGI sees of a request with *headers*.
    """
    seen: list[str | None] = []

    def app(environ: Any, start: Any) -> list[bytes]:
        seen.append(environ.get("HTTP_X_FORWARDED_FOR"))
        start("200 OK", [])
        return [b""]

    server = make("127.0.0.1", 0, app)
    serving = Thread(target=server.handle_request)
    serving.start()
    with create_connection(server.server_address) as asking:
        lines = ["GET / HTTP/1.1", "Host: localhost", "Connection: close", *headers, "", ""]
        asking.sendall("\r\n".join(lines).encode())
        asking.recv(4096)
        serving.join(60)
    server.server_close()
    return seen[0]


@pytest.mark.parametrize(
    ("make", "expected"),
    [(werkzeug.make_server, ["203.0.113.9"]), (wsgiref.make_server, ["203.0.113.9", "1.2.3.4"])],
    ids=["werkzeug", "wsgiref"],
)
def test_a_second_spelling(make: Callable[..., Any], expected: list[str]) -> None:
    """
    One server takes it away; the other joins both, in their order, as the documents say.
    """
    real, typed = "X-Forwarded-For: 203.0.113.9", "X_Forwarded_For: 1.2.3.4"

    assert expected == (told(make, real, typed) or "").split(",")
    assert expected[::-1] == (told(make, typed, real) or "").split(",")


def test_a_second_spelling_under_asgi() -> None:
    """
    Is a header of another name.
    """
    headers = [(b"x-forwarded-for", b"203.0.113.9"), (b"x_forwarded_for", b"1.2.3.4")]
    scope = {"path": "/", "headers": headers, "client": ("10.0.0.1", 4711)}

    found = Clients(FrozenClock(), proxies=OURS).client(translated(scope, body=b""))
    assert "203.0.113.9" == found.address
