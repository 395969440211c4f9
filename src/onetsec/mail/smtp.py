"""
Mails through a server.
"""

from __future__ import annotations

import smtplib
import socket
import ssl
from contextlib import suppress
from ipaddress import ip_address
from time import monotonic
from typing import Literal

from ..errors import ConfigurationError, DeliveryError
from ..letters import Message
from ._connection import Connection
from ._mime import Rendered, Sender, rendered

_GOODBYE = 1.0  # seconds that are waited for an answer to it


class SmtpMailer:
    """
    Hands each mail to a mail server, over a connection of its own; threads may share it.

    The certificate of the server is checked, and so is its name. Nothing is sent without TLS, and
    nobody signs in, except to this very computer.

    Args:
        host: The name of the server.

        port: 587 with STARTTLS; usually 465 with ``security="tls"``.

        username, password: If the server wants to know who sends; ASCII.

        sender: Whom the mails are from, and where bounces go: ``no-reply@example.com``, or
            ``Example Shop <no-reply@example.com>``.

        security: ``"starttls"``; ``"tls"`` from the first byte; or ``"none"``, on a loopback host
            only.

        timeout: Seconds for one mail, from connecting to the last answer, whatever the server does.
            Only to look up its name may take longer: that is up to the system.

        context: Instead of the one that trusts what the system trusts.

    Raises:
        ConfigurationError: If a setting can not be used.
    """

    def __init__(
        self,
        host: str,
        port: int = 587,
        *,
        username: str = "",
        password: str = "",
        sender: str,
        security: Literal["starttls", "tls", "none"] = "starttls",
        timeout: float = 10.0,
        context: ssl.SSLContext | None = None,
    ) -> None:
        _check(host, port, security=security, timeout=timeout)
        _check_login(username, password)
        self._host, self._port = host, port
        self._username, self._password = username, password
        self._sender = Sender.of(sender)
        self._security = security
        self._timeout = timeout
        self._context = context

    def __repr__(self) -> str:
        return f"SmtpMailer({self._host!r}, {self._port}, security={self._security!r})"

    def send(self, message: Message) -> None:
        """
        Hand *message* to the server.

        Raises:
            DeliveryError: If it was not taken, or nobody knows.
        """
        failure = self._failure(rendered(message, self._sender))
        if failure is not None:
            # Not where it was caught: what is behind it holds addresses and answers of the server.
            raise failure

    def _failure(self, mail: Rendered) -> DeliveryError | None:
        until = monotonic() + self._timeout
        try:
            self._deliver(mail, until=until)
        except (OSError, ValueError) as error:  # ValueError: an answer that can not be read
            code = _code(error)
            is_late = not code and (isinstance(error, TimeoutError) or monotonic() >= until)
            reason = f"no answer within {self._timeout:g} s" if is_late else _reason(error)
            return DeliveryError(
                f"smtp {self._host}:{self._port}: {reason}.",
                is_final=code // 100 == 5 or isinstance(error, _AddressNotTaken),
            )

        return None

    def _deliver(self, mail: Rendered, *, until: float) -> None:
        context = self._tls()
        at_once = context if self._security == "tls" else None
        server = Connection(self._host, self._port, until=until, context=at_once)
        try:
            server.ehlo_or_helo_if_needed()
            if self._security == "starttls":
                server.starttls(context=context)
                server.ehlo_or_helo_if_needed()
            if self._username:
                self._sign_in(server)
            _send(server, mail)
            # The server has the mail now, and however it says goodbye, that is so.
            server.hurry(_GOODBYE)
            with suppress(OSError, ValueError):
                server.quit()
        finally:
            server.close()

    def _sign_in(self, server: Connection) -> None:
        """
        Sign in with one mechanism, once: a server may lock whoever is wrong too often.
        """
        server.user, server.password = self._username, self._password
        offered = server.esmtp_features.get("auth", "").upper().split()
        for mechanism, answer in (("PLAIN", server.auth_plain), ("LOGIN", server.auth_login)):
            if mechanism in offered:
                server.auth(mechanism, answer)
                return

        raise _NoMechanism("AUTH")

    def _tls(self) -> ssl.SSLContext | None:
        if self._security != "none" and self._context is None:
            self._context = ssl.create_default_context()  # reads files, so not when we are built
        return self._context


