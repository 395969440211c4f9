"""
Who was here first: what a storage says of itself.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence

from attrs import frozen

from ...errors import ConfigurationError

VERSION = 1  # of the names of keys, and of how values are packed


@frozen(kw_only=True)
class Installation:
    """
    What lies in Redis under one prefix.

    Attributes:
        id: Random; a copy of the data has the same. Another one is another storage.

        version: Of how it is written.

        made_at: Unix seconds.

    Raises:
        ConfigurationError: If a newer release has written it.
    """

    id: str
    version: int
    made_at: int

    def __attrs_post_init__(self) -> None:
        if self.version > VERSION:
            raise ConfigurationError(
                f"storage: what lies in Redis has version {self.version}, but this release of"
                f" onetsec knows {VERSION}. Upgrade onetsec."
            )


def made() -> tuple[bytes, int, int]:
    """
    Make what is written if nobody was here before.
    """
    return secrets.token_hex(16).encode(), VERSION, int(time.time())


def read(values: Sequence[bytes]) -> Installation:
    """
    Read what is written.
    """
    id, version, made_at = values
    return Installation(id=id.decode(), version=int(version), made_at=int(made_at))
