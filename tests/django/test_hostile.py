"""
Requests of somebody who means harm, through all the middleware of a project: WSGI and ASGI.
"""

from __future__ import annotations

from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.test import AsyncClient, Client

from onetsec.testing import sign_in

PAGES = ("/sign-in", "/settings/security", "/who")
HEADERS = {
    "User-Agent": "\x01\xff" * 5000,
    "Origin": "\xff",
    "Content-Type": "\xff/\xff",
    "X-Forwarded-For": "evil, " * 5000,
    "Authorization": "Bearer \xff",
    "Accept-Language": "x" * 70_000,
    "Cookie": 'sessionid=\xff; onetsec="\xff"; onetsec_django=.; onetsec_django=\xff.zz; =; ;',
}
QUERIES = ("next=%ED%A0%80", "next=%00", "next=" + "a" * 100_000, "%", "&" * 2000)
BODIES = {
    "nul": b"login=a%00b&password=x",
    "surrogate": b"login=%ED%A0%80&password=%FF",
    "bytes": b"\xff\xfe\x00=&&&=",
    "many": b"&".join(b"f%d=1" % number for number in range(2000)),
}


@pytest.fixture(params=[Client, AsyncClient], ids=["wsgi", "asgi"])
def browser(request: pytest.FixtureRequest, ada: Any) -> Any:
    """
    Somebody who has signed in.
    """
    made: Any = request.param()
    sign_in(made, str(ada.pk))
    return made


def got(browser: Any, path: str, **more: Any) -> int:
    """
    Ask, and give the status.
    """
    if isinstance(browser, Client):
        return int(browser.get(path, **more).status_code)

    async def asked() -> int:
        return int((await browser.get(path, **more)).status_code)

    return async_to_sync(asked)()


@pytest.mark.parametrize("name", HEADERS)
def test_a_hostile_header(name: str, browser: Any) -> None:
    """
    Whatever stands in a header, there is an answer, and nobody else is signed in by it.
    """
    headers = {name: HEADERS[name]}

    assert all(got(browser, path, headers=headers) in (200, 303, 400) for path in PAGES)


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_a_hostile_query(query: str, browser: Any) -> None:
    """
    Whatever stands in the address, there is a page.
    """
    assert {200} == {got(browser, f"{path}?{query}") for path in PAGES[1:]}


@pytest.mark.parametrize("path", ["/settings/sessions/%00/revoke", "/onetsec/static/%FF.css"])
def test_a_hostile_path(path: str, browser: Any) -> None:
    """
    It leads to nothing.
    """
    assert got(browser, path) in (404, 405)


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/settings/security/password"])
def test_a_hostile_form(path: str, body: str, browser: Any) -> None:
    """
    Without the token of a page, nothing is done of what it says.
    """
    kind = "application/x-www-form-urlencoded"

    async def sent() -> int:
        return int((await browser.post(path, BODIES[body], content_type=kind)).status_code)

    if isinstance(browser, Client):
        status = browser.post(path, BODIES[body], content_type=kind).status_code
    else:
        status = async_to_sync(sent)()
    assert status in (400, 403, 413)
    assert 200 == got(browser, "/settings/security")
