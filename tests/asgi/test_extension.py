"""
One application, our pages among its own.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.templating import Jinja2Templates

from onetsec import AsyncOnetsec, ConfigurationError, Onetsec, Unavailable
from onetsec.asgi import AsgiOnetsec, session, sign_in
from onetsec.users import DictUsers

from ..conftest import KEY, SITE
from .calls import asked, body, call, scope_of
from .conftest import Opened

LAYOUT = "<title>{{ page.document_title }}</title>Host: {% block onetsec %}{% endblock %}"


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """
    Answer with what was sent.
    """
    message, sent = await receive(), b""
    while message["type"] == "http.request":
        sent += message["body"]
        message = await receive() if message["more_body"] else {"type": ""}
    headers = [(b"Vary", b"Accept"), (b"vary", b"Cookie, X")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": sent})


def test_a_synchronous_application() -> None:
    """
    It would keep the loop waiting, and is refused.
    """
    auth: Any = Onetsec(users=DictUsers(), storage="memory:", keys=[KEY], site=SITE)

    with pytest.raises(ConfigurationError, match="give AsyncOnetsec"):
        AsgiOnetsec(auth)


def test_no_framework_is_loaded() -> None:
    """
    Neither by onetsec itself nor by the adapter for all of them.
    """
    check = (
        "import sys, onetsec, onetsec.asgi;"
        "assert not {'fastapi', 'flask', 'jinja2', 'starlette'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", check], check=True)


def test_a_request_that_did_not_come_through(auth: AsyncOnetsec) -> None:
    """
    What has to be done is said.
    """
    connections: tuple[Any, ...] = ({}, Request(scope_of()), None)
    for connection in connections:
        with pytest.raises(ConfigurationError, match="AsgiOnetsec"):
            asyncio.run(session(connection))


def test_what_is_not_there_is_the_host_s(auth: AsyncOnetsec) -> None:
    """
    A path below ours that nobody answers is the host's, with all that was sent.
    """
    app = AsgiOnetsec(auth).wrap(echo)
    for path in ("/onetsec/static/nothing", "/settings/nothing"):
        for length in (10, 200_000):
            scope = scope_of(path, method="POST")
            assert "x" * length == call(app, scope, body(b"x" * length, chunks=50)).text


def test_vary_is_joined(auth: AsyncOnetsec, ada: Opened) -> None:
    """
    What the host's answer depends on stays, in one header.
    """

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await session(scope)
        await echo(scope, receive, send)

    sent = call(AsgiOnetsec(auth).wrap(app), scope_of("/"), body(b""))
    assert "Accept, Cookie, X, Authorization" == sent.header("vary")


def test_mounted(auth: AsyncOnetsec) -> None:
    """
    The prefix is the whole path, also where the application is mounted below another.
    """
    inner = Starlette(routes=[Route("/who", lambda request: PlainTextResponse("x"))])
    AsgiOnetsec(auth, "/shop").install(inner)
    app = Starlette(routes=[Mount("/shop", inner), Mount("/shopping", inner)])

    assert 'action="/shop/sign-in"' in call(app, scope_of("/shop/sign-in")).text
    assert "x" == call(app, scope_of("/shop/who")).text
    assert 404 == call(app, scope_of("/shopping/sign-in")).status


@pytest.mark.parametrize("is_list", [True, False])
def test_layout_of_the_host(is_list: bool, auth: AsyncOnetsec, tmp_path: Path) -> None:
    """
    One template puts our pages into the host's layout, under the host's own policy.
    """
    folder = tmp_path / "onetsec"
    folder.mkdir()
    (folder / "layout.html").write_text(LAYOUT)
    ours = AsgiOnetsec(
        auth, templates=[tmp_path] if is_list else tmp_path, csp="default-src 'self'"
    )

    sent = call(ours.wrap(echo), scope_of("/sign-in"))
    assert sent.text.startswith("<title>Sign in · Example Shop</title>Host: ")
    assert '<input id="os-login"' in sent.text
    assert "default-src 'self'" == sent.header("content-security-policy")


def test_templates_of_starlette(auth: AsyncOnetsec) -> None:
    """
    The host's environment serves, with what its layout asks for; what is escaped stays so.
    """
    loader = DictLoader({"onetsec/layout.html": "{{ url_for('home') }} {{ '<' }} " + LAYOUT})
    env = Environment(loader=loader, autoescape=False)
    templates = Jinja2Templates(env=env)
    app = Starlette(routes=[Route("/home", lambda request: Response(), name="home")])
    AsgiOnetsec(auth, templates=templates.env).install(app)

    sent = call(app, scope_of("/sign-in", headers=[(b"host", b"localhost:8000")]))
    assert sent.text.startswith("http://localhost:8000/home &lt; <title>")


def test_language_of_the_host(auth: AsyncOnetsec) -> None:
    """
    The host says the language of a scope; an outage of what it asks is no error.
    """
    seen: list[str] = []

    def locale(scope: Any) -> str:
        seen.append(scope["path"])
        raise Unavailable("down")

    app = AsgiOnetsec(auth, locale=locale).wrap(echo)
    assert 200 == call(app, scope_of("/sign-in")).status
    assert ["/sign-in"] == seen


def test_too_late_for_a_cookie(auth: AsyncOnetsec) -> None:
    """
    A cookie that no response can carry is refused, before anybody is signed in.
    """

    async def late(scope: Any, receive: Any, send: Any) -> None:
        await echo(scope, receive, send)
        await sign_in(scope, "ada")

    with pytest.raises(ConfigurationError, match="before it has begun"):
        call(AsgiOnetsec(auth).wrap(late), scope_of("/"), body(b""))


@pytest.mark.parametrize("is_grouped", [True, False])
def test_an_outage_anywhere(is_grouped: bool, auth: AsyncOnetsec) -> None:
    """
    A 503, also without a framework and from tasks side by side.
    """

    async def app(scope: Any, receive: Any, send: Any) -> None:
        error = Unavailable("down")
        raise ExceptionGroup("tasks", [error]) if is_grouped else error

    sent = call(AsgiOnetsec(auth).wrap(app), scope_of("/"))
    assert (503, "5") == (sent.status, sent.header("retry-after"))


def test_another_error_is_the_host_s(auth: AsyncOnetsec) -> None:
    """
    Only an outage is ours to answer, not what goes along with one.
    """

    async def app(scope: Any, receive: Any, send: Any) -> None:
        raise ExceptionGroup("tasks", [Unavailable("down"), ValueError()])

    with pytest.raises(ExceptionGroup):
        call(AsgiOnetsec(auth).wrap(app), scope_of("/"))


def test_an_outage_in_the_middle_of_an_answer(auth: AsyncOnetsec) -> None:
    """
    What has begun is broken off, so that nobody takes it for whole.
    """

    async def page(request: Request) -> Response:
        async def parts() -> Any:
            yield "half"
            raise Unavailable("down")

        return StreamingResponse(parts())

    app = Starlette(routes=[Route("/", page)])
    AsgiOnetsec(auth).install(app)

    with pytest.raises(Exception, match="started") as broken:
        call(app, scope_of("/"))
    assert isinstance(broken.value.__cause__, Unavailable)

    async def bare(scope: Any, receive: Any, send: Any) -> None:
        await echo(scope, receive, send)
        raise Unavailable("down")

    with pytest.raises(Unavailable):
        call(AsgiOnetsec(auth).wrap(bare), scope_of("/"), body(b""))


def test_what_is_no_request(auth: AsyncOnetsec) -> None:
    """
    A scope of another kind is passed on as it is.
    """
    seen: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope)

    scope = {"type": "of-tomorrow"}
    asyncio.run(asked(AsgiOnetsec(auth).wrap(app), scope))
    assert [scope] == seen
