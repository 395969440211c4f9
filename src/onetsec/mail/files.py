"""
Mails in a folder, one file each: for development, and for demos.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from threading import Lock

from ..errors import DeliveryError
from ..letters import Message
from ._mime import Sender, rendered


class FileMailer:
    """
    Writes every mail to a file of its own, as any mail program opens it.

    The names of the files sort by time. A file is there whole or not at all, and only its owner
    reads it: it may hold a code.

    Args:
        folder: Is made on first use, for its owner alone, if it is missing.

        sender: Whom the mails are from.

    Raises:
        ConfigurationError: If the sender is not one address.
    """

    def __init__(
        self, folder: str | os.PathLike[str], *, sender: str = "no-reply@localhost"
    ) -> None:
        self.folder = Path(folder)
        self._sender = Sender.of(sender)
        self._lock = Lock()
        self._last = 0

    def send(self, message: Message) -> None:
        """
        Write *message*.

        Raises:
            DeliveryError: If the folder takes nothing.
        """
        mail = rendered(message, self._sender)
        name = f"{self._now()}-{token_hex(4)}"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(name, mail.content)
        except OSError as error:
            raise DeliveryError(
                f"mail: the folder takes nothing ({type(error).__name__})."
            ) from error

    def _write(self, name: str, content: bytes) -> None:
        begun, whole = self.folder / f".{name}.part", self.folder / f"{name}.eml"
        try:
            file = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(file, "wb") as opened:
                opened.write(content)
            begun.rename(whole)
        except OSError:
            with suppress(OSError):
                begun.unlink()
            raise

    def _now(self) -> int:
        """
        The Unix time in microseconds, later than the one before, whatever the clock does.
        """
        with self._lock:
            self._last = max(self._last + 1, time.time_ns() // 1000)
            return self._last
