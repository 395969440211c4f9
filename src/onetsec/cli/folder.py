"""
The folder of a demo: its key, its database, and whose account is in it.
"""

from __future__ import annotations

import os
from base64 import b64encode
from pathlib import Path
from secrets import token_bytes

from attrs import frozen

DEFAULT_EMAIL = "ada@example.com"


@frozen
class Folder:
    """
    A folder that nobody else reads.
    """

    path: Path

    @classmethod
    def made(cls, path: Path) -> Folder:
        """
        Return the folder at *path*, which is made if it is missing.
        """
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(path)

    @property
    def storage(self) -> str:
        """
        Return the address of the database.
        """
        return f"sqlite:///{self.path.resolve() / 'onetsec.db'}"

    @property
    def mails(self) -> Path:
        """
        Return where every mail is written to.
        """
        return self.path / "mail"

    def key(self) -> str:
        """
        Return the key of this folder, drawn when it is asked for first.
        """
        return self.kept("key", b64encode(token_bytes(32)).decode())

    def email(self, wanted: str | None) -> str:
        """
        Return the address of the account in this folder: the first one that was *wanted*.
        """
        return self.kept("email", wanted or DEFAULT_EMAIL)

    def kept(self, name: str, text: str) -> str:
        """
        Return what stands in the file with this *name*: *text*, if it is new.
        """
        path = self.path / name
        try:
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text().strip()

        with open(file, "w") as opened:
            opened.write(f"{text}\n")
        return text
