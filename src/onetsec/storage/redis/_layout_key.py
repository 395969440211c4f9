"""
How Redis is laid out: written once, by whoever is first.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence

from ...errors import ConfigurationError
from .._layout import Layout

VERSION = 1  # of the names of keys, and of how values are packed


def made() -> tuple[bytes, int, int]:
    """
    Make what is written if nobody was here before.
    """
    return secrets.token_hex(16).encode(), VERSION, int(time.time())


def read(values: Sequence[bytes]) -> Layout:
    """
    Read what is written.

    Raises:
        ConfigurationError: If a newer release has written it.
    """
    id, version, made_at = values
    if int(version) > VERSION:
        raise ConfigurationError(
            f"storage: what lies in Redis has version {int(version)}, but this release of onetsec"
            f" knows {VERSION}. Upgrade onetsec."
        )

    return Layout(id=id.decode(), version=int(version), made_at=int(made_at))
