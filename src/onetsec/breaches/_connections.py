"""
Connections that are over at a certain time, whatever is waited for.
"""

from __future__ import annotations

import io
import socket
import ssl
from concurrent.futures import Future
from http.client import HTTPConnection, HTTPSConnection
from threading import Thread
from time import monotonic
from typing import Any

_MOST = 8
"""Look-ups of names that may be waited for at a time."""

_Address = tuple[Any, ...]


class Names:
    """
    Looks up names of hosts. The resolver of the system ends when it likes, and that may be half a
    minute when the network is gone: so it works in a thread, which is left alone if it is late.
    """

    def __init__(self) -> None:
        self._threads: list[Thread] = []

    def addresses(self, host: str, port: int, *, until: float) -> list[_Address]:
        """
        Return what the system knows of *host*.

        Raises:
            OSError: If there is no such host, or nobody says so in time.
        """
        # A fork has none of the threads, and they are not alive there.
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        if len(self._threads) >= _MOST:
            raise TimeoutError("Too many look-ups of the name are late already.")

        found: Future[list[_Address]] = Future()
        thread = Thread(
            target=_look_up, args=(found, host, port), name="onetsec-names", daemon=True
        )
        try:
            thread.start()
        except RuntimeError as error:  # the process has too many, or is about to end
            raise OSError("No thread can be started for the look-up of the name.") from error
        self._threads.append(thread)
        return found.result(left(until))


def _look_up(found: Future[list[_Address]], host: str, port: int) -> None:
    try:
        found.set_result(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    except BaseException as error:
        found.set_exception(error)


class _Until:
    """
    A socket that is over at a certain time, by the monotonic clock. A timeout alone is for each
    piece of an answer: a server that drips one byte a second would hold a request for ever.
    """

    def __init__(self, sock: socket.socket, until: float) -> None:
        self._sock = sock
        self._until = until
        self.close = sock.close

    def sendall(self, content: bytes) -> None:
        self._sock.settimeout(left(self._until))
        self._sock.sendall(content)

    def receive(self, buffer: Any) -> int:
        self._sock.settimeout(left(self._until))
        return self._sock.recv_into(buffer)

    def makefile(self, *_: object) -> io.BufferedReader:
        return io.BufferedReader(_Heard(self))


class _Heard(io.RawIOBase):
    """
    What such a socket says.
    """

    def __init__(self, sock: _Until) -> None:
        self._sock = sock

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._sock.receive(buffer)


def left(until: float) -> float:
    """
    Return the seconds until then.

    Raises:
        TimeoutError: If there are none.
    """
    seconds = until - monotonic()
    if seconds <= 0:
        raise TimeoutError("The time for this look is over.")

    return seconds


class Plain(HTTPConnection):
    """
    One without TLS, for a host that is this computer.
    """

    def __init__(self, host: str, port: int | None, *, names: Names, seconds: float) -> None:
        super().__init__(host, port)
        self._names, self._seconds = names, seconds

    def connect(self) -> None:
        """
        Connect; from here on the time counts.
        """
        until = monotonic() + self._seconds
        sock: Any = _Until(_connected(self, self._names, until), until)
        self.sock = sock


class Secure(HTTPSConnection):
    """
    One with TLS.
    """

    def __init__(
        self,
        host: str,
        port: int | None,
        *,
        names: Names,
        seconds: float,
        context: ssl.SSLContext,
    ) -> None:
        super().__init__(host, port, context=context)
        self._names, self._seconds, self._trusted = names, seconds, context

    def connect(self) -> None:
        """
        Connect, and look whether it is the right host; from here on the time counts.
        """
        until = monotonic() + self._seconds
        opened = _connected(self, self._names, until)
        try:
            opened.settimeout(left(until))
            sealed = self._trusted.wrap_socket(opened, server_hostname=self.host)
        except BaseException:
            opened.close()
            raise
        sock: Any = _Until(sealed, until)
        self.sock = sock


def _connected(wanted: HTTPConnection, names: Names, until: float) -> socket.socket:
    """
    Connect to the first address that answers. Each has its share of the time that is left: one
    that is silent, as IPv6 is in some networks, keeps nobody from the next.
    """
    refused: OSError = OSError("The host has no address.")
    found = names.addresses(wanted.host, wanted.port, until=until)
    for place, at in enumerate(found):
        try:
            return _connected_to(at, seconds=left(until) / (len(found) - place))
        except OSError as error:
            refused = error

    raise refused


def _connected_to(at: _Address, *, seconds: float) -> socket.socket:
    family, kind, protocol, _, address = at
    sock = socket.socket(family, kind, protocol)  # which a machine without IPv6 may refuse
    try:
        sock.settimeout(seconds)
        sock.connect(address)
    except BaseException:
        sock.close()
        raise

    return sock
