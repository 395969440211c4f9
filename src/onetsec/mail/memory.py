"""
Mails that go nowhere: for tests.
"""

from __future__ import annotations

from threading import Lock

from ..errors import DeliveryError
from ..letters import Message


class MemoryMailer:
    """
    Keeps every mail in a list; threads may share it.

    Attributes:
        sent: All mails, the oldest first.

        failure: Is raised instead, while it is set: what a host does without its mail server can be
            tested, too.
    """

    def __init__(self) -> None:
        self.sent: list[Message] = []
        self.failure: DeliveryError | None = None
        self._lock = Lock()

    def send(self, message: Message) -> None:
        """
        Keep *message*.
        """
        message.check()
        with self._lock:
            if self.failure is not None:
                raise self.failure
            self.sent.append(message)
