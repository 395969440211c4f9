"""
What an adapter translates: a request, and a response.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

from attrs import field, frozen

LARGEST_BODY = 64 * 1024
"""Bytes of a body that are read; an adapter reads no more than one byte beyond."""


@frozen(kw_only=True)
class WebRequest:
    """
    A request, as bytes where bytes matter.

    Attributes:
        method: In upper case, as sent.

        path: Decoded, without the query, as the site's own paths are written.

        query: As sent.

        raw: Looks a header up by its name in lower case: the bytes that came, a repeated header
            joined as HTTP joins it, or None. Nothing is translated that nobody asks for.

        body: The whole body, or None if it was longer than `LARGEST_BODY`.

        peer: The address at the other end of the connection, or what the host's own proxy settings
            made of it.

        language: The tag of the language that the framework has chosen for its own pages; "" if it
            chooses none.

        proxied: The host's proxy settings were at work: *peer* is the client.
    """

    method: str
    path: str
    query: str = ""
    raw: Callable[[str], bytes | None] = field(repr=False)
    body: bytes | None = field(default=b"", repr=False)
    peer: str = ""
    language: str = ""
    proxied: bool = False

    def header(self, name: str) -> str | None:
        """
        Return the text of a header, or None.
        """
        raw = self.raw(name)
        return None if raw is None else raw.decode("latin-1")

    def asked(self, name: str) -> str:
        """
        Return a parameter of the address, "" unless it is there once.
        """
        found = parse_qs(self.query, errors="replace", max_num_fields=None).get(name, [])
        return found[0] if len(found) == 1 else ""


@frozen(kw_only=True)
class WebResponse:
    """
    A response; headers in the order in which they are sent.
    """

    status: int
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: bytes = field(default=b"", repr=False)
