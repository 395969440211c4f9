"""
An application on a real server of this machine, for the time of a test.

What speaks WSGI is served by the standard library, a thread a request; what speaks ASGI by uvicorn,
which has to be installed for that.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from importlib import import_module
from inspect import iscoroutinefunction
from socketserver import TCPServer, ThreadingMixIn
from threading import Event, Thread
from typing import Any
from wsgiref.simple_server import ServerHandler, WSGIRequestHandler, WSGIServer

from ..errors import ConfigurationError
from ._browser import Address

_HERE = "127.0.0.1"
_PATIENCE = 60.0
_LINGER = 0.5  # seconds for the rest of a body that the application did not want


def serving(app: Any) -> AbstractContextManager[Address]:
    """
    Serve *app* on a free port of this machine; gives host and port.

    Args:
        app: An application of WSGI or ASGI, such as those of Flask, Django, Starlette and FastAPI.
    """
    return _uvicorn(app) if _is_asgi(app) else _wsgiref(app)


def _is_asgi(app: Any) -> bool:
    return iscoroutinefunction(app) or iscoroutinefunction(type(app).__call__)


class _Server(ThreadingMixIn, WSGIServer):
    """
    A thread a request, and no look-up of a name.
    """

    daemon_threads = True
    request_queue_size = 128

    def server_bind(self) -> None:
        TCPServer.server_bind(self)
        self.server_name, self.server_port = _HERE, self.server_address[1]
        self.setup_environ()

    def shutdown_request(self, request: Any) -> None:
        """
        Take what is still sent: who hangs up on it takes the answer away from the client.
        """
        with suppress(OSError):
            request.shutdown(socket.SHUT_WR)
            request.settimeout(_LINGER)
            while request.recv(65_536):
                pass
        self.close_request(request)


class _Answering(ServerHandler):
    """
    An environment of what the request says, and of nothing else.
    """

    os_environ: dict[str, str] = {}  # noqa: RUF012  # as in the class above


class _Request(WSGIRequestHandler):
    """
    One request, which nobody writes down.
    """

    server: _Server

    def handle(self) -> None:
        self.raw_requestline = self.rfile.readline(65_537)
        if not self.raw_requestline or not self.parse_request():
            return

        answering = _Answering(
            self.rfile,
            self.wfile,  # type: ignore[arg-type]  # as wsgiref itself does it
            self.get_stderr(),
            self.get_environ(),
            multithread=True,
        )
        answering.request_handler = self  # type: ignore[attr-defined]  # as wsgiref itself does it
        answering.run(self.server.get_app())  # type: ignore[arg-type]  # set in _wsgiref

    def log_message(self, format: str, *args: Any) -> None:
        return


@contextmanager
def _wsgiref(app: Any) -> Iterator[Address]:
    with _Server((_HERE, 0), _Request) as server:
        server.set_app(app)
        thread = Thread(target=partial(server.serve_forever, poll_interval=0.01), daemon=True)
        thread.start()
        try:
            yield _HERE, server.server_port
        finally:
            server.shutdown()
            thread.join(_PATIENCE)


@contextmanager
def _uvicorn(app: Any) -> Iterator[Address]:
    try:
        uvicorn = import_module("uvicorn")
    except ImportError:
        raise ConfigurationError(
            "serving: this application speaks ASGI; install uvicorn."
        ) from None

    with socket.create_server((_HERE, 0)) as listening:
        live = _Live(uvicorn, app, listening)
        live.begin()
        try:
            yield _HERE, listening.getsockname()[1]
        finally:
            live.end()


class _Live:
    """
    uvicorn in a thread, which begins and ends without waiting for a tick.
    """

    def __init__(self, uvicorn: Any, app: Any, listening: socket.socket) -> None:
        # Who asks is the peer, also if it says otherwise: what stands before an application is
        # told to the application.
        config = uvicorn.Config(app, log_level="error", proxy_headers=False, ws="none")
        self._server = uvicorn.Server(config)
        self._listening = listening
        self._ready = Event()
        self._failure: BaseException | None = None
        self._server.main_loop = self._until_the_end
        self._thread = Thread(target=self._run, daemon=True)

    def begin(self) -> None:
        """
        Wait until it answers.
        """
        self._thread.start()
        self._ready.wait(_PATIENCE)
        if self._failure is not None or not self._server.started:
            raise RuntimeError("serving: the application did not start.") from self._failure

    def end(self) -> None:
        """
        Wait until it has ended, the application's own end included.
        """
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(_PATIENCE)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as failure:  # it is told in `begin`, where somebody waits
            self._failure = failure
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        await self._server.serve(sockets=[self._listening])

    async def _until_the_end(self) -> None:
        self._ready.set()
        await self._end.wait()
