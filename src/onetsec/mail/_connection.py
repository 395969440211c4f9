"""
A connection to a mail server that is over at a certain time, whatever the server does.

The timeout of `smtplib` is for each piece of an answer: a server that drips one byte a second holds
a thread for ever.
"""

from __future__ import annotations

import io
import smtplib
import socket
from ssl import SSLContext
from time import monotonic
from typing import Any

_LONGEST_TALK = 1 << 18  # bytes that a server may say; it has to say a few hundred
_MOMENT = 0.001  # a timeout of 0 would be none at all


class Connection(smtplib.SMTP):
    """
    Is open when it is made, and has greeted nobody yet.

    Args:
        until: When it is over, by the monotonic clock.

        context: For TLS from the first byte; None without, or with STARTTLS.
    """

    def __init__(
        self, host: str, port: int, *, until: float, context: SSLContext | None = None
    ) -> None:
        self._until = until
        self._context = context
        # By default the DNS is asked for the name of this computer, and may take its time.
        super().__init__(host, port, local_hostname="localhost")
        if self.sock is not None:
            self.local_hostname = _literal(self.sock)

    @property
    def is_over(self) -> bool:
        """
        Whether there is no time left.
        """
        return monotonic() >= self._until

    def hurry(self, seconds: float) -> None:
        """
        Let it be over in *seconds*, if not before.
        """
        self._until = min(self._until, monotonic() + seconds)

    def limit(self, sock: socket.socket) -> None:
        """
        Let *sock* wait for as long as there is time left.

        Raises:
            TimeoutError: If there is none.
        """
        if self.is_over:
            raise TimeoutError("The time for this mail is over.")

        sock.settimeout(self._left)

    def getreply(self) -> tuple[int, bytes]:
        """
        Read an answer, in the time that is left.
        """
        if self.file is None and self.sock is not None:
            self.file = io.BufferedReader(_Heard(self, self.sock))
        try:
            reply = super().getreply()
        except smtplib.SMTPResponseException as error:
            # The code is of smtplib: nobody has refused the mail.
            raise smtplib.SMTPServerDisconnected("An answer without end.") from error
        if self.sock is not None:
            self.sock.settimeout(self._left)  # of what follows without us, such as a handshake

        return reply

    def send(self, s: Any) -> None:
        """
        Send all of *s*, in the time that is left.
        """
        if self.sock is None:
            raise smtplib.SMTPServerDisconnected("The connection is closed.")

        rest = memoryview(s.encode(self.command_encoding) if isinstance(s, str) else s)
        try:
            while rest:
                self.limit(self.sock)
                rest = rest[self.sock.send(rest) :]
        except OSError as error:
            self.close()
            raise smtplib.SMTPServerDisconnected("The connection was lost.") from error

    @property
    def _left(self) -> float:
        return max(_MOMENT, self._until - monotonic())

    def _get_socket(self, host: str, port: int, timeout: object) -> socket.socket:
        """
        Connect; what `smtplib` calls, with a timeout that we do not know here.
        """
        opened = self._opened(host, port)
        if self._context is None:
            return opened
        try:
            self.limit(opened)
            return self._context.wrap_socket(opened, server_hostname=host)
        except BaseException:
            opened.close()
            raise

    def _opened(self, host: str, port: int) -> socket.socket:
        """
        A socket to the first address of *host* that answers; the time is shared among all of them.
        """
        refusal: OSError | None = None
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        for others, (*_, address) in zip(reversed(range(len(found))), found, strict=True):
            try:
                return socket.create_connection((str(address[0]), port), self._left / (others + 1))
            except OSError as error:
                refusal = error

        raise refusal or OSError("The name has no address.")


class _Heard(io.RawIOBase):
    """
    What a server says, piece by piece: each of them has the time that is left.
    """

    def __init__(self, connection: Connection, sock: socket.socket) -> None:
        self._connection = connection
        self._sock = sock
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connection.limit(self._sock)
        size = self._sock.recv_into(buffer)
        self._size += size
        if self._size > _LONGEST_TALK:
            raise OSError("The server does not stop talking.")

        return size


def _literal(sock: socket.socket) -> str:
    """
    What to call this computer: the address that it has towards the server (:rfc:`5321`, 4.1.3).
    """
    address = str(sock.getsockname()[0]).partition("%")[0]
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"
