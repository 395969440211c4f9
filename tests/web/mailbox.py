"""
The mailboxes of all users.
"""

from __future__ import annotations

import re

from onetsec.letters import Message
from onetsec.mail import MemoryMailer

from .walking import BASE, SECURITY, Person


class Mailbox:
    """
    Every mail that was sent, as somebody reads it.

    Attributes:
        mailer: What the application sends with.
    """

    def __init__(self) -> None:
        self.mailer = MemoryMailer()

    @property
    def mails(self) -> list[Message]:
        """
        All mails, the oldest first.
        """
        return self.mailer.sent

    @property
    def kinds(self) -> list[str]:
        """
        What each mail is for; of a notice, what it tells.
        """
        return [mail.context.get("event", mail.kind) for mail in self.mails]

    @property
    def codes(self) -> list[str]:
        """
        Every code that stands alone on a line of its own.
        """
        return self._lines("[0-9]{6}")

    @property
    def links(self) -> list[str]:
        """
        Every path that a mailed link leads to, to set a new password.
        """
        return self.paths("reset-link")

    def paths(self, kind: str) -> list[str]:
        """
        Every path that a mail of *kind* leads to.
        """
        found = [mail for mail in self.mails if mail.kind == kind]
        return [line.removeprefix(BASE) for line in self._lines(f"{BASE}/.*", found)]

    def code(self) -> str:
        """
        Read the last code.
        """
        return self.codes[-1]

    def link(self) -> str:
        """
        Read the last link.
        """
        return self.links[-1]

    def _lines(self, pattern: str, mails: list[Message] | None = None) -> list[str]:
        found = self.mails if mails is None else mails
        return [line for mail in found for line in re.findall(f"^{pattern}$", mail.text, re.M)]


def by_mail(person: Person, mailbox: Mailbox) -> None:
    """
    Let Vera sign out, and in once more with a mailed code.
    """
    person.send(SECURITY, "/sign-out")
    person.sign_in("vera@example.com")
    person.verify(mailbox.code(), factor="mail")
