"""
The key ring: HKDF sub-keys (:rfc:`5869`) and length-prefixed HMAC-SHA256 (:rfc:`2104`).
"""

from __future__ import annotations

import hmac
from base64 import b64decode
from collections.abc import Sequence
from hashlib import sha256

from ..errors import ConfigurationError

_NOTHING = b""
_ID = 4
_LEAST = 32
_ADVICE = " Make one with: onetsec keys new"


class KeyRing:
    """
    One primary key and older ones for reading.

    A MAC is 36 bytes: 4 that name the key, 32 that prove it. A key is named by itself, so that
    nobody has to keep a register of names.

    Args:
        keys: 32 random bytes or more each, or their base64 text; the newest first.

        realm: The tenant or environment: with another one, the same keys are others.

    Raises:
        ConfigurationError: If there is no key, or one is shorter than 32 bytes.
    """

    def __init__(self, keys: Sequence[bytes | str], *, realm: str) -> None:
        if isinstance(keys, (bytes, str)) or not keys:
            raise ConfigurationError("keys: a list with at least one key is needed." + _ADVICE)

        self._realm = realm
        self._masters = {}
        for place, key in enumerate(keys):
            master = _bytes(key)
            if len(master) < _LEAST:
                raise ConfigurationError(
                    f"keys[{place}]: {len(master)} bytes, but at least {_LEAST} are needed."
                    + _ADVICE
                )
            self._masters[_derive(master, realm, "id")[:_ID]] = master
        self._primary = next(iter(self._masters))
        self._ready: dict[tuple[bytes, str], _Hmac] = {}

    def __repr__(self) -> str:
        return f"<KeyRing of {len(self._masters)}, realm {self._realm!r}>"

    @property
    def count(self) -> int:
        """
        How many keys there are.
        """
        return len(self._masters)

    @property
    def weak(self) -> int:
        """
        How many of them were not drawn at random, by their looks.
        """
        return sum(map(_is_weak, self._masters.values()))

    def mac(self, purpose: str, *parts: str | int | bytes, like: bytes = b"") -> bytes:
        """
        The MAC of *parts*: under the primary key, or under the key that made *like*.
        """
        id = like[:_ID] or self._primary
        ready = self._ready.get((id, purpose))
        if ready is None:
            key = self.subkey(purpose, like=id)
            if not key:
                return _NOTHING
            ready = _Hmac(key[_ID:])
            self._ready[id, purpose] = ready

        return id + ready.digest(frame(parts))

    def subkey(self, purpose: str, *, like: bytes = b"") -> bytes:
        """
        The 4 bytes that name the primary key, or the key that made *like*; then 32 of its sub-key.

        A purpose is of MACs or of sub-keys, never of both.
        """
        id = like[:_ID] or self._primary
        master = self._masters.get(id)
        return _NOTHING if master is None else id + _derive(master, self._realm, purpose)


class _Hmac:
    """
    HMAC-SHA256 under one key of 32 bytes, with both halves begun before the first message.

    It is on the way of every request, where it costs half of ``hmac.digest``.
    """

    def __init__(self, key: bytes) -> None:
        block = key.ljust(64, b"\0")
        self._inner = sha256(bytes(byte ^ 0x36 for byte in block))
        self._outer = sha256(bytes(byte ^ 0x5C for byte in block))

    def digest(self, message: bytes) -> bytes:
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(message)
        outer.update(inner.digest())
        return outer.digest()


def _is_weak(master: bytes) -> bool:
    """
    Whether *master* is text, or repeats itself as no random bytes do: either happens by chance to
    one key of 10**10 at most.
    """
    return (master.isascii() and master.decode().isprintable()) or len(set(master)) < _LEAST // 2


def _bytes(key: bytes | str) -> bytes:
    """
    A key as bytes; what is not base64 text, of either alphabet, is no key at all. A file that holds
    one ends its line.
    """
    if isinstance(key, bytes):
        return key
    try:
        return b64decode(key.strip().replace("-", "+").replace("_", "/"), validate=True)
    except (AttributeError, ValueError):  # None: the variable is not set
        return b""


def frame(parts: Sequence[str | int | bytes]) -> bytes:
    """
    *parts* in one unambiguous string: each with its type and length before it.
    """
    framed = []
    for part in parts:
        if isinstance(part, str):
            raw = part.encode()
            framed.append(b"s%d:" % len(raw) + raw)
        elif isinstance(part, int):
            framed.append(b"i%d:" % part)
        else:
            framed.append(b"b%d:" % len(part) + part)
    return b"".join(framed)


def _derive(master: bytes, realm: str, purpose: str) -> bytes:
    """
    HKDF-SHA256 without a salt, one block: extract, then expand.
    """
    info = frame(("onetsec/1", realm, purpose))
    extracted = hmac.digest(bytes(32), master, "sha256")
    return hmac.digest(extracted, info + b"\x01", "sha256")
