"""
Whatever a server does, a mail is over in time.
"""

from __future__ import annotations

from collections.abc import Callable
from socket import socket
from threading import Event
from time import monotonic

import pytest

from onetsec.errors import DeliveryError
from onetsec.letters import Message
from onetsec.mail import SmtpMailer
from onetsec.mail._connection import Connection

from .conftest import SENDER
from .servers import HOST, PATIENCE, POLITE, Part, acting_server, dawdle, drip, drop, flood, silence

STEPS = tuple(step for step in POLITE if step not in ("RSET", "QUIT"))
every_step = pytest.mark.parametrize("step", STEPS, ids=lambda step: step or "connection")
Plain = Callable[..., SmtpMailer]
HANDSHAKE = b"\x16\x03\x03\x3f\xff"  # begins a record of TLS that is 16 KiB long


def test_polite_server_takes_it(plain: Plain, message: Message) -> None:
    """
    The negative control: played to the end, the part is that of a server which takes a mail.
    """
    with acting_server({}) as port:
        plain(port).send(message)


@every_step
def test_server_that_hangs(step: str, plain: Plain, message: Message) -> None:
    """
    Somebody who says nothing more is waited for as long as was said.
    """
    with (
        acting_server({step: silence}) as port,
        pytest.raises(DeliveryError, match=r"no answer within 0\.2 s\.$") as refused,
    ):
        plain(port, timeout=0.2).send(message)

    assert not refused.value.is_final


@every_step
def test_server_that_drips(step: str, plain: Plain, message: Message) -> None:
    """
    A byte every now and then is no answer, although not one of them comes late.
    """
    begun = monotonic()
    with (
        acting_server({step: drip(POLITE[step][:4].encode())}) as port,
        pytest.raises(DeliveryError, match=r"no answer within 0\.2 s\.$"),
    ):
        plain(port, timeout=0.2).send(message)

    assert monotonic() - begun < PATIENCE / 2


def test_server_that_drips_a_handshake(message: Message) -> None:
    """
    Neither is a byte of TLS.
    """
    begun = monotonic()
    with (
        acting_server({"": drip(HANDSHAKE)}) as port,
        pytest.raises(DeliveryError, match=r"no answer within 0\.2 s\.$"),
    ):
        SmtpMailer(HOST, port, sender=SENDER, security="tls", timeout=0.2).send(message)

    assert monotonic() - begun < PATIENCE / 2


def test_server_that_drips_a_handshake_after_starttls(message: Message) -> None:
    """
    Nor after STARTTLS.
    """
    begun = monotonic()
    offer = "250-mail.example.com\r\n250 STARTTLS"

    def go_on(client: socket) -> None:
        client.sendall(b"220 Go on\r\n")
        client.recv(1)  # what is said before the client begins is not TLS
        drip(HANDSHAKE)(client)

    with (
        acting_server({"EHLO": offer, "STARTTLS": go_on}) as port,
        pytest.raises(DeliveryError, match=r"no answer within 0\.2 s\.$"),
    ):
        SmtpMailer(HOST, port, sender=SENDER, timeout=0.2).send(message)

    assert monotonic() - begun < PATIENCE / 2


@every_step
def test_server_that_drops(step: str, plain: Plain, message: Message) -> None:
    """
    A connection that ends is no delivery, and may be tried again.
    """
    with (
        acting_server({step: drop}) as port,
        pytest.raises(DeliveryError, match=r"the connection was lost\.$") as refused,
    ):
        plain(port).send(message)

    assert not refused.value.is_final


@pytest.mark.parametrize("goodbye", [silence, drop, drip(b"2")], ids=["hangs", "drops", "drips"])
def test_goodbye_is_not_waited_for(goodbye: Part, plain: Plain, message: Message) -> None:
    """
    A mail that was taken was taken, whatever comes after, and a second is enough for that.
    """
    with acting_server({"QUIT": goodbye}) as port:
        begun = monotonic()
        plain(port, timeout=2 * PATIENCE).send(message)

    assert monotonic() - begun < PATIENCE


@pytest.mark.parametrize("answer", ["what?", "25O OK", "", "250"], ids=repr)
def test_answer_without_sense(answer: str, plain: Plain, message: Message) -> None:
    """
    Whatever is no answer is a failure, unless it is a code.
    """
    with acting_server({"RCPT": answer}) as port:
        if answer == "250":
            plain(port).send(message)
        else:
            with pytest.raises(DeliveryError):
                plain(port).send(message)


def test_server_that_does_not_stop(plain: Plain, message: Message) -> None:
    """
    Nobody listens to a server that says too much, in whatever time.
    """
    with (
        acting_server({"": flood}) as port,
        pytest.raises(DeliveryError, match=r"the connection was lost\.$"),
    ):
        plain(port, timeout=PATIENCE).send(message)


def test_line_without_end_refuses_nothing(plain: Plain, message: Message) -> None:
    """
    `smtplib` makes a refusal of it, with a code of its own.
    """
    with (
        acting_server({"RCPT": "550" + "x" * 10_000}) as port,
        pytest.raises(DeliveryError, match=r"the connection was lost\.$") as refused,
    ):
        plain(port).send(message)

    assert not refused.value.is_final


def test_server_that_does_not_read() -> None:
    """
    What nobody reads is sent for as long as there is time.
    """
    over = Event()
    with acting_server({"EHLO": lambda client: over.wait(PATIENCE)}) as port:
        connection = Connection(HOST, port, until=monotonic() + 0.5)
        connection.putcmd("EHLO")
        with pytest.raises(OSError, match="The connection was lost"):
            connection.send(bytes(1 << 26))
        over.set()

    assert connection.is_over


def test_slow_answer_takes_from_the_time() -> None:
    """
    What follows it, such as a handshake, has only what is left.
    """
    with acting_server({"": dawdle(POLITE[""], seconds=0.1)}) as port:
        connection = Connection(HOST, port, until=monotonic() + PATIENCE)
        assert connection.sock is not None
        left = connection.sock.gettimeout()
        connection.close()

    assert left is not None
    assert left <= PATIENCE - 0.1


def test_connection_that_is_over_sends_nothing() -> None:
    """
    Not even to a server that would read it.
    """
    with acting_server({}) as port:
        connection = Connection(HOST, port, until=monotonic() + PATIENCE)
        connection.hurry(0)
        with pytest.raises(OSError, match="The connection was lost"):
            connection.send(b"NOOP\r\n")


def test_connection_that_was_closed_sends_nothing() -> None:
    """
    It says so.
    """
    with acting_server({}) as port:
        connection = Connection(HOST, port, until=monotonic() + PATIENCE)
        connection.close()
        with pytest.raises(OSError, match="The connection is closed"):
            connection.send(b"NOOP\r\n")
