"""
The contract of a mailer: subclass, say how to make it and what has arrived, and run it with pytest.

.. code-block:: python

    class TestMine(MailerContract):
        def make(self):
            self.mailbox = Mailbox()
            return MyMailer(self.mailbox)

        def received(self):
            return [Received.of(mail.content, *mail.recipients) for mail in self.mailbox]

        def failing(self):
            return MyMailer(nobody)
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import partial
from typing import Any

from ...errors import DeliveryError
from ...letters import Message
from ...ports import Mailer
from ._contract import Contract
from ._mails import ALIKE, CODE, PARTY, Received, letter, lines_of

__all__ = ["MailerContract", "Received"]


class MailerContract(Contract, ABC):
    """
    What every mailer must keep: one mail, one person, and not a word more or less.
    """

    threads = 8

    @abstractmethod
    def make(self) -> Mailer:
        """
        Give the mailer under test, usable from many threads.
        """

    @abstractmethod
    def received(self) -> Sequence[Received]:
        """
        Wait for what was sent since :meth:`make`; all of it, the oldest first.
        """

    @abstractmethod
    def failing(self) -> Mailer:
        """
        Give a mailer of the same kind that can not deliver: its server is down, or its disk full.
        """

    def test_mail_arrives_once(self) -> None:
        """
        A mail that was sent is there, and there is no other.
        """
        self.make().send(letter())

        assert 1 == len(self.received())

    def test_mail_has_one_recipient(self) -> None:
        """
        Nobody else gets it, in plain sight or blind.
        """
        message = letter()
        self.make().send(message)

        assert [(message.to,)] == [mail.recipients for mail in self.received()]

    def test_mails_are_not_joined(self) -> None:
        """
        The second mail goes to whom it is for, and not to the first one too.
        """
        mailer, messages = self.make(), [letter(), letter()]
        for message in messages:
            mailer.send(message)

        assert [{message.to} for message in messages] == [
            set(mail.recipients) & {message.to for message in messages} for mail in self.received()
        ]

    def test_mail_subject_may_be_in_any_script(self) -> None:
        """
        It arrives as it was.
        """
        assert PARTY == self._sent(subject=PARTY).subject

    def test_mail_subject_may_be_long(self) -> None:
        """
        It arrives as one line.
        """
        long = " ".join([CODE, *["word"] * 100])

        assert long == self._sent(subject=long).subject

    def test_mail_subject_is_not_decoded(self) -> None:
        """
        What looks like an encoded word is text as any other.
        """
        assert ALIKE == self._sent(subject=ALIKE).subject

    def test_mail_text_may_be_in_any_script(self) -> None:
        """
        It arrives as it was.
        """
        assert [PARTY] == lines_of(self._sent(text=f"{PARTY}\n").text)

    def test_mail_text_keeps_its_lines(self) -> None:
        """
        Empty lines, indented lines and lines with a space at their end are lines, too.
        """
        lines = ["one", "", "", "  two", "three ", "\tfour", "From five"]

        assert lines == lines_of(self._sent(text="\n".join(lines) + "\n").text)

    def test_mail_text_may_have_long_lines(self) -> None:
        """
        A link is longer than a line of SMTP, and stays whole.
        """
        link = "https://example.com/" + "x" * 3000

        assert ["Open:", link] == lines_of(self._sent(text=f"Open:\n{link}\n").text)

    def test_mail_text_may_have_lines_with_dots(self) -> None:
        """
        A dot begins a line, or is all of it: neither ends the mail.
        """
        lines = ["one", ".", "..two", ".three", "four"]

        assert lines == lines_of(self._sent(text="\n".join(lines) + "\n").text)

    def test_mail_code_is_alone_on_its_line(self) -> None:
        """
        Whoever copies it copies nothing else.
        """
        mail = self._sent(text=f"Your code:\n\n{CODE}\n\nIt works once.\n")

        assert CODE in lines_of(mail.text)

    def test_mail_html_arrives(self) -> None:
        """
        As it was, beside the text.
        """
        html = f"<!doctype html>\n<p>{PARTY}</p>\n<p>{'x' * 1000}</p>\n"

        assert lines_of(html) == lines_of(self._sent(html=html).html)

    def test_mail_without_html_has_none(self) -> None:
        """
        Nothing is made up: a mail program would show that, and not the text.
        """
        assert "" == self._sent(html="").html

    def test_mail_head_is_not_for_the_text(self) -> None:
        """
        Whatever is written in a mail, its head has the same fields.
        """
        plain = self._sent()
        hostile = self._sent(
            subject=ALIKE,
            text="Bcc: eve@example.com\nX-Eve: 1\n\n.\nQUIT\n",
            html="\n\nReply-To: eve@example.com\n",
        )

        assert set(plain.fields) == set(hostile.fields)

    def test_mail_to_two_addresses_is_refused(self) -> None:
        """
        A message that was never checked, such as one from a queue, goes to nobody.
        """
        assert [] == self._forged(to="ada@example.com,eve@example.com")

    def test_mail_with_a_second_line_in_its_subject_is_refused(self) -> None:
        """
        A message that was never checked begins no field of its own.
        """
        assert [] == self._forged(subject="Hello\r\nBcc: eve@example.com")

    def test_mails_of_many_threads_keep_apart(self) -> None:
        """
        Each arrives, once, with its own text, where it should.
        """
        mailer = self.make()
        messages = [letter(text=f"{number}\n") for number in range(self.threads)]
        self.race([partial(mailer.send, message) for message in messages])

        assert sorted((message.to, message.text.strip()) for message in messages) == sorted(
            (mail.recipients[0], mail.text.strip()) for mail in self.received()
        )

    def test_mail_that_fails_is_a_delivery_error(self) -> None:
        """
        A mail that nobody takes is not taken for sent, and the failure has one name.
        """
        _failure(self.failing(), letter())

    def test_mail_that_fails_is_not_told(self) -> None:
        """
        A failure is logged, and holds neither the address nor a word of the mail.
        """
        message = letter(subject=f"{CODE} is your code", text=f"{CODE}\n")
        told = str(_failure(self.failing(), message))

        assert [] == [secret for secret in (message.to, CODE) if secret in told]

    def _sent(self, **changes: Any) -> Received:
        """
        Send a mail with *changes*; how it has arrived.
        """
        self.make().send(letter(**changes))
        (mail,) = self.received()
        return mail

    def _forged(self, **changes: str) -> Sequence[Received]:
        """
        Send a message that its own checks would refuse; what has arrived.
        """
        message = letter()
        for name, value in changes.items():
            object.__setattr__(message, name, value)
        try:
            self.make().send(message)
        except (ValueError, DeliveryError):
            return self.received()

        raise AssertionError("A message that can not be mailed was taken.")


def _failure(mailer: Mailer, message: Message) -> DeliveryError:
    try:
        mailer.send(message)
    except DeliveryError as failure:
        return failure

    raise AssertionError("A mail was taken by a mailer that can not deliver.")
