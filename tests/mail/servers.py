"""
Mail servers on loopback ports: a real one, and one that plays a part.
"""

from __future__ import annotations

import logging
import ssl
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from select import select
from socket import SHUT_RDWR, SO_RCVBUF, SOL_SOCKET, create_server, socket
from threading import Thread
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from attrs import field, frozen

HOST = "127.0.0.1"
PATIENCE = 60  # seconds; a busy machine is slow, not broken


@frozen(kw_only=True)
class Taken:
    """
    A mail that a server has taken.

    Attributes:
        user: Who had signed in; "" for nobody.
    """

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    is_encrypted: bool
    user: str


@frozen
class MailServer:
    """
    A real server, and what has come to it; also what aiosmtpd calls.

    Attributes:
        answers: Instead of its own, by command.

        accounts: Passwords by user names.

        mails: The oldest first.

        commands: What was asked for, and who tried to sign in.
    """

    answers: Mapping[str, str]
    accounts: Mapping[str, str]
    mails: list[Taken] = field(factory=list)
    commands: list[str] = field(factory=list)

    async def handle_MAIL(self, _: Any, __: Any, envelope: Any, sender: str, options: Any) -> str:  # noqa: N802
        self.commands.append("MAIL")
        if "MAIL" not in self.answers:
            envelope.mail_from = sender
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(self, _: Any, __: Any, envelope: Any, to: str, options: Any) -> str:  # noqa: N802
        self.commands.append("RCPT")
        if "RCPT" not in self.answers:
            envelope.rcpt_tos.append(to)
        return self.answers.get("RCPT", "250 OK").format(to=to)

    async def handle_DATA(self, _: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.commands.append("DATA")
        if "DATA" not in self.answers:
            taken = Taken(
                sender=envelope.mail_from,
                recipients=tuple(envelope.rcpt_tos),
                content=envelope.original_content,
                is_encrypted=session.ssl is not None,
                user=session.auth_data or "",
            )
            self.mails.append(taken)
        return self.answers.get("DATA", "250 OK")

    def authenticate(self, *about: Any) -> AuthResult:
        """
        Decide who may sign in.
        """
        mechanism, login = about[3:]
        user, password = login.login.decode(), login.password.decode()
        self.commands.append(f"AUTH {mechanism}")
        return AuthResult(
            success=self.accounts.get(user) == password, handled=False, auth_data=user
        )


class _OnAnyPort(Controller):
    """
    A controller that the system finds a port for.
    """

    def _create_server(self) -> Awaitable[Any]:
        return self.loop.create_server(
            self._factory_invoker, host=self.hostname, port=0, ssl=self.ssl_context
        )

    def _trigger_server(self) -> None:
        server: Any = self.server
        self.port = server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def mail_server(
    *,
    starttls: ssl.SSLContext | None = None,
    tls: ssl.SSLContext | None = None,
    answers: Mapping[str, str] | None = None,
    accounts: Mapping[str, str] | None = None,
    without: tuple[str, ...] = (),
    utf8: bool = True,
) -> Iterator[tuple[MailServer, int]]:
    """
    Serve on a free port, in a thread with a loop of its own.

    Args:
        starttls: Offers STARTTLS with this context, and takes no mail without.

        tls: Speaks TLS from the first byte.

        without: Mechanisms that it does not offer.

        utf8: Offers SMTPUTF8.
    """
    server = MailServer(answers or {}, accounts or {})
    controller = _OnAnyPort(
        server,
        hostname=HOST,
        ready_timeout=PATIENCE,
        ssl_context=tls,
        tls_context=starttls,
        require_starttls=starttls is not None,
        server_hostname="mail.example.com",
        enable_SMTPUTF8=utf8,
        auth_required=bool(accounts),
        authenticator=server.authenticate,
        auth_exclude_mechanism=without,
    )
    # It logs all that it is told, and that is not what is looked for in the logs of a client.
    log = logging.getLogger("mail.log")
    log.propagate = False
    controller.start()
    try:
        yield server, controller.port
    finally:
        controller.stop()
        log.propagate = True


Part = Callable[[socket], object]

POLITE: Mapping[str, str] = {
    "": "220 mail.example.com",
    "EHLO": "250-mail.example.com\r\n250 HELP",
    "MAIL": "250 OK",
    "RCPT": "250 OK",
    "DATA": "354 Go on",
    ".": "250 OK",
    "RSET": "250 OK",
    "QUIT": "221 Bye",
}
"""What a server says when somebody comes, and to each command; "." is the end of a mail."""


@contextmanager
def acting_server(parts: Mapping[str, str | Part]) -> Iterator[int]:
    """
    Play a server for one client: polite but for *parts*, each of which ends the play.
    """
    listener = create_server((HOST, 0))
    listener.setsockopt(SOL_SOCKET, SO_RCVBUF, 1 << 14)
    opened: list[socket] = []

    def play() -> None:
        with suppress(OSError):
            opened.append(listener.accept()[0])
            _act(opened[0], {**POLITE, **parts})
        if opened:
            opened[0].close()

    thread = Thread(target=play, daemon=True)
    thread.start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        with suppress(OSError):
            listener.shutdown(SHUT_RDWR)
        listener.close()
        thread.join(PATIENCE)


def _act(client: socket, parts: Mapping[str, str | Part]) -> None:
    with client.makefile("rb") as lines:
        command = ""
        while True:
            part = parts.get(command, "500 What?")
            if not isinstance(part, str):
                part(client)
                return

            client.sendall(f"{part}\r\n".encode())
            line = lines.readline()
            while command == "DATA" and line not in (b"", b".\r\n"):
                line = lines.readline()
            if not line:
                return
            command = line.strip().partition(b" ")[0].decode().upper()


def silence(client: socket) -> None:
    """
    Say nothing until the client goes.
    """
    while client.recv(1 << 16):
        pass


def drop(client: socket) -> None:
    """
    Go.
    """


def drip(text: bytes, *, pace: float = 0.02) -> Part:
    """
    Say *text*, and then go on, a byte at a time: until everybody has lost patience, at most.
    """

    def part(client: socket) -> None:
        client.sendall(text)
        for _ in range(int(PATIENCE / pace)):
            if _is_gone(client, pace):
                return
            client.sendall(b"x")

    return part


def dawdle(text: str, *, seconds: float) -> Part:
    """
    Say *text* after *seconds*, and then no more.
    """

    def part(client: socket) -> None:
        _is_gone(client, seconds)
        client.sendall(f"{text}\r\n".encode())
        silence(client)

    return part


def flood(client: socket) -> None:
    """
    Say more and more, until the client goes.
    """
    while True:
        client.sendall(b"220-more\r\n" * 1000)


def _is_gone(client: socket, seconds: float) -> bool:
    """
    Wait for *seconds*, or until the client goes.
    """
    return bool(select([client], [], [], seconds)[0]) and not client.recv(1 << 16)
