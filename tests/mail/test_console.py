"""
Mails on a terminal.
"""

from __future__ import annotations

from io import BytesIO, StringIO, TextIOWrapper

import pytest
from attrs import evolve

from onetsec.errors import DeliveryError
from onetsec.letters import Message
from onetsec.mail import ConsoleMailer

from .conftest import ADDRESS, CODE


def test_text_is_printed(message: Message) -> None:
    """
    To whom, about what, and the text alone.
    """
    stream = StringIO()
    ConsoleMailer(stream).send(message)

    assert [
        "",
        f"To: {ADDRESS}",
        f"Subject: {CODE} is your code for Example Shop",
        "",
        "Your code for Example Shop:",
        "",
        CODE,
        "",
    ] == stream.getvalue().splitlines()


def test_standard_error_is_the_default(
    message: Message, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    That of the moment, and nothing goes to the standard output.
    """
    ConsoleMailer().send(message)
    printed = capsys.readouterr()

    assert ("", True) == (printed.out, CODE in printed.err)


def test_terminal_is_not_given_orders(message: Message) -> None:
    """
    Controls are shown, not obeyed; lines and tabs are kept.
    """
    stream = StringIO()
    ConsoleMailer(stream).send(evolve(message, text="a\x1b[2Jb\x9b2J\x07\r\n\tc\r"))

    _, _, text = stream.getvalue().lstrip("\n").partition("\n\n")
    assert "a\ufffd[2Jb\ufffd2J\ufffd\n\tc\n\n" == text


def test_terminal_that_knows_ascii_only(message: Message) -> None:
    """
    It is told what it can not show.
    """
    raw = BytesIO()
    stream = TextIOWrapper(raw, encoding="ascii")
    ConsoleMailer(stream).send(evolve(message, text="Grüße\n"))

    assert b"Gr\\xfc\\xdfe" in raw.getvalue()


def test_terminal_that_is_gone(message: Message) -> None:
    """
    A failure to deliver.
    """
    stream = StringIO()
    stream.close()

    with pytest.raises(DeliveryError, match=r"^console: the stream takes nothing\.$"):
        ConsoleMailer(stream).send(message)
