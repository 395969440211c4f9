"""
Mails on a terminal: for development.
"""

from __future__ import annotations

import re
import sys
from threading import Lock
from typing import TextIO

from ..errors import DeliveryError
from ..letters import Message

# A terminal obeys what is written to it; line ends and tabs are all that a mail has to say to it.
_ORDERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class ConsoleMailer:
    """
    Prints the plain text of every mail, and with it codes and links: never in production.

    Args:
        stream: Where to; the standard error of that moment unless it is given.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream
        self._lock = Lock()

    def send(self, message: Message) -> None:
        """
        Print *message*.

        Raises:
            DeliveryError: If the stream takes nothing.
        """
        message.check()
        lines = "\n".join(message.text.splitlines())
        shown = f"\nTo: {message.to}\nSubject: {message.subject}\n\n{lines}\n\n"
        if not self._is_written(_ORDERS.sub("\N{REPLACEMENT CHARACTER}", shown)):
            raise DeliveryError("console: the stream takes nothing.")

    def _is_written(self, text: str) -> bool:
        stream = sys.stderr if self._stream is None else self._stream
        encoding = getattr(stream, "encoding", None) or "utf-8"
        try:
            with self._lock:
                stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
                stream.flush()
        except (OSError, ValueError):  # such as a file that is closed
            return False

        return True
