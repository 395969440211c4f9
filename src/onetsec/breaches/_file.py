"""
A list in a file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from typing import BinaryIO

from ..breached import DIGEST
from ..errors import Unavailable
from ._prefixes import checked_prefix

_LONGEST = 128
"""Bytes of a line."""

_LAST = b"G"
"""After every digest."""

_LINE = re.compile(rb"[0-9A-F]{40}:[0-9]+\s*", re.ASCII)
_UNSORTED = "its digests are not in ascending order"


class BreachFile:
    """
    A file of SHA-1 digests in ascending order, a line each: 40 upper-case hexadecimal characters, a
    colon and a count, as the downloader of Have I Been Pwned writes it. Nothing is sent anywhere.

    A look is a search by halves, of some thirty reads, whatever the size of the file. One that is
    not in order, or was cut off within a line, is a list that does not answer; one that was cut off
    behind a line can not be told from a short one.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = path

    def suffixes(self, prefix: str) -> Collection[str]:
        """
        See :meth:`.ports.Breaches.suffixes`.
        """
        wanted = checked_prefix(prefix).encode()
        try:
            with open(self._path, "rb") as file:
                _seek(file, wanted)
                found = _read(file, wanted)
        except (OSError, ValueError) as error:
            raise Unavailable(f"breaches: the file can not be read: {error}") from error

        return found


def _seek(file: BinaryIO, wanted: bytes) -> None:
    """
    Go to the first line that is not before *wanted*.

    The lines that are met on the way have to be in order. In a file that is sorted by anything
    else, such as the counts, the thirty of a look are not.
    """
    low, high = 0, _end(file)
    before, after = b"", _LAST
    while low < high:
        middle = (low + high) // 2
        _to_line(file, middle)
        line = _checked(file.readline(_LONGEST))
        if line and not before <= line[:DIGEST] <= after:
            raise ValueError(_UNSORTED)
        if line and line[: len(wanted)] < wanted:
            low, before = middle + 1, line[:DIGEST]
        else:
            high, after = middle, line[:DIGEST] or after
    _to_line(file, low)


def _end(file: BinaryIO) -> int:
    """
    How long *file* is. One that is empty, or ends in the middle of a digest, is none.
    """
    end = file.seek(0, os.SEEK_END)
    file.seek(max(0, end - _LONGEST))
    last = file.read(_LONGEST).rstrip().rpartition(b"\n")[2]
    if not _checked(last):
        raise ValueError("it is empty")

    return end


def _to_line(file: BinaryIO, at: int) -> None:
    """
    Go to the first line that begins at the byte *at* or after it.
    """
    file.seek(max(0, at - 1))
    if at:
        file.readline(_LONGEST)


def _read(file: BinaryIO, wanted: bytes) -> Collection[str]:
    found = set()
    while (line := _checked(file.readline(_LONGEST))).startswith(wanted):
        found.add(line[len(wanted) : DIGEST].decode())
    if line and line < wanted:
        raise ValueError(_UNSORTED)

    return found


def _checked(line: bytes) -> bytes:
    if line and _LINE.fullmatch(line) is None:
        raise ValueError("it has a line that is no digest and count")

    return line
