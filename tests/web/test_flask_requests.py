"""
Flask: what the adapter reads of a request.
"""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask import request
from werkzeug.middleware.proxy_fix import ProxyFix

from onetsec import Onetsec
from onetsec.testing import FrozenClock

from .hosts import host
from .walking import SECURITY, SESSIONS, Person, csrf


@pytest.fixture
def somebody(auth: Onetsec, clock: FrozenClock) -> Person:
    """
    Somebody in front of the host's application.
    """
    return Person(host(auth), clock=clock)


def test_another_extension_reads_the_form_first(auth: Onetsec, clock: FrozenClock) -> None:
    """
    A host may look into forms before we do: they are read from where it left them.
    """
    app = host(auth)
    seen: list[str] = []

    @app.before_request
    def look() -> None:
        seen.append(request.form.get("login", ""))

    person = Person(app, clock=clock)

    assert SECURITY == person.sign_in().location
    assert "ada@example.com" in seen
    form = {"csrf": csrf(person.get(SECURITY)), "current": "x" * 70_000}
    assert 413 == person.post(f"{SECURITY}/password", form).status_code


class Endless(io.RawIOBase):
    """
    A body that does not end, and counts what was read of it.
    """

    def __init__(self) -> None:
        self.given = 0

    def readable(self) -> bool:
        """
        Say that it can be read.
        """
        return True

    def readinto(self, buffer: Any) -> int:
        """
        Give as much as is asked for.
        """
        self.given += len(buffer)
        buffer[:] = b"x" * len(buffer)
        return len(buffer)


def test_a_chunked_body(somebody: Person) -> None:
    """
    A body whose length was not announced is read, and no further than we take.
    """
    token = csrf(somebody.get("/sign-in"))
    chunked = {"wsgi.input_terminated": True, "CONTENT_LENGTH": ""}
    form = f"csrf={token}&login=x&password=y".encode()
    endless = Endless()

    for expected, stream in ((422, io.BytesIO(form)), (413, endless)):
        response = somebody.open(
            "POST",
            "/sign-in",
            content_type="application/x-www-form-urlencoded",
            environ_overrides={**chunked, "wsgi.input": stream},
        )
        assert expected == response.status_code

    assert endless.given <= 200_000


def test_proxies(auth: Onetsec, clock: FrozenClock) -> None:
    """
    An address from a header counts where the host has configured its proxy, and nowhere else.
    """
    headers = {"X-Forwarded-For": "203.0.113.9"}
    app = host(auth)

    assert "192.0.2.1" == Person(app, clock=clock).get("/client", headers=headers).text
    inside = Person(app, clock=clock, address="10.0.0.1")
    assert "" == inside.get("/client", headers=headers).text
    assert "10.0.0.1" == inside.get("/client").text
    app.wsgi_app = ProxyFix(app.wsgi_app)  # type: ignore[method-assign]  # as Flask says
    assert "203.0.113.9" == inside.get("/client", headers=headers).text
    app_of_a_proxy = inside.get("/client", headers={"X-Forwarded-For": "10.0.0.7"})
    assert "10.0.0.7" == app_of_a_proxy.text


@pytest.mark.parametrize(
    ("expected", "trusted"),
    [
        ("10.0.0.9", {"x_for": 1, "x_proto": 1}),
        ("10.0.0.9", {"x_for": 1, "x_proto": 0}),
        ("", {"x_for": 0, "x_proto": 1}),
        ("", {"x_for": 0, "x_proto": 0, "x_prefix": 1}),
    ],
)
def test_a_proxy_that_is_trusted_for_other_things(
    expected: str, trusted: dict[str, int], auth: Onetsec, clock: FrozenClock
) -> None:
    """
    The address of a proxy is nobody's, unless the host has taken the client's from it.
    """
    app = host(auth)
    app.wsgi_app = ProxyFix(app.wsgi_app, **trusted)  # type: ignore[method-assign]  # as Flask says
    inside = Person(app, clock=clock, address="10.0.0.1")
    headers = {
        "X-Forwarded-For": "10.0.0.9",
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Prefix": "",
    }

    assert expected == inside.get("/client", headers=headers).text


@pytest.mark.parametrize("path", ["/orders", SESSIONS])
def test_head_on_a_page_of_the_host(path: str, somebody: Person) -> None:
    """
    HEAD is led like GET.
    """
    location = somebody.open("HEAD", path).location or ""

    assert location.startswith(f"/sign-in?next={path}")
