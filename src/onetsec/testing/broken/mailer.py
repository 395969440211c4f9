"""
Mailers that are broken on purpose: what :class:`.MailerContract` catches, and by which tests.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from email.header import decode_header, make_header

from attrs import evolve

from ...errors import DeliveryError
from ...letters import Message
from ...ports import Mailer
from .._race import meet
from ..contracts.mailer import MailerContract, Received
from . import failures
from ._whole_mailer import WholeMailer

__all__ = ["BROKEN_MAILERS", "WholeMailer", "caught_mailer"]


class LosesMails(WholeMailer):
    """
    Takes them, and no more.
    """

    def deliver(self, mail: Received) -> None:
        return None


class SendsTwice(WholeMailer):
    """
    To be sure.
    """

    def deliver(self, mail: Received) -> None:
        super().deliver(mail)
        super().deliver(mail)


class AddsABcc(WholeMailer):
    """
    The operator reads everything.
    """

    def written(self, message: Message) -> Received:
        mail = super().written(message)
        return evolve(mail, recipients=(*mail.recipients, "archive@example.com"))


class JoinsRecipients(WholeMailer):
    """
    One list of recipients for the life of the mailer.
    """

    def __init__(self, *, is_down: bool = False) -> None:
        super().__init__(is_down=is_down)
        self._recipients: list[str] = []

    def written(self, message: Message) -> Received:
        before = tuple(self._recipients)
        self._recipients.append(message.to)
        return evolve(super().written(message), recipients=(message.to, *before))


class SharesItsMail(WholeMailer):
    """
    One mail for the life of the mailer, which threads fill in together.
    """

    def send(self, message: Message) -> None:
        super().send(meet(message)[0])


class ManglesTheSubject(WholeMailer):
    """
    ASCII is enough.
    """

    def written(self, message: Message) -> Received:
        return evolve(super().written(message), subject=_in_ascii(message.subject))


class FoldsTheSubject(WholeMailer):
    """
    A subject that does not fit into a line is two lines.
    """

    def written(self, message: Message) -> Received:
        folded = "\n".join(textwrap.wrap(message.subject, 78))
        return evolve(super().written(message), subject=folded)


class DecodesTheSubject(WholeMailer):
    """
    Reads what it is given as if it came from a mail; an encoded line break then ends the line.
    """

    def written(self, message: Message) -> Received:
        decoded = str(make_header(decode_header(message.subject)))
        subject, *lines = decoded.splitlines()
        mail = evolve(super().written(message), subject=subject)
        return evolve(mail, fields={**mail.fields, **dict.fromkeys(_names(lines), "")})


class ManglesTheText(WholeMailer):
    """
    ASCII is enough.
    """

    def written(self, message: Message) -> Received:
        return evolve(super().written(message), text=_in_ascii(message.text))


class TidiesTheText(WholeMailer):
    """
    Spaces at the ends of lines, and empty lines beside empty lines, mean nothing.
    """

    def written(self, message: Message) -> Received:
        tidied = re.sub(r"\n{3,}", "\n\n", re.sub(r" +$", "", message.text, flags=re.MULTILINE))
        return evolve(super().written(message), text=tidied)


class WrapsTheText(WholeMailer):
    """
    No line is longer than SMTP allows.
    """

    def written(self, message: Message) -> Received:
        lines = [message.text[at : at + 998] for at in range(0, len(message.text), 998)]
        return evolve(super().written(message), text="\n".join(lines))


class EndsAtADot(WholeMailer):
    """
    Says what it has to say to a server without doubling the dots.
    """

    def written(self, message: Message) -> Received:
        told = re.sub(r"^\.(?=.)", "", message.text.partition("\n.\n")[0], flags=re.MULTILINE)
        return evolve(super().written(message), text=told)


class FlowsTheText(WholeMailer):
    """
    A single line break is a space, as in HTML.
    """

    def written(self, message: Message) -> Received:
        return evolve(super().written(message), text=re.sub(r"\n+(?=.)", " ", message.text))


class LosesTheHtml(WholeMailer):
    """
    Text is enough.
    """

    def written(self, message: Message) -> Received:
        return evolve(super().written(message), html="")


class MakesHtmlUp(WholeMailer):
    """
    There is always an HTML body.
    """

    def written(self, message: Message) -> Received:
        mail = super().written(message)
        return evolve(mail, html=mail.html or "<html></html>")


class TakesFieldsFromTheText(WholeMailer):
    """
    Joins head and text without an empty line between them.
    """

    def written(self, message: Message) -> Received:
        mail = super().written(message)
        names = _names(message.text.splitlines())
        return evolve(mail, fields={**mail.fields, **dict.fromkeys(names, "")})


class ChecksNoAddress(WholeMailer):
    """
    Gives the address to something that splits it at commas.
    """

    def send(self, message: Message) -> None:
        if "," not in message.to:
            super().send(message)
            return

        self.deliver(evolve(self.written(message), recipients=tuple(message.to.split(","))))


class ChecksNoSubject(WholeMailer):
    """
    Writes the head by hand.
    """

    def send(self, message: Message) -> None:
        if "\n" in message.subject:
            self.deliver(self.written(message))
        else:
            super().send(message)


class SwallowsFailures(WholeMailer):
    """
    Goes on: a mail is not worth an error.
    """

    def fail(self, message: Message) -> None:
        return None


class FailsInItsOwnWay(WholeMailer):
    """
    Whatever its library raises is good enough.
    """

    def fail(self, message: Message) -> None:
        raise ConnectionRefusedError("The mail server does not answer.")


class TellsTheAddress(WholeMailer):
    """
    Repeats what the server has said.
    """

    def fail(self, message: Message) -> None:
        raise DeliveryError(f"550 5.1.1 <{message.to}>: there is no such user.")


class TellsTheSubject(WholeMailer):
    """
    Says which mail it was.
    """

    def fail(self, message: Message) -> None:
        raise DeliveryError(f"{message.subject!r} could not be delivered.")


BROKEN_MAILERS: tuple[type[WholeMailer], ...] = tuple(
    broken
    for broken in list(vars().values())
    if isinstance(broken, type) and issubclass(broken, WholeMailer) and broken is not WholeMailer
)


def caught_mailer(broken: type[WholeMailer]) -> frozenset[str]:
    """
    Run :class:`.MailerContract` over *broken*, made anew for each test; the tests that fail.
    """

    class Proof(MailerContract):
        def make(self) -> Mailer:
            self.mailer = broken()
            return self.mailer

        def received(self) -> Sequence[Received]:
            return self.mailer.arrived

        def failing(self) -> Mailer:
            return broken(is_down=True)

    return failures(Proof())


def _in_ascii(text: str) -> str:
    return text.encode("ascii", "replace").decode()


def _names(lines: Sequence[str]) -> list[str]:
    return [line.partition(":")[0] for line in lines if ":" in line]
