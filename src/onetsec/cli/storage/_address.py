"""
The address of a storage: where it comes from, and what of it nobody may see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TextIO
from urllib.parse import unquote, unquote_plus

from ...errors import ConfigurationError

VARIABLE = "ONETSEC_STORAGE"

_NAMED = re.compile(r"pass(?:word|wd|phrase)?=([^&\s]+)", re.IGNORECASE)


def given(argument: str | None, *, environment: Mapping[str, str], lines: TextIO) -> str:
    """
    The address that was typed, or the one that nobody sees who lists the processes.

    Args:
        argument: As typed; ``-`` is a line of *lines*, and None what the environment says.

    Raises:
        ConfigurationError: If there is none.
    """
    url = lines.readline() if argument == "-" else argument or environment.get(VARIABLE, "")
    if not url.strip():
        raise ConfigurationError(
            f"storage: no address. Type one, set {VARIABLE}, or write one to the standard input"
            " and type '-'."
        )

    return url.strip()


def without_passwords(text: str, *, url: str) -> str:
    """
    *text* in one line, without the passwords of *url*.

    No storage shows them on purpose. But a driver may, and so may who reads an address wrong.
    """
    for secret in sorted(_secrets(url), key=len, reverse=True):
        text = text.replace(secret, "***")
    return " ".join(text.split())


def _secrets(url: str) -> set[str]:
    """
    All that may be a password in *url*, in each way to write it.
    """
    return {
        look
        for found in _passwords(url)
        for look in (found, unquote(found), unquote_plus(found), repr(found)[1:-1])
        if look
    }


def _passwords(url: str) -> Iterator[str]:
    yield from _NAMED.findall(url)
    _, mark, rest = url.partition("://")
    if not mark or rest.startswith("/"):  # the path of a file
        return

    login, _, _ = rest.rpartition("@")
    yield login.partition(":")[2]
