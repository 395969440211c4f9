"""
Headers: the same strict ones on every answer, refusals and redirects too.
"""

from __future__ import annotations

import pytest

from onetsec.web.visits import Route

from .posts import PAGES
from .walking import SECURITY, Person

STRICT = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self';"
        " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "Vary": "Cookie",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
each_route = pytest.mark.parametrize("route", PAGES, ids=lambda r: f"{r.method}-{r.name}")


def strict(headers: dict[str, str]) -> dict[str, str]:
    """
    Those of *headers* that have to be there, on each answer once.
    """
    return {name: text for name, text in headers.items() if name in STRICT}


@each_route
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT"])
def test_every_answer(method: str, route: Route, person: Person, ada: Person) -> None:
    """
    To a stranger and to the signed in, with the right method and a wrong one.
    """
    for somebody in (person, ada):
        response = somebody.open(method, route.path.replace("{id}", "abcdefghijkl"))

        assert STRICT == strict(dict(response.headers))
        assert len(response.headers) == len(set(response.headers.keys())) + max(
            0, len(response.headers.getlist("Set-Cookie")) - 1
        )
        assert "Server" not in response.headers


@each_route
def test_a_body_says_what_it_is(route: Route, ada: Person) -> None:
    """
    A page is HTML in UTF-8.
    """
    response = ada.open("GET", route.path.replace("{id}", "abcdefghijkl"))

    if response.data:
        assert "text/html; charset=utf-8" == response.headers["Content-Type"]


def test_a_successful_change(ada: Person) -> None:
    """
    Also when cookies are set, and secrets are shown.
    """
    shown = ada.set_up()

    assert STRICT == strict(dict(shown.headers))
    assert b"<li><code " in shown.data
    response = ada.send(SECURITY, "/settings/security/authenticator/disable", sure="1")
    assert STRICT == strict(dict(response.headers))
