"""
What a server should be told before it keeps accounts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from redis import exceptions

from .._advice import Advice
from .._advice import clock as clock_advice
from ._errors import checked
from ._nodes import Command, pairs

_SETTINGS = (b"maxmemory-policy", b"appendonly", b"appendfsync", b"hash-max-listpack-value")
_LISTPACK = 512

QUESTIONS: Sequence[Command] = (
    (b"TIME",),
    (b"INFO", b"replication"),
    (b"CONFIG", b"GET", *_SETTINGS),
)


def judge(server: str, replies: Sequence[Any], *, now: float, replicas: int) -> Iterator[Advice]:
    """
    Judge what *server* has replied to the questions.

    Args:
        server: Its address.

        replies: To `QUESTIONS`.

        now: Unix seconds, by our own clock.

        replicas: How many have to confirm a write.
    """
    clock, replication, settings = replies
    seconds, micros = map(int, checked(clock))
    yield from clock_advice(server, theirs=seconds + micros / 1e6, ours=now)
    yield from _replicas(server, checked(replication), asked=replicas)
    if isinstance(settings, exceptions.ResponseError):
        yield Advice(
            server=server,
            setting="CONFIG",
            found=str(settings),
            reason="The settings can not be read. Look at maxmemory-policy, appendonly and"
            " appendfsync where the server is run.",
        )
        return

    known = {name.decode(): value.decode() for name, value in pairs(settings).items()}
    for setting, found in known.items():
        reason = _of_setting(setting, found, known)
        if reason:
            yield Advice(server=server, setting=setting, found=found, reason=reason)


def _replicas(server: str, replication: bytes, *, asked: int) -> Iterator[Advice]:
    lines = replication.decode().splitlines()
    connected = sum(int(one.partition(":")[2]) for one in lines if "connected_slaves" in one)
    if connected and not asked:
        yield Advice(
            server=server,
            setting="replicas",
            found=f"{connected} connected, 0 asked",
            reason="A fail-over may bring back who was signed out a moment before. Make the storage"
            " with replicas=1.",
        )
    if connected < asked:
        yield Advice(
            server=server,
            setting="replicas",
            found=f"{connected} connected, {asked} asked",
            reason="Nothing can be revoked or changed until the replicas are back.",
        )


def _of_setting(setting: str, found: str, known: dict[str, str]) -> str:
    """
    What should be said about one setting; "" if it is as it should be.
    """
    if setting == "maxmemory-policy" and found.startswith("allkeys-"):
        return (
            "A full server throws accounts away, and with them second factors. Set it to"
            " noeviction."
        )
    if setting == "maxmemory-policy" and found.startswith("volatile-"):
        return (
            "A full server signs people out and forgets what was tried; accounts stay. Set it to"
            " noeviction."
        )
    if setting == "appendonly" and found == "no":
        return (
            "What was written since the last snapshot is lost with the process: passwords come"
            " back that were changed, and sessions that were revoked. Set it to yes."
        )
    if setting == "appendfsync" and found != "always" and known.get("appendonly") == "yes":
        return (
            "A power failure takes the last second or more: a password change, or a revocation."
            " Set it to always."
        )
    if setting == "hash-max-listpack-value" and int(found) < _LISTPACK:
        return f"A session takes half as much memory again. Set it to {_LISTPACK}."
    return ""
