"""
Lists of passwords that are known from breaches: a service, and a file.
"""

from __future__ import annotations

import io
import os
import re
import socket
import ssl
from collections.abc import Collection
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from time import monotonic
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from .breached import DIGEST, PREFIX, suffixes
from .errors import ConfigurationError, Unavailable
from .records import checked_origin

_LARGEST = 256 * 1024
"""Bytes of an answer; there are about 40,000."""

_LONGEST = 128
"""Bytes of a line of a file."""

_PREFIX = re.compile(f"[0-9A-F]{{{PREFIX}}}", re.ASCII)
_LINE = re.compile(rb"[0-9A-F]{40}:[0-9]+\s*", re.ASCII)


class HaveIBeenPwned:
    """
    The list of `Have I Been Pwned <https://haveibeenpwned.com/API/v3#PwnedPasswords>`_, or a mirror
    of it. It is sent five characters, and asked to pad its answer so that its length tells nothing.

    Args:
        url: Scheme and host; plain http on a loopback host only.

        path: What comes before the five characters.

        timeout: Seconds for everything after the name of the host was looked up.

        user_agent: Who asks: the service wants to know.

        context: For TLS, if the certificates that the system trusts are not enough.

    Raises:
        ConfigurationError: If the address can not be one, or the timeout is not between 0.1 and 30.
    """

    def __init__(
        self,
        url: str = "https://api.pwnedpasswords.com",
        *,
        path: str = "/range/",
        timeout: float = 2.0,
        user_agent: str = "onetsec",
        context: ssl.SSLContext | None = None,
    ) -> None:
        parts = urlsplit(checked_origin(url, setting="breaches.url"))
        if not 0.1 <= timeout <= 30:
            raise ConfigurationError(f"breaches.timeout: {timeout} s is not between 0.1 and 30 s.")

        self._host, self._port = str(parts.hostname), parts.port
        self._is_secure = parts.scheme == "https"
        self._path = path
        self._timeout = timeout
        self._user_agent = user_agent
        self._context = context

    def suffixes(self, prefix: str) -> Collection[str]:
        """
        See :meth:`.ports.Breaches.suffixes`.
        """
        checked_prefix(prefix)
        connection = self._connection()
        try:
            connection.request(
                "GET",
                self._path + prefix,
                headers={"User-Agent": self._user_agent, "Add-Padding": "true"},
            )
            response = connection.getresponse()
            if response.status != 200:
                raise Unavailable(f"breaches: {self._host} answered {response.status}")
            answer = _whole(response)
        except (OSError, HTTPException, ValueError) as error:
            why = type(error).__name__
            raise Unavailable(f"breaches: {self._host} did not answer ({why})") from error
        finally:
            connection.close()

        found = suffixes(answer)
        if found is None:
            raise Unavailable(f"breaches: {self._host} answered something else")

        return found

    def _connection(self) -> HTTPConnection:
        until = monotonic() + self._timeout
        if not self._is_secure:
            return _Plain(self._host, self._port, until=until)

        context = self._context or ssl.create_default_context()
        return _Secure(self._host, self._port, until=until, context=context)


class BreachFile:
    """
    A file of SHA-1 digests in ascending order, a line each: 40 upper-case hexadecimal characters, a
    colon and a count, as the downloader of Have I Been Pwned writes it. Nothing is sent anywhere.

    A look is a search by halves, of some thirty reads, whatever the size of the file.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = path

    def suffixes(self, prefix: str) -> Collection[str]:
        """
        See :meth:`.ports.Breaches.suffixes`.
        """
        wanted = checked_prefix(prefix).encode()
        try:
            with open(self._path, "rb") as file:
                _seek(file, wanted)
                found = _read(file, wanted)
        except (OSError, ValueError) as error:
            raise Unavailable(f"breaches: the file can not be read: {error}") from error

        return found


def _whole(response: HTTPResponse) -> bytes:
    """
    The body of *response*; b"" if it is too long, or if nobody can tell whether that was all of it.
    """
    if not response.chunked and response.length is None:
        return b""

    body = response.read(_LARGEST + 1)
    return b"" if response.length or len(body) > _LARGEST else body


def checked_prefix(prefix: str) -> str:
    """
    Return *prefix*, so that never more than it is sent.

    Raises:
        ValueError: If it is not five upper-case hexadecimal characters.
    """
    if _PREFIX.fullmatch(prefix) is None:
        raise ValueError("Five upper-case hexadecimal characters are asked for, and no more.")

    return prefix


def _seek(file: BinaryIO, wanted: bytes) -> None:
    """
    Go to the first line that is not before *wanted*.
    """
    low, high = 0, file.seek(0, os.SEEK_END)
    while low < high:
        middle = (low + high) // 2
        _to_line(file, middle)
        line = _checked(file.readline(_LONGEST))
        if line and line[: len(wanted)] < wanted:
            low = middle + 1
        else:
            high = middle
    _to_line(file, low)


def _to_line(file: BinaryIO, at: int) -> None:
    """
    Go to the first line that begins at the byte *at* or after it.
    """
    file.seek(max(0, at - 1))
    if at:
        file.readline(_LONGEST)


def _read(file: BinaryIO, wanted: bytes) -> Collection[str]:
    found = set()
    while (line := _checked(file.readline(_LONGEST))).startswith(wanted):
        found.add(line[len(wanted) : DIGEST].decode())
    return found


def _checked(line: bytes) -> bytes:
    if line and _LINE.fullmatch(line) is None:
        raise ValueError("it has a line that is no digest and count")

    return line


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


class _Plain(HTTPConnection):
    def __init__(self, host: str, port: int | None, *, until: float) -> None:
        super().__init__(host, port)
        self._until = until

    def connect(self) -> None:
        sock: Any = _Until(_connected(self.host, self.port, self._until), self._until)
        self.sock = sock


class _Secure(HTTPSConnection):
    def __init__(
        self, host: str, port: int | None, *, until: float, context: ssl.SSLContext
    ) -> None:
        super().__init__(host, port, context=context)
        self._until, self._trusted = until, context

    def connect(self) -> None:
        opened = _connected(self.host, self.port, self._until)
        try:
            opened.settimeout(left(self._until))
            sealed = self._trusted.wrap_socket(opened, server_hostname=self.host)
        except BaseException:
            opened.close()
            raise
        sock: Any = _Until(sealed, self._until)
        self.sock = sock


def _connected(host: str, port: int, until: float) -> socket.socket:
    """
    Connect to the first address of *host* that answers in time.
    """
    refused: OSError = OSError("The host has no address.")
    for family, kind, protocol, _, address in socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM
    ):
        sock = socket.socket(family, kind, protocol)
        try:
            sock.settimeout(left(until))
            sock.connect(address)
        except OSError as error:
            sock.close()
            refused = error
        else:
            return sock

    raise refused
