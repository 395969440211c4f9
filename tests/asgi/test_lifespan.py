"""
The life of an application.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from starlette.applications import Starlette

from onetsec import AsyncOnetsec, ConfigurationError, Unavailable
from onetsec.asgi import AsgiOnetsec

from .calls import App, Wire
from .conftest import Build


class Life:
    """
    What happened, in order; *error* is raised by the look at the storage.
    """

    def __init__(self, auth: AsyncOnetsec, error: Exception | None = None) -> None:
        self.seen: list[str] = []
        self.ours = AsgiOnetsec(auth)
        self._error = error
        auth.ping = self._ping  # type: ignore[method-assign]  # to see the order
        auth.close = self._close  # type: ignore[method-assign]

    async def _ping(self) -> str:
        self.seen.append("ping")
        if self._error is not None:
            raise self._error
        return "id"

    async def _close(self) -> None:
        self.seen.append("close")

    def starlette(self, *, fails: str = "") -> Starlette:
        """
        A host with a lifespan of its own, that fails when it starts or ends.
        """

        @asynccontextmanager
        async def lifespan(app: Starlette) -> AsyncIterator[None]:
            self.seen.append("startup")
            if fails == "startup":
                raise RuntimeError("no start")
            yield
            self.seen.append("shutdown")
            if fails == "shutdown":
                raise RuntimeError("no end")

        app = Starlette(lifespan=lifespan)
        self.ours.install(app)
        return app


async def lived(app: App) -> list[str]:
    """
    Start *app* and end it, as a server does; what it said.
    """
    wire, said = Wire(), []
    task = wire.run(app, {"type": "lifespan", "asgi": {"version": "3.0"}})
    for kind in ("lifespan.startup", "lifespan.shutdown"):
        wire.say(kind)
        said.append((await wire.heard())["type"].removeprefix("lifespan."))
        if said[-1].endswith("failed"):
            break
    await asyncio.gather(task, return_exceptions=True)
    return said


async def refuses(scope: Any, receive: Any, send: Any) -> None:
    """
    An application that knows of no lifespan.
    """
    assert "http" == scope["type"]


async def ignores(scope: Any, receive: Any, send: Any) -> None:
    """
    An application that does not care.
    """


DONE = ["startup.complete", "shutdown.complete"]


def test_a_lifespan_of_the_host(auth: AsyncOnetsec) -> None:
    """
    The storage is looked at before the host starts, and closed after it has ended.
    """
    life = Life(auth)
    assert DONE == asyncio.run(lived(life.starlette()))
    assert ["ping", "startup", "shutdown", "close"] == life.seen


@pytest.mark.parametrize("app", [refuses, ignores])
def test_a_host_without_one(app: App, auth: AsyncOnetsec) -> None:
    """
    It is lived for the host.
    """
    life = Life(auth)
    assert DONE == asyncio.run(lived(life.ours.wrap(app)))
    assert ["ping", "close"] == life.seen


def test_a_foreign_storage(auth: AsyncOnetsec) -> None:
    """
    The application does not start, and the server is told why.
    """
    life = Life(auth, ConfigurationError("another storage"))
    assert ["startup.failed"] == asyncio.run(lived(life.starlette()))
    assert ["ping"] == life.seen


def test_an_outage_at_the_start(auth: AsyncOnetsec, caplog: pytest.LogCaptureFixture) -> None:
    """
    It starts, for the sake of the pages that need no storage, and says so.
    """
    life = Life(auth, Unavailable("down"))
    with caplog.at_level(logging.ERROR, "onetsec"):
        assert DONE == asyncio.run(lived(life.starlette()))
    assert ["The application starts without its storage: down"] == caplog.messages


@pytest.mark.parametrize(
    ("fails", "said", "seen"),
    [
        ("startup", ["startup.failed"], ["ping", "startup", "close"]),
        (
            "shutdown",
            ["startup.complete", "shutdown.failed"],
            ["ping", "startup", "shutdown", "close"],
        ),
    ],
)
def test_a_host_that_fails(
    fails: str, said: list[str], seen: list[str], auth: AsyncOnetsec
) -> None:
    """
    Its own word reaches the server, and nothing is left open.
    """
    life = Life(auth)
    assert said == asyncio.run(lived(life.starlette(fails=fails)))
    assert seen == life.seen


def test_the_real_thing(build: Build) -> None:
    """
    A life over a real storage.
    """
    auth = build(storage="memory:")
    assert DONE == asyncio.run(lived(AsgiOnetsec(auth).wrap(ignores)))
