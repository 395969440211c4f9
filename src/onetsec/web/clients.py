"""
Who makes a request: the address, the browser's name, the place.

An address is worth something only if nobody can choose it. The socket's peer is such an address,
unless it is a proxy of the host that the host has not told us about: then the peer is the same for
everybody, the headers are anybody's text, and the address is *not known*.
"""

from __future__ import annotations

import logging

from attrs import define, field, frozen

from ..location import address_of, is_private
from ..ports import Clock
from ..records import Client
from .proxies import Proxies
from .requests import WebRequest

_FORWARDING = ("x-forwarded-for", "forwarded", "x-real-ip")
_HOUR = 3600
_LONGEST_NAME = 512
_LONGEST_PLACE = 256

_log = logging.getLogger("onetsec")


@define
class _Warned:
    """
    When the last warning was written, in Unix seconds.
    """

    at: int | None = None


@frozen
class Clients:
    """
    Makes a `Client` of a request.

    Attributes:
        place_header: The header that the host's locator asked for, in lower case; "" for none.

        proxies: Those that the host trusts.
    """

    _clock: Clock
    proxies: Proxies = field(factory=Proxies, kw_only=True)
    place_header: str = field(default="", kw_only=True)
    _warned: _Warned = field(factory=_Warned, init=False, repr=False, eq=False)

    def client(self, request: WebRequest, *, device: str = "") -> Client:
        """
        Return all that a flow sees of *request*; *device* is the cookie of a known device.
        """
        return Client(
            self._address(request),
            (request.header("user-agent") or "")[:_LONGEST_NAME],
            place=self._place(request),
            device=device,
        )

    def _address(self, request: WebRequest) -> str:
        if not request.proxied and self.proxies.trusts(request.peer):
            return self.proxies.client(request.header("x-forwarded-for"))
        if request.proxied or not any(request.raw(name) is not None for name in _FORWARDING):
            return request.peer
        if not _can_be_a_proxy(request.peer):
            return request.peer

        self._warn(request.peer)
        return ""

    def _place(self, request: WebRequest) -> str:
        if not self.place_header:
            return ""

        return (request.header(self.place_header) or "")[:_LONGEST_PLACE]

    def _warn(self, peer: str) -> None:
        now = self._clock.seconds()
        last = self._warned.at
        if last is not None and now - last < _HOUR:
            return

        self._warned.at = now
        _log.warning(
            "Requests come from %s, an address inside of this network, and carry a forwarding"
            " header: there is a proxy that the application does not know of. Addresses of clients"
            " are not known until it is configured.",
            peer or "an unnamed socket",
        )


def _can_be_a_proxy(peer: str) -> bool:
    """
    Whether *peer* may be one of the host's own: private, loopback, or no address at all.
    """
    return address_of(peer) is None or is_private(peer)
