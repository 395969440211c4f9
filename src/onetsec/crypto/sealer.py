"""
Secrets at rest, with the standard library: a pad from HMAC-SHA256, then a MAC over all of it.

Encrypt-then-MAC with a pseudo-random function in counter mode: for secrets of a few bytes that is
as strong as the hash, and needs no package beyond the core ones.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from hmac import compare_digest

from ..ports import Keys, Random
from ..records import SealedSecret

_FORMAT = "1."
_NONCE = 16
_TAG = 36
_ID = 4
_BLOCK = 32


class StandardSealer:
    """
    A sealer over a key ring.

    A sealed secret is its format, then base64 of nonce (16 bytes), the secret under the pad, and a
    tag (36) that names the key.
    """

    def __init__(self, keys: Keys, random: Random) -> None:
        self._keys = keys
        self._random = random

    def seal(self, secret: bytes, *context: str) -> SealedSecret:
        """
        *secret*, to be opened with the same *context* only.
        """
        nonce = self._random.bytes(_NONCE)
        hidden = self._padded(secret, nonce, context, like=b"")
        tag = self._keys.mac("seal-tag", *context, nonce, hidden)
        return SealedSecret(text=_FORMAT + b64encode(nonce + hidden + tag).decode())

    def unseal(self, sealed: SealedSecret, *context: str) -> bytes | None:
        """
        The secret; None if the key is missing, or it was not sealed like this.
        """
        raw = decoded(sealed.text, start=_FORMAT, least=_NONCE + _TAG)
        if raw is None:
            return None

        nonce, hidden, tag = raw[:_NONCE], raw[_NONCE:-_TAG], raw[-_TAG:]
        right = self._keys.mac("seal-tag", *context, nonce, hidden, like=tag)
        if not right or not compare_digest(tag, right):
            return None

        return self._padded(hidden, nonce, context, like=tag)

    def is_current(self, sealed: SealedSecret) -> bool:
        """
        Whether *sealed* is of this format, and of the newest key.
        """
        raw = decoded(sealed.text, start=_FORMAT, least=_NONCE + _TAG)
        return raw is not None and raw[-_TAG:][:_ID] == self._keys.mac("seal-tag")[:_ID]

    def _padded(self, text: bytes, nonce: bytes, context: tuple[str, ...], *, like: bytes) -> bytes:
        blocks = range(-(-len(text) // _BLOCK))
        pad = b"".join(
            self._keys.mac("seal-pad", *context, nonce, block, like=like)[-_BLOCK:]
            for block in blocks
        )
        return bytes(a ^ b for a, b in zip(text, pad, strict=False))


def decoded(text: str, *, start: str, least: int) -> bytes | None:
    """
    The bytes of base64 in its one spelling after *start*, or None if they are not *least*.
    """
    if not text.startswith(start):
        return None

    body = text.removeprefix(start)
    try:
        raw = b64decode(body, validate=True)
    except ValueError:
        return None
    if len(raw) < least or b64encode(raw).decode() != body:
        return None

    return raw