class _NoMechanism(smtplib.SMTPNotSupportedError):
    """
    We can not sign in.
    """


class _AddressNotTaken(smtplib.SMTPNotSupportedError):
    """
    An address is not ASCII, and the server takes no other.
    """


def _send(server: Connection, mail: Rendered) -> None:
    options: tuple[str, ...] = ()
    if mail.needs_utf8:
        if not server.has_extn("smtputf8"):
            raise _AddressNotTaken("SMTPUTF8")
        options = ("SMTPUTF8", "BODY=8BITMIME")
    server.sendmail(mail.sender, [mail.to], mail.content, mail_options=options)


def _check(host: str, port: int, *, security: str, timeout: float) -> None:
    if not (host.isascii() and host.isprintable()) or not host.strip(".") or " " in host:
        raise ConfigurationError(
            f"mailer.host: {host!r} is not the name of a server, such as 'mail.example.com'."
        )
    if not 1 <= port <= 65535:
        raise ConfigurationError(f"mailer.port: {port!r} is not between 1 and 65535.")
    if security not in ("starttls", "tls", "none"):
        raise ConfigurationError(
            f"mailer.security: {security!r} is none of 'starttls', 'tls' and 'none'."
        )
    if security == "none" and not _is_loopback(host):
        raise ConfigurationError(
            f"mailer.security: 'none' is for a server on this computer, and {host!r} is not:"
            " codes and links would be sent in plain sight. Use 'starttls' or 'tls'."
        )
    if not 0 < timeout <= 300:
        raise ConfigurationError(
            f"mailer.timeout: {timeout!r} is not more than 0 and at most 300 seconds."
        )


def _check_login(username: str, password: str) -> None:
    for name, value in (("username", username), ("password", password)):
        if value and not (value.isascii() and value.isprintable()):
            raise ConfigurationError(f"mailer.{name}: it is not made of printable ASCII.")
    if bool(username) is not bool(password):
        raise ConfigurationError(
            "mailer.username, mailer.password: there is one without the other."
        )


def _is_loopback(host: str) -> bool:
    with suppress(ValueError):
        return ip_address(host).is_loopback

    return host == "localhost"


def _code(error: Exception) -> int:
    """
    The code that a server refused with; 0 if it did not.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next((int(code) for code, _ in error.recipients.values()), 0)

    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0


_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPAuthenticationError, "the user name or the password was refused"),
    (smtplib.SMTPSenderRefused, "the sender was refused"),
    (smtplib.SMTPRecipientsRefused, "the recipient was refused"),
    (smtplib.SMTPDataError, "the mail was refused"),
    (smtplib.SMTPResponseException, "we were refused"),
    (_AddressNotTaken, "an address is not ASCII, and it takes no other (SMTPUTF8)"),
    (_NoMechanism, "it offers no way to sign in that we know"),
    (smtplib.SMTPNotSupportedError, "it offers no STARTTLS"),
    (smtplib.SMTPServerDisconnected, "the connection was lost"),
    (ssl.SSLCertVerificationError, "its certificate is not to be trusted"),
    (ssl.SSLError, "TLS has failed"),
    (socket.gaierror, "no such server is known"),
    (OSError, "it can not be reached"),
)


def _reason(error: Exception) -> str:
    """
    Why there was no delivery, in words that are ours: those of a server repeat addresses.
    """
    words = next((text for kind, text in _REASONS if isinstance(error, kind)), "it makes no sense")
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"{words} ({error.verify_message})"

    code = _code(error)
    return f"{words} ({code})" if code else words
