"""
What an address says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from attrs import field, frozen
from redis.backoff import NoBackoff

from ...errors import ConfigurationError
from ._nodes import Address

_FORMS = (
    "Use 'redis://user:password@host:6379/0', 'rediss://…' for TLS, or"
    " 'redis+cluster://host:7000,host:7001' for some nodes of a cluster"
)
_PORT = 6379
_ACCOUNTS = "accounts_may_lose_writes"
_TRUTHS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


@frozen(kw_only=True)
class Target:
    """
    Which servers, and how to connect to them.

    Attributes:
        seeds: The server, or some nodes of a cluster.

        is_cluster: Whether they are a cluster.

        accounts_may_lose_writes: What the host has said of its accounts here.

        options: For each connection.

        in_the_clear: Hosts that are talked to without TLS.
    """

    seeds: tuple[Address, ...]
    is_cluster: bool
    in_the_clear: tuple[str, ...] = ()
    accounts_may_lose_writes: bool = False
    options: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, url: str, parse: Callable[[str], Any]) -> Target:
        """
        Read an address.

        Args:
            url: The address.

            parse: The driver's own parser: it knows the options.

        Raises:
            ConfigurationError: If it is none. The message does not repeat it: it may hold a
                password.
        """
        scheme, _, rest = url.partition("://")
        kind, _, cluster = scheme.partition("+")
        if kind not in ("redis", "rediss") or cluster not in ("", "cluster"):
            raise ConfigurationError(f"storage: {scheme!r} is no scheme of Redis. {_FORMS}.")

        place, mark, query = rest.partition("?")
        authority, _, path = place.partition("/")
        login, at, hosts = authority.rpartition("@")
        names = hosts.split(",")
        if len(names) > 1 and not cluster:
            raise ConfigurationError(f"storage: several hosts are no cluster. {_FORMS}.")
        try:
            options = dict(parse(f"{kind}://{login}{at}{names[0]}/{path}{mark}{query}"))
            seeds = tuple(_seed(name) for name in names)
        except ValueError as error:
            # Not its cause: what the driver says may repeat the address.
            raise ConfigurationError(f"storage: this is no address of Redis. {_FORMS}.") from (
                None if login else error
            )

        if cluster and options.pop("db", 0):
            raise ConfigurationError("storage: a Redis cluster has no database but 0.")
        options.pop("host", None)
        options.pop("port", None)
        said = _truth(options.pop(_ACCOUNTS, "false"))
        return cls(
            seeds=seeds,
            is_cluster=bool(cluster),
            in_the_clear=() if kind == "rediss" else tuple(seed.host for seed in seeds),
            accounts_may_lose_writes=said,
            options=options,
        )


def chosen(url: str | None, client: object, kind: type, parse: Callable[[str], Any]) -> Target:
    """
    Read the address, or take the client, that a host has given.

    Raises:
        ConfigurationError: If it gave both or none, or a client of another kind.
    """
    if url is not None and client is None:
        return Target.of(url, parse)
    if url is not None or client is None:
        raise ConfigurationError("storage: give either the address of Redis or a client.")
    if not isinstance(client, kind):
        raise ConfigurationError(
            f"storage: {type(client).__name__} is no {kind.__module__}.{kind.__name__}. For a"
            " cluster, give its address. RedisStorage takes a client of the package redis, and"
            " AsyncRedisStorage one of redis.asyncio."
        )

    return Target(
        seeds=(Address("client", 0),),
        is_cluster=False,
        in_the_clear=_in_the_clear(client),
        options={},
    )


def _in_the_clear(client: Any) -> tuple[str, ...]:
    """
    The host of a client that has no TLS; () if it has, or none that is known.
    """
    pool = client.connection_pool
    host = pool.connection_kwargs.get("host")
    is_sealed = "SSL" in pool.connection_class.__name__
    return () if is_sealed or not host else (str(host),)


def settings(
    target: Target, retry: Callable[..., Any], greet: object, *, patience: float, connections: int
) -> dict[str, Any]:
    """
    How connections to *target* are made, if its address does not say otherwise.

    Whoever is connected to has to be a primary, each time anew. A node of a cluster says itself
    whose slot it is.

    Nothing is tried twice: a write whose outcome is not known may have happened, and would then
    lose against itself.
    """
    return {
        "max_connections": connections,
        "redis_connect_func": None if target.is_cluster else greet,
        "socket_timeout": patience,
        "socket_connect_timeout": patience,
        "socket_keepalive": True,
        "retry": retry(NoBackoff(), 0),
        "protocol": 2,
        "timeout": patience,
        **target.options,
    }


def _truth(said: str) -> bool:
    if said.lower() not in _TRUTHS:
        raise ConfigurationError(f"storage: {_ACCOUNTS} is {said!r}, and neither true nor false.")

    return _TRUTHS[said.lower()]


def _seed(name: str) -> Address:
    parts = urlsplit(f"redis://{name}")
    return Address(parts.hostname or "localhost", parts.port or _PORT)
