"""
Whether a server is talked to over TLS, as far as what its driver is told says so.

Pure: reads no clock, touches no storage, draws no randomness.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import Any

SEALED = ("require", "verify-ca", "verify-full")
"""Modes in which libpq, and asyncpg, never go without TLS; by themselves they do."""

_LIBPQ = ("psycopg", "psycopg_async", "psycopg2")
_ENFORCED = ("require", "required", "verify_ca", "verify_identity")
_OPTIONAL = ("aiomysql", "mysqldb")
_ELSEWHERE = ("service", "read_default_file", "read_default_group")


class Transport(Enum):
    """
    How a server is talked to.
    """

    TLS = auto()
    CLEAR = auto()  #: Or it may be: a driver goes without TLS, if the server has none.
    UNKNOWN = auto()


def transport(driver: str, options: Mapping[str, Any]) -> Transport:
    """
    Say how *driver* talks to a server, if these are all the *options* that it is given.
    """
    if driver in _LIBPQ:
        return _judged(options, is_sealed=options.get("sslmode") in SEALED)
    if driver == "asyncpg":
        return _judged(options, is_sealed=options.get("ssl") in (*SEALED, True))
    if driver in ("pymysql", "asyncmy"):
        is_off = str(options.get("ssl_disabled", "")).lower() in ("1", "true", "yes")
        is_sealed = any(options.get(name) for name in ("ssl", "ssl_ca", "ssl_verify_identity"))
        return _judged(options, is_sealed=is_sealed and not is_off)
    if driver in _OPTIONAL:
        mode = str(options.get("ssl_mode", "")).lower()
        if mode not in _ENFORCED and "ssl" in options:
            return Transport.UNKNOWN  # it may do without, if the server has none
        return _judged(options, is_sealed=mode in _ENFORCED)

    return Transport.UNKNOWN


def remote(host: str | None) -> tuple[str, ...]:
    """
    The hosts that *host* names, as drivers write several of them; a path is a socket of this
    machine.
    """
    names = (host or "").split(",")
    return tuple(name for name in names if name and not name.startswith(("/", "@")))


def _judged(options: Mapping[str, Any], *, is_sealed: bool) -> Transport:
    if is_sealed:
        return Transport.TLS

    is_elsewhere = any(name in options for name in _ELSEWHERE)
    return Transport.UNKNOWN if is_elsewhere else Transport.CLEAR
