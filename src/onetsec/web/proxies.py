"""
Proxies of the host: who a request comes from that they pass on.

A proxy appends to ``X-Forwarded-For`` whom it has the request from, at the right. So the list is
read from there: as long as an entry is a proxy that the host trusts, the one before it is true. The
first that is none is the client; what stands left of it is anybody's text.
"""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import IPv4Network, IPv6Network, ip_network

from attrs import field, frozen

from ..errors import ConfigurationError
from ..location import address_of

SOCKET = "unix"
"""Names the peer that has no address: the other end of a Unix socket."""

_MOST_HOPS, _LONGEST = 20, 1024


@frozen
class Proxies:
    """
    The proxies that the host trusts.

    Attributes:
        has_socket: The peer without an address is one.
    """

    networks: tuple[IPv4Network | IPv6Network, ...] = ()
    has_socket: bool = field(default=False, kw_only=True)

    @classmethod
    def of(cls, names: Collection[str]) -> Proxies:
        """
        Return the proxies in networks such as ``10.0.0.0/8``; ``unix`` is the end of a Unix socket.

        Raises:
            ConfigurationError: If one of *names* is no network, or one that holds everybody.
        """
        if isinstance(names, str):
            raise ConfigurationError(
                f"trusted_proxies: {names!r} is one text; give a list of them."
            )

        networks = tuple(_network(name) for name in names if name != SOCKET)
        return cls(networks, has_socket=SOCKET in names)

    def trusts(self, peer: str) -> bool:
        """
        Return whether *peer* is one of them.
        """
        address = address_of(peer)
        if address is None:
            return self.has_socket and not peer

        return any(address in network for network in self.networks)

    def client(self, forwarded: str | None) -> str:
        """
        Return whom the header says that a trusted peer has the request from; "" if it does not.

        Whoever uses a host's own network has no proxy between, and so is the leftmost one.
        """
        hops = (forwarded or "")[-_LONGEST:].split(",")[-_MOST_HOPS:]
        address = None
        for hop in reversed(hops):
            address = address_of(_bare(hop.strip(" \t")))
            if address is None or not self.trusts(str(address)):
                break

        return "" if address is None else str(address)


def _bare(hop: str) -> str:
    """
    *hop* without the port that some proxies write behind it.
    """
    if hop.startswith("["):
        return hop[1:].partition("]")[0]

    return hop.partition(":")[0] if hop.count(":") == 1 else hop


def _network(name: str) -> IPv4Network | IPv6Network:
    try:
        network = ip_network(name)
    except ValueError as error:
        raise ConfigurationError(
            f"trusted_proxies: {name!r} is no network, such as '10.0.0.0/8', nor {SOCKET!r}."
        ) from error
    if network.prefixlen == 0:
        raise ConfigurationError(
            f"trusted_proxies: {name!r} holds everybody. Name the networks of your own proxies."
        )

    return network
