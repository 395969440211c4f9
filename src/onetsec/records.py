"""
What crosses a port: plain, frozen, and nothing that could act.
"""

from __future__ import annotations

from enum import Enum
from ipaddress import ip_address
from urllib.parse import urlsplit

from attrs import field, frozen

from .errors import ConfigurationError


class Channel(Enum):
    """
    The ways in which a person can prove who they are; two different ones are two factors.
    """

    PASSWORD = "password"
    MAIL = "mail"
    APP = "app"
    RECOVERY = "recovery"
    PASSKEY = "passkey"
    EXTERNAL = "external"


INSTALLATION = "onetsec:installation"
"""The name of a row among the accounts that is nobody's."""

LARGEST_ACCOUNT = 16_384
"""Bytes of the content of an account; what the rules can reach is less, under any settings."""


@frozen(kw_only=True)
class AccountRecord:
    """
    All secret, slow state of one user: one row, one version.

    Attributes:
        user_id: The host's id, 1 to 128 bytes of UTF-8.

        version: Grows with every write; the handle of compare-and-swap.

        epoch: Grows with every change of a credential.

        data: Opaque to a storage, at most :data:`LARGEST_ACCOUNT` bytes.

        waits_since: Unix seconds since which something in it waits to be mailed; 0 if nothing does.
            What a storage finds accounts by, and no more than a hint: *data* has the truth.
    """

    user_id: str
    version: int
    epoch: int
    data: bytes = field(repr=False)
    waits_since: int = 0


@frozen(kw_only=True)
class SessionRecord:
    """
    One signed-in device. The row exists: it was not revoked.

    Attributes:
        id: 12 characters, public, unique within the user.

        revision: Grows with every write; the handle of compare-and-swap.

        epoch: The account's epoch when the credentials were verified.

        digest: A keyed MAC of the token and of the fields that must not be forged.

        channels: What was proven and when, as :func:`.sessions.written`; covered by the digest.

        data: Opaque to a storage: what is only ever shown. At most 1 KiB.

        created_at, last_seen_at, expires_at: Unix seconds.
    """

    user_id: str
    id: str
    revision: int
    epoch: int
    digest: bytes = field(repr=False)
    channels: str
    created_at: int
    last_seen_at: int
    expires_at: int
    data: bytes = b""


@frozen(kw_only=True)
class EventRecord:
    """
    One line of the security activity of a user.

    Attributes:
        id: Sorts by time as text, and is made of what happened: the same event recorded twice is
            one row. At most 64 characters of ``[0-9A-Za-z_-]``.

        kind: A stable word, such as ``"password-changed"``.

        at: Unix seconds.

        data: Opaque to a storage: what is only ever shown. At most 1 KiB.
    """

    user_id: str
    id: str
    kind: str
    at: int
    data: bytes = b""


