"""
The service that is asked for a part of a digest.
"""

from __future__ import annotations

import ssl
from collections.abc import Collection
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import urlsplit

from ..breached import suffixes
from ..errors import ConfigurationError, Unavailable
from ..records import checked_origin
from ._connections import Names, Plain, Secure
from ._prefixes import checked_prefix

_LARGEST = 256 * 1024
"""Bytes of an answer; there are about 40,000."""


class HaveIBeenPwned:
    """
    The list of `Have I Been Pwned <https://haveibeenpwned.com/API/v3#PwnedPasswords>`_, or a mirror
    of it. It is sent five characters, and asked to pad its answer so that its length tells nothing.

    Args:
        url: Scheme and host; plain http on a loopback host only.

        path: What comes before the five characters.

        timeout: Seconds for everything, the look-up of the host's name too.

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
        self._names = Names()

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
        """
        A new one, which is over in time. What is trusted is read once: that takes 20 ms.
        """
        if not self._is_secure:
            return Plain(self._host, self._port, names=self._names, seconds=self._timeout)

        if self._context is None:
            self._context = ssl.create_default_context()
        return Secure(
            self._host,
            self._port,
            names=self._names,
            seconds=self._timeout,
            context=self._context,
        )


def _whole(response: HTTPResponse) -> bytes:
    """
    The body of *response*; b"" if it is too long, or if nobody can tell whether that was all of it.
    """
    if not response.chunked and response.length is None:
        return b""

    body = response.read(_LARGEST + 1)
    return b"" if response.length or len(body) > _LARGEST else body
