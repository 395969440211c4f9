"""
Who is asked for a key: the one server, or the node of a cluster that has its slot.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, Protocol

from attrs import field, frozen
from redis import exceptions

from ...errors import ConfigurationError, Unavailable
from ._errors import BROKEN, checked, refuse
from ._keys import slot

_OLDEST = 7  # the first in which a time to live can be told to grow only
_REDIRECTS = 5  # a slot that moves sends us on once, twice if it moves again


@frozen
class Address:
    """
    Where a server listens.
    """

    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


Command = Sequence[bytes | int]


class Lines(Protocol):
    """
    The way to the servers. It never waits longer than was agreed.
    """

    async def exchange(self, address: Address, commands: Sequence[Command]) -> list[Any]:
        """
        Send *commands* over one connection, in one go; the reply to each, which may be an error.
        """

    async def drop(self) -> None:
        """
        Close every idle connection.
        """


@frozen
class Slots:
    """
    Which node has which slots.
    """

    starts: tuple[int, ...]
    nodes: tuple[Address, ...]
    ends: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, reply: Sequence[Any], *, asked: Address) -> Slots:
        """
        Read the reply to ``CLUSTER SLOTS``; a node that does not know its own name is *asked*.
        """
        rows = sorted((row[0], row[1], row[2]) for row in reply)
        nodes = (
            Address(_text(primary[0]) or asked.host, int(primary[1])) for _, _, primary in rows
        )
        return cls(tuple(row[0] for row in rows), tuple(nodes), tuple(row[1] for row in rows))

    def of_slot(self, number: int) -> Address | None:
        """
        The node that has the slot; None if nobody has.
        """
        place = bisect_right(self.starts, number) - 1
        if place < 0 or self.ends[place] < number:
            return None
        return self.nodes[place]


class Nodes:
    """
    The servers behind one storage.

    Args:
        lines: The way to them.

        seeds: The server; or some nodes of a cluster, which name the others.

        is_cluster: Whether they are a cluster.
    """

    def __init__(self, lines: Lines, seeds: Sequence[Address], *, is_cluster: bool) -> None:
        self._lines = lines
        self._seeds = tuple(seeds)
        self._is_cluster = is_cluster
        self._slots: Slots | None = None

    async def ask(self, key: bytes, commands: Sequence[Command]) -> list[Any]:
        """
        Send *commands*, all about the slot of *key*, to whoever has it; the replies.

        Raises:
            Unavailable: If nobody answers in time. What was asked for may have happened.
        """
        address = await self._find(key)
        asking = False
        for _ in range(_REDIRECTS):
            replies = await self._exchange(address, _asking(commands) if asking else commands)
            replies = replies[1::2] if asking else replies
            elsewhere = _elsewhere(replies[0], asked=address) if self._is_cluster else None
            if elsewhere is None:
                return replies

            address, asking = elsewhere  # nothing was carried out here
            if not asking:
                self._slots = None

        raise Unavailable("storage: Redis: its slots move too fast.")

    async def each(self, commands: Sequence[Command]) -> list[tuple[Address, list[Any]]]:
        """
        Send *commands* to every primary; its address and its replies.
        """
        addresses = self._seeds
        if self._is_cluster:
            slots = self._slots or await self._look()
            addresses = tuple(dict.fromkeys(slots.nodes))
        return [(address, await self._exchange(address, commands)) for address in addresses]

    async def _find(self, key: bytes) -> Address:
        if not self._is_cluster:
            return self._seeds[0]

        slots = self._slots or await self._look()
        address = slots.of_slot(slot(key))
        if address is None:
            self._slots = None
            raise Unavailable("storage: Redis: no node of the cluster has this slot.")
        return address

    async def _look(self) -> Slots:
        """
        Ask the nodes that are known, one by one, until one tells of all.
        """
        failed: BaseException = Unavailable("storage: Redis: no address.")
        for address in self._seeds:
            try:
                (reply,) = await self._lines.exchange(address, [(b"CLUSTER", b"SLOTS")])
            except BROKEN as error:
                failed = error
                continue
            self._slots = slots = Slots.of(checked(reply), asked=address)
            # Whoever was named to us may be gone one day; all of these are asked then.
            self._seeds = tuple(dict.fromkeys((*slots.nodes, *self._seeds)))
            return slots

        refuse(failed)

    async def _exchange(self, address: Address, commands: Sequence[Command]) -> list[Any]:
        try:
            replies = await self._lines.exchange(address, commands)
        except BROKEN as error:
            self._slots = None  # somebody else may have its slots by now
            refuse(error)

        if any(isinstance(reply, exceptions.ReadOnlyError) for reply in replies):
            # It was a primary when we connected.  Its other connections would still read there.
            await self._lines.drop()
        return replies


def fit(hello: dict[bytes, Any]) -> None:
    """
    Refuse a server that can not serve us.

    Args:
        hello: What it said to ``HELLO``.

    Raises:
        ConfigurationError: If it is too old.
        Unavailable: If it is a replica: it may not know yet who was signed out.
    """
    version = bytes(hello[b"version"]).decode()
    if int(version.partition(".")[0]) < _OLDEST:
        raise ConfigurationError(
            f"storage: Redis {version} is too old. Use Redis {_OLDEST} or newer, or Valkey."
        )
    if hello[b"role"] not in (b"master", b"primary"):
        raise Unavailable("storage: Redis: this is a replica. Give the address of its primary.")


def pairs(reply: Any) -> dict[bytes, Any]:
    """
    Read a map: a flat list, or a dictionary if the client speaks RESP3.
    """
    if isinstance(reply, dict):
        return reply
    return dict(zip(reply[::2], reply[1::2], strict=True))


def _elsewhere(reply: Any, *, asked: Address) -> tuple[Address, bool] | None:
    """
    Where *reply* sends us, and whether for this time only; None if nowhere.
    """
    if not isinstance(reply, exceptions.ResponseError):
        return None

    # Some releases of the driver have taken the first word away and made it a class of errors.
    kinds = (exceptions.MovedError, "MOVED "), (exceptions.AskError, "ASK ")
    for kind, word in kinds:
        if isinstance(reply, kind) or str(reply).startswith(word):
            host, _, port = str(reply).rpartition(" ")[2].rpartition(":")
            return Address(host or asked.host, int(port)), word == "ASK "
    return None


def _asking(commands: Sequence[Command]) -> list[Command]:
    return [one for command in commands for one in ((b"ASKING",), command)]


def _text(name: bytes | str | None) -> str:
    text = name.decode() if isinstance(name, bytes) else name or ""
    return "" if text == "?" else text
