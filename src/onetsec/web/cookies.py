"""
Cookies, read from the raw header.

Frameworks strip more than the standard allows, and so let a look-alike through: only space and tab
are stripped here, the name is compared exactly, and a name that comes twice is no cookie.
"""

from __future__ import annotations

from attrs import field, frozen

from ..records import Site
from .requests import WebRequest

_LONGEST_HEADER = 64 * 1024
_DAY = 86_400


@frozen
class Cookie:
    """
    One cookie of the site: host-only, for all paths, out of reach of scripts.

    Attributes:
        max_age: How long a browser keeps it, in seconds; None: until it is closed.
    """

    _name: str
    _secure: bool = field(kw_only=True)
    max_age: int | None = field(default=None, kw_only=True)

    @property
    def name(self) -> str:
        """
        Return the name, with the prefix that browsers enforce wherever they do.
        """
        return f"__Host-{self._name}" if self._secure else self._name

    def read(self, request: WebRequest) -> str | None:
        """
        Return the value that *request* carries once, in ASCII; else None.
        """
        header = request.raw("cookie")
        wanted = self.name.encode() + b"="
        if header is None or wanted not in header or len(header) > _LONGEST_HEADER:
            return None

        crumbs = (part.strip(b" \t") for part in header.split(b";"))
        found = [crumb[len(wanted) :] for crumb in crumbs if crumb.startswith(wanted)]
        if len(found) != 1 or not found[0].isascii():
            return None

        return found[0].decode("ascii")

    def set(self, value: str) -> tuple[str, str]:
        """
        Return the header that sets it.
        """
        return self._header(value, self.max_age)

    def delete(self) -> tuple[str, str]:
        """
        Return the header that removes it.
        """
        return self._header("", 0)

    def _header(self, value: str, max_age: int | None) -> tuple[str, str]:
        parts = [f"{self.name}={value}", "Path=/", "HttpOnly", "SameSite=Lax"]
        if self._secure:
            parts.append("Secure")
        if max_age is not None:
            parts.append(f"Max-Age={max_age}")
        return "Set-Cookie", "; ".join(parts)


@frozen(kw_only=True)
class Cookies:
    """
    The cookies of one site.

    Attributes:
        session: The token of the session.

        visitor: A random value that forms of public pages are bound to.

        pending: A sign-in between its first and its second step.

        device: A device that the user has signed in with before.

        note: The code of a message to show once, on the page after a redirect.
    """

    session: Cookie
    visitor: Cookie
    pending: Cookie
    device: Cookie
    note: Cookie

    @classmethod
    def of(cls, site: Site, *, longest: int, pending: int) -> Cookies:
        """
        Return the cookies of *site*.

        Plain names only over http, which `Site` allows on loopback alone. None is ``Strict``: a
        sign-in that began at another site, with single sign-on, comes back from there.

        Args:
            longest: The longest life of a session, in seconds.

            pending: How long a sign-in waits for its second step, in seconds.
        """
        secure = site.is_secure
        return cls(
            session=Cookie("onetsec", secure=secure, max_age=longest),
            visitor=Cookie("onetsec_visitor", secure=secure),
            pending=Cookie("onetsec_pending", secure=secure, max_age=pending),
            device=Cookie("onetsec_device", secure=secure, max_age=180 * _DAY),
            note=Cookie("onetsec_note", secure=secure, max_age=60),
        )
