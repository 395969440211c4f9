"""
FastAPI: dependencies instead of decorators.
"""

from __future__ import annotations

from typing import Annotated

import pytest
from fastapi import Depends, FastAPI

from onetsec import AsyncOnetsec, ConfigurationError
from onetsec.asgi import AsgiOnetsec
from onetsec.asgi.dependencies import require, session, session_or_none
from onetsec.sessions import Session
from onetsec.testing import FrozenClock

from ..web.watched import Watched
from .calls import Sent, call, scope_of
from .conftest import Opened

API = (b"accept", b"application/json")
Found = Annotated[Session, Depends(session)]
Fresh = Annotated[Session, Depends(require(fresh=60))]
Both = Annotated[Session, Depends(require(fresh=True, mfa=True))]
Perhaps = Annotated[Session | None, Depends(session_or_none)]


@pytest.fixture
def app(auth: AsyncOnetsec) -> FastAPI:
    """
    A host in FastAPI.
    """
    made = FastAPI()
    AsgiOnetsec(auth).install(made, prefix="/shop")

    @made.get("/perhaps")
    def perhaps(found: Perhaps) -> str:
        return "nobody" if found is None else found.user_id

    @made.api_route("/orders", methods=["GET", "POST"])
    async def orders(found: Found) -> str:
        return found.user_id

    @made.api_route("/fresh", methods=["GET", "POST"])
    async def fresh(found: Fresh) -> str:
        return found.user_id

    @made.get("/both")
    async def both(found: Both) -> str:
        return found.user_id

    return made


def got(app: FastAPI, path: str, *headers: tuple[bytes, bytes], method: str = "GET") -> Sent:
    """
    What somebody gets who asks with these headers.
    """
    scope = scope_of(path, method=method, headers=list(headers), root_path="/shop")
    return call(app, scope)


def test_nobody(app: FastAPI) -> None:
    """
    Who is not signed in is led to the sign-in page, or told 401.
    """
    assert '"nobody"' == got(app, "/perhaps").text
    assert "/shop/sign-in?next=/shop/orders" == got(app, "/orders").header("location")
    assert "/shop/sign-in" == got(app, "/orders", method="POST").header("location")
    assert 401 == got(app, "/orders", API).status
    assert 401 == got(app, "/both", API).status


def test_somebody(app: FastAPI, ada: Opened, calls: list[str]) -> None:
    """
    Whoever has signed in gets through, for one read.
    """
    assert '"ada"' == got(app, "/perhaps", ada[1]).text
    assert '"ada"' == got(app, "/orders", ada[1]).text
    assert ["session"] * 2 == calls
    assert '"ada"' == got(app, "/fresh", ada[1]).text


def test_not_fresh(app: FastAPI, ada: Opened, clock: FrozenClock) -> None:
    """
    A proof that is old is renewed first, where that can be done.
    """
    clock.advance(60)
    led = "/shop/settings/security/confirm?next=%2Fshop%2Ffresh"

    assert led == got(app, "/fresh", ada[1]).header("location")
    assert 403 == got(app, "/fresh", ada[1], API).status
    assert 403 == got(app, "/fresh", ada[1], method="POST").status


def test_one_factor(app: FastAPI, ada: Opened) -> None:
    """
    Who has one factor is led to where a second one is set up.
    """
    response = got(app, "/both", ada[1])

    assert (303, "/shop/settings/security") == (response.status, response.header("location"))
    assert "onetsec_note=second-factor-needed" in (response.header("set-cookie") or "")
    assert 403 == got(app, "/both", ada[1], API).status


def test_an_outage(app: FastAPI, ada: Opened, watched: Watched) -> None:
    """
    An outage in a dependency is a 503 that leaves the cookie alone.
    """
    watched.is_down = True
    response = got(app, "/orders", ada[1])

    assert (503, "5") == (response.status, response.header("retry-after"))
    assert [] == response.headers("set-cookie")


def test_our_pages(app: FastAPI) -> None:
    """
    They are there, below the path that the proxy takes off or leaves.
    """
    assert 'action="/shop/sign-in"' in got(app, "/shop/sign-in").text
    assert 'action="/shop/sign-in"' in got(app, "/sign-in").text
    assert 404 == got(app, "/shop").status


@pytest.mark.parametrize("seconds", [0, 29, 3601])
def test_fresh_within_reason(seconds: int) -> None:
    """
    A freshness that makes no sense is refused when the dependency is made.
    """
    with pytest.raises(ConfigurationError, match="fresh"):
        require(fresh=seconds)
