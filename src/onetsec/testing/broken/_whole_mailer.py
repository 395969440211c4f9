"""
A mailer that keeps its mails as they arrive: what the broken ones are made of.
"""

from __future__ import annotations

from threading import Lock

from ...errors import DeliveryError
from ...letters import Message
from ..contracts.mailer import Received


class WholeMailer:
    """
    Breaks nothing: what the broken ones are made of.

    Attributes:
        arrived: All mails, the oldest first.
    """

    def __init__(self, *, is_down: bool = False) -> None:
        self.arrived: list[Received] = []
        self._is_down = is_down
        self._lock = Lock()

    def send(self, message: Message) -> None:
        """
        Deliver *message*.
        """
        message.check()
        if self._is_down:
            self.fail(message)
        else:
            self.deliver(self.written(message))

    def written(self, message: Message) -> Received:
        """
        Give *message* as it arrives.
        """
        return Received(
            recipients=(message.to,),
            subject=message.subject,
            text=message.text,
            html=message.html,
            fields={"To": message.to, "Subject": message.subject},
        )

    def deliver(self, mail: Received) -> None:
        """
        Put *mail* into the mailbox.
        """
        with self._lock:
            self.arrived.append(mail)

    def fail(self, message: Message) -> None:
        """
        Say that *message* could not be delivered.
        """
        raise DeliveryError("The mail server does not answer.")