@frozen
class Limit:
    """
    *burst* at once, and then one for each share of *period* seconds: twice *burst*, in the worst
    *period*.
    """

    burst: int
    period: int

    @property
    def cell(self) -> int:
        """
        Microseconds that one unit takes to come back.
        """
        return max(1, self.period * 1_000_000 // self.burst)

    @property
    def depth(self) -> int:
        """
        Microseconds until a full bucket is empty.
        """
        return self.cell * self.burst


@frozen
class Hit:
    """
    The answer of a throttle.

    Attributes:
        ok: The units were charged.

        retry_micros: Microseconds until they would be; 0 if they were.

        left: Units left now, under the limit that has the fewest.
    """

    ok: bool
    retry_micros: int = 0
    left: int = 0


@frozen(kw_only=True)
class Verified:
    """
    A stored hash, and what a look at it with a password said.

    Attributes:
        stored: The hash that was looked at; None if there was none.

        ok: The password belongs to it.

        new_hash: To be stored in its place, if its parameters are out of date.
    """

    stored: str | None = field(repr=False)
    ok: bool
    new_hash: str | None = field(default=None, repr=False)


@frozen(kw_only=True)
class Stretched:
    """
    Secrets that were made slow to guess, all with the same salt and cost.

    Attributes:
        cost: How, in the words of a PHC string: ``"m=19456,t=2,p=1"``.

        salt: 16 bytes.

        digests: 32 bytes each, in the order of the secrets.
    """

    cost: str
    salt: bytes = field(repr=False)
    digests: tuple[bytes, ...] = field(repr=False)


@frozen(kw_only=True)
class SealedSecret:
    """
    A secret as it lies in the account record: only the key ring opens it.
    """

    text: str = field(repr=False)


@frozen
class User:
    """
    Facts about a user, as the host knows them now.

    Attributes:
        id: The host's id: 1 to 128 bytes of UTF-8, never used again for somebody else.

        email: Where mails go; also the account name in an authenticator app, unless there is a
            label.

        active: False lets nobody in.

        name, label: What to call the user, and the account.

        words: More words that a password must not be made of.

    Raises:
        ConfigurationError: If the id can not be one.
    """

    id: str
    email: str = field(kw_only=True)
    email_verified: bool = field(default=False, kw_only=True)
    active: bool = field(default=True, kw_only=True)
    name: str = field(default="", kw_only=True)
    label: str = field(default="", kw_only=True)
    locale: str | None = field(default=None, kw_only=True)
    words: tuple[str, ...] = field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        try:
            size = len(self.id.encode())
        except (AttributeError, UnicodeEncodeError):
            size = 0
        if self.id == INSTALLATION:
            raise ConfigurationError(f"user.id: {self.id!r} is the name of a row of onetsec.")
        if not 1 <= size <= 128:
            raise ConfigurationError(
                f"user.id: {self.id!r} is not text of 1 to 128 bytes. Give str(id) for a number."
            )


class Transport(Enum):
    """
    How a session comes along with a request. It is fixed when the session is opened: its token
    names it, and the other way refuses it.
    """

    COOKIE = "cookie"
    BEARER = "bearer"


@frozen
class Client:
    """
    All that a flow sees of a request.

    Attributes:
        address: The IP address, or "" if it can not be known.

        user_agent: The header as sent: attacker's text.

        place: The header that the locator asked for, as sent; "" if it asked for none.

        device: The cookie of a known device, as sent; "" if there is none.

        transport: How its session comes along, or would.

        device_name: What its owner calls it, as sent: attacker's text; "" if that was not said.
    """

    address: str = ""
    user_agent: str = ""
    place: str = field(default="", kw_only=True)
    device: str = field(default="", kw_only=True, repr=False)
    transport: Transport = field(default=Transport.COOKIE, kw_only=True)
    device_name: str = field(default="", kw_only=True)


@frozen(kw_only=True)
class Location:
    """
    Where an address is, roughly. Nothing known is an empty location.

    Attributes:
        here: This very computer: a loopback address.

        city: In words, such as ``"Vienna"``.

        country: In words, such as ``"Austria"``.
    """

    here: bool = False
    city: str = ""
    country: str = ""


@frozen
class Site:
    """
    The application: its name, and the only source of absolute links.

    Attributes:
        name: As people know it; also the issuer in an authenticator app.

        url: Scheme and host, such as ``https://example.com``; plain http on a loopback host only.

        reset_path: Where the link of a mail leads for a new password; the pages of onetsec are
            there unless they have a prefix.

        undo_path: Where the link of a notice leads, to take changes back; "" for notices without
            a link.

        frontend: Scheme and host of a front end that has that page, such as
            ``https://app.example.com``: the link leads there, and its token stands in the fragment,
            which no server is sent. "" if the pages are at *url*.

    Raises:
        ConfigurationError: If the address can not be one of a site.
    """

    name: str
    url: str
    reset_path: str = "/password/reset"
    undo_path: str = field(default="/security/undo", kw_only=True)
    frontend: str = ""

    def __attrs_post_init__(self) -> None:
        if not self.name.strip():
            raise ConfigurationError("site.name: it is empty; people see it in their app.")
        checked_origin(self.url, setting="site.url")
        if self.frontend:
            checked_origin(self.frontend, setting="site.frontend")

    @property
    def is_secure(self) -> bool:
        """
        Whether it is served over https.
        """
        return self.url.startswith("https://")

    def reset_link(self, token: str) -> str:
        """
        Return the address that a mail leads to for a new password.
        """
        return self._link(self.reset_path, token)

    def undo_link(self, token: str) -> str:
        """
        Return the address that a notice leads to, to take changes back; "" if it leads nowhere.
        """
        return self._link(self.undo_path, token) if self.undo_path else ""

    def _link(self, path: str, token: str) -> str:
        if self.frontend:
            return f"{self.frontend}{path}#token={token}"

        return f"{self.url}{path}?token={token}"


def checked_origin(url: str, *, setting: str) -> str:
    """
    Return *url*, which is scheme and host.

    Raises:
        ConfigurationError: If it is not; it names the *setting*.
    """
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise ConfigurationError(f"{setting}: {url!r} is no address: {error}") from error
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or url != f"{parts.scheme}://{parts.netloc}"
        or "@" in parts.netloc
        or not url.isascii()  # a browser calls it xn--…, and that is another text
    ):
        raise ConfigurationError(
            f"{setting}: {url!r} is not scheme and host in ASCII, such as 'https://example.com'."
        )
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise ConfigurationError(
            f"{setting}: {url!r} is plain http, which is allowed on a loopback host only."
        )

    return url


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
