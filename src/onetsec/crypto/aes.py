"""
Secrets at rest, with the package cryptography: AES-256-GCM (NIST SP 800-38D).

The package is an extra, and is loaded when the first secret is sealed or opened.
"""

from __future__ import annotations

import logging
from base64 import b64encode
from typing import TYPE_CHECKING

from ..errors import ConfigurationError
from ..ports import Keys, Random, Sealer
from ..records import SealedSecret
from .keys import frame
from .sealer import StandardSealer, decoded

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_LOG = logging.getLogger(__name__)
_INSTALL = "the package cryptography; install it with: pip install 'onetsec[crypto]'."
_FORMAT = "2."
_PURPOSE = "seal-aes"
_ID = 4
_NONCE = 12
_TAG = 16


class AesGcmSealer:
    """
    A sealer over a key ring; needs ``onetsec[crypto]``.

    A sealed secret is its format, then base64 of the name of the key (4 bytes), a random nonce
    (12), the secret under AES, and a tag (16) that proves the context, too. Random nonces are good
    for four billion secrets under one key.
    """

    def __init__(self, keys: Keys, random: Random) -> None:
        self._keys = keys
        self._random = random
        self._has_complained = False

    def seal(self, secret: bytes, *context: str) -> SealedSecret:
        """
        *secret*, to be opened with the same *context* only.

        Raises:
            ConfigurationError: If the package is missing.
        """
        cipher = _cipher()
        if cipher is None:
            raise ConfigurationError("sealer: AES-256-GCM needs " + _INSTALL)

        key = self._keys.subkey(_PURPOSE)
        nonce = self._random.bytes(_NONCE)
        hidden = cipher(key[_ID:]).encrypt(nonce, secret, frame(context))
        return SealedSecret(text=_FORMAT + b64encode(key[:_ID] + nonce + hidden).decode())

    def unseal(self, sealed: SealedSecret, *context: str) -> bytes | None:
        """
        The secret; None if the key or the package is missing, or it was not sealed like this.
        """
        raw = _raw(sealed)
        key = self._keys.subkey(_PURPOSE, like=raw[:_ID]) if raw else b""
        if not raw or not key:
            return None

        cipher = _cipher()
        if cipher is None:
            self._complain()
            return None

        from cryptography.exceptions import InvalidTag

        nonce, hidden = raw[_ID:][:_NONCE], raw[_ID + _NONCE :]
        try:
            return cipher(key[_ID:]).decrypt(nonce, hidden, frame(context))
        except InvalidTag:
            return None

    def is_current(self, sealed: SealedSecret) -> bool:
        """
        Whether *sealed* is of this format, and of the newest key.
        """
        raw = _raw(sealed)
        return raw is not None and raw[:_ID] == self._keys.subkey(_PURPOSE)[:_ID]

    def _complain(self) -> None:
        if self._has_complained:
            return

        self._has_complained = True
        _LOG.error(
            "sealer: a secret was sealed with AES-256-GCM, and can not be opened without "
            + _INSTALL
        )


class AnySealer:
    """
    Opens what any sealer has sealed; seals with AES-256-GCM if the package for it is there.

    Without it, with the standard library: what is sealed with AES then opens to None, until the
    package is back.
    """

    def __init__(self, keys: Keys, random: Random) -> None:
        self._standard = StandardSealer(keys, random)
        self._aes = AesGcmSealer(keys, random)

    @property
    def _todays(self) -> Sealer:
        return self._standard if _cipher() is None else self._aes

    def seal(self, secret: bytes, *context: str) -> SealedSecret:
        """
        *secret*, to be opened with the same *context* only.
        """
        return self._todays.seal(secret, *context)

    def unseal(self, sealed: SealedSecret, *context: str) -> bytes | None:
        """
        The secret; None if the key or the package is missing, or it was not sealed like this.
        """
        sealer = self._aes if sealed.text.startswith(_FORMAT) else self._standard
        return sealer.unseal(sealed, *context)

    def is_current(self, sealed: SealedSecret) -> bool:
        """
        Whether *sealed* is of the format and the key that :meth:`seal` uses now.
        """
        return self._todays.is_current(sealed)


def _cipher() -> type[AESGCM] | None:
    """
    AES-GCM, or None if the package is missing, or is there and can not be loaded.
    """
    # Asked each time, and a "no" is not kept: a process that was short of files for a moment must
    # not miss the package for the rest of its life.
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except ImportError:
        return None

    return AESGCM


def _raw(sealed: SealedSecret) -> bytes | None:
    return decoded(sealed.text, start=_FORMAT, least=_ID + _NONCE + _TAG)
