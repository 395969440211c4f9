"""
The browser of the tests keeps cookies as browsers do, and the server serves what it is given.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onetsec.testing import Answer, Browser, serving
from onetsec.testing.contracts.web._document import Document

HTTPS, HTTP, LOCAL = "https://shop.example", "http://shop.example", "http://localhost:5000"


def setting(*cookies: str) -> Callable[..., Any]:
    """
    Make an application that sets these cookies, and tells which ones came.
    """

    def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Set-Cookie", one) for one in cookies])
        return [environ.get("HTTP_COOKIE", "").encode()]

    return app


def kept(site: str, *cookies: str) -> dict[str, str]:
    """
    Set *cookies* at *site*; what a browser keeps.
    """
    with serving(setting(*cookies)) as at:
        browser = Browser(site, at=at)
        browser.get("/account/page")
    return browser.cookies


@pytest.mark.parametrize(
    ("site", "cookie"),
    [
        (HTTPS, "a=1"),
        (HTTPS, "a=1; Secure; HttpOnly"),
        (HTTPS, "a=1; Domain=shop.example"),
        (HTTPS, "__Host-a=1; Secure; Path=/"),
        (HTTPS, "__Secure-a=1; Secure"),
        (LOCAL, "__Host-a=1; Secure; Path=/"),
        (HTTP, "a=1; Expires=Fri, 31 Dec 9999 23:59:59 GMT"),
        (HTTP, "a=1; Expires=tomorrow"),
        (HTTP, "a=1; Max-Age=60"),
    ],
)
def test_cookie_is_kept(site: str, cookie: str) -> None:
    """
    What a browser takes.
    """
    assert ["1"] == list(kept(site, cookie).values())


@pytest.mark.parametrize(
    ("site", "cookie"),
    [
        (HTTP, "a=1; Secure"),
        (HTTP, "__Host-a=1; Secure; Path=/"),
        (HTTPS, "a=1; Domain=other.example"),
        (HTTPS, "a=1; Domain=op.example"),
        (HTTPS, "__Host-a=1; Path=/"),
        (HTTPS, "__Host-a=1; Secure"),
        (HTTPS, "__Host-a=1; Secure; Path=/account"),
        (HTTPS, "__Host-a=1; Secure; Path=/; Domain=shop.example"),
        (HTTPS, "__Secure-a=1"),
    ],
)
def test_cookie_is_refused(site: str, cookie: str) -> None:
    """
    What a browser drops without a word.
    """
    assert {} == kept(site, cookie)


@pytest.mark.parametrize(
    "end", ["Max-Age=0", "Max-Age=-1", "Expires=Thu, 01 Jan 1970 00:00:00 GMT"]
)
def test_cookie_is_deleted(end: str) -> None:
    """
    By a time that is over.
    """
    assert {"b": "2"} == kept(HTTPS, "a=1; Path=/", "b=2; Path=/", f"a=; Path=/; {end}")


def test_cookie_is_sent_below_its_path() -> None:
    """
    There, and nowhere else.
    """
    with serving(setting("a=1; Path=/account", "b=2; Path=/")) as at:
        browser = Browser(HTTPS, at=at)
        browser.get("/")

        assert "a=1; b=2" == browser.get("/account/page").text
        assert "b=2" == browser.get("/accounts").text


def test_redirect_to_another_site_is_told() -> None:
    """
    Nobody follows one without knowing.
    """
    answer = Answer(status=303, headers=(("Location", "//evil.example/"),), body=b"")

    with pytest.raises(AssertionError, match="it leads away"):
        Browser(HTTPS).path_of(answer)


def test_redirect_that_is_none_is_told() -> None:
    """
    A page leads nowhere.
    """
    with pytest.raises(AssertionError, match="it leads nowhere"):
        Browser(HTTPS).path_of(Answer(status=200, headers=(), body=b""))


def test_application_that_does_not_start_is_told() -> None:
    """
    Nobody waits for it.
    """

    async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "lifespan.startup.failed", "message": "no storage"})

    with pytest.raises(RuntimeError, match="did not start"), serving(app):
        pass


DOCUMENT = Document(
    {
        "paths": {
            "/orders/{id}": {
                "get": {
                    "responses": {
                        "200": {
                            "content": {"application/json": {"schema": {"$ref": "#/schemas/Order"}}}
                        },
                        "409": {
                            "content": {
                                "application/problem+json": {
                                    "schema": {
                                        "allOf": [
                                            {"$ref": "#/schemas/Problem"},
                                            {"properties": {"code": {"enum": ["late"]}}},
                                        ]
                                    }
                                }
                            }
                        },
                        "204": {},
                    }
                }
            }
        },
        "components": {
            "schemas": {
                "Order": {"properties": {"id": {}, "note": {}}, "required": ["id"]},
                "Problem": {"properties": {"code": {}}, "required": ["code"]},
            }
        },
    }
)


def answered(status: int, kind: str, body: bytes) -> Answer:
    """
    Make an answer.
    """
    headers = (("Content-Type", kind),) if kind else ()
    return Answer(status=status, headers=headers, body=body)


@pytest.mark.parametrize(
    ("status", "kind", "body"),
    [
        (200, "application/json", b'{"id": 1}'),
        (409, "application/problem+json", b'{"code": "late"}'),
        (204, "", b""),
    ],
)
def test_answer_that_is_documented(status: int, kind: str, body: bytes) -> None:
    """
    Nothing is said of it.
    """
    DOCUMENT.check("GET", "/orders/7?a=b", answered(status, kind, body))


@pytest.mark.parametrize(
    ("status", "kind", "body"),
    [
        (404, "application/problem+json", b'{"code": "late"}'),
        (409, "application/problem+json", b'{"code": "early"}'),
        (409, "application/problem+json", b'{"code": "late", "more": 1}'),
        (409, "application/json", b'{"code": "late"}'),
        (200, "application/json", b'{"note": ""}'),
        (200, "application/json", b'{"id": 1, "more": 2}'),
        (200, "text/html", b"<p>"),
        (204, "text/html", b"<p>"),
    ],
)
def test_answer_that_is_not_documented(status: int, kind: str, body: bytes) -> None:
    """
    The contract of a host sees it.
    """
    with pytest.raises(AssertionError):
        DOCUMENT.check("GET", "/orders/7", answered(status, kind, body))
