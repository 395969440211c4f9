"""
Password hashes: argon2id (:rfc:`9106`), bounded.
"""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import BoundedSemaphore

from argon2 import Parameters, PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type, hash_secret_raw

from ..errors import ConfigurationError, Unavailable
from ..records import Stretched, Verified

MOST_MEMORY = 256 * 1024
MOST_TIME = 10
MOST_LANES = 16
_CODES = "m=19456,t=2,p=1"
_LONGEST = 4096


class Argon2Hasher:
    """
    Argon2id with 46 MiB, one pass and one lane: the first choice of OWASP.

    Args:
        memory: KiB that one hash takes.

        time: Passes over them.

        lanes: Threads of one hash.

        at_once: How many hashes may be computed at a time.

        patience: Seconds to wait for a turn.

        legacy: Whether a stored text that is no hash of argon2 belongs to a password, ``(stored,
            password) -> bool``: for what a host has from before. Whoever is right gets a new hash.
            It sees the password as it was typed.

    Raises:
        ConfigurationError: If the parameters are weaker than OWASP allows, or dearer than
            :meth:`verify` accepts.
    """

    def __init__(
        self,
        *,
        memory: int = 46 * 1024,
        time: int = 1,
        lanes: int = 1,
        at_once: int = 4,
        patience: float = 2.0,
        legacy: Callable[[str, str], bool] | None = None,
    ) -> None:
        _check(memory, time, lanes)
        self._argon2 = PasswordHasher(time_cost=time, memory_cost=memory, parallelism=lanes)
        self._turns = BoundedSemaphore(at_once)
        self._legacy = legacy
        self.at_once = at_once
        self.patience = patience
        # Of the same cost as a real one, and made up: nobody's first sign-in pays for it.
        self._nobody = (
            f"$argon2id$v=19$m={memory},t={time},p={lanes}"
            f"${_base64(b'nobody has this.')}${_base64(bytes(32))}"
        )

    def hash(self, password: str) -> str:
        """
        A new PHC string of *password*.

        Raises:
            Unavailable: If there was no turn within the patience.
        """
        with self.turn():
            return self._argon2.hash(_canonical(password))

    def verify(self, stored: str | None, password: str) -> Verified:
        """
        Look at *stored* with *password*; without one at the same cost, and in vain.

        A stored hash that would cost too much is never computed: whoever can write one must not be
        able to stop the process with it.

        Raises:
            Unavailable: If there was no turn within the patience.
        """
        typed = _canonical(password)
        with self.turn():
            if stored is not None and self._is_legacy(stored, password):
                return Verified(stored=stored, ok=True, new_hash=self._argon2.hash(typed))
            if stored is None or not _is_bounded(stored):
                self._is_of(self._nobody, typed)
                return Verified(stored=stored, ok=False)
            if not self._is_of(stored, typed):
                return Verified(stored=stored, ok=False)

            stale = self._argon2.check_needs_rehash(stored)
            new_hash = self._argon2.hash(typed) if stale else None
            return Verified(stored=stored, ok=True, new_hash=new_hash)

    def stretch(self, secrets: Sequence[bytes], *, salt: bytes, cost: str = "") -> Stretched:
        """
        Make *secrets* slow to guess, at *cost* as it was stored, or at today's.

        Raises:
            Unavailable: If *cost* is none that would be computed, or there was no turn.
        """
        chosen = cost or _CODES
        known = f"$argon2id$v=19${chosen}${_base64(bytes(16))}${_base64(bytes(32))}"
        if not _is_bounded(known):
            raise Unavailable(f"recovery codes: a stored cost of {chosen!r} is not computed")

        parameters = extract_parameters(known)
        with self.turn():
            return Stretched(
                cost=chosen,
                salt=salt,
                digests=tuple(_raw(secret, salt, parameters) for secret in secrets),
            )

    def _is_legacy(self, stored: str, password: str) -> bool:
        if self._legacy is None or stored.startswith("$argon2"):
            return False
        try:
            return self._legacy(stored, password)
        except ValueError:  # none of its formats
            return False

    def _is_of(self, stored: str, typed: bytes) -> bool:
        try:
            return self._argon2.verify(stored, typed)
        except (VerificationError, InvalidHashError):
            return False

    @contextmanager
    def turn(self) -> Iterator[None]:
        if not self._turns.acquire(timeout=self.patience):
            raise Unavailable(f"passwords: no turn to hash within {self.patience} s")
        try:
            yield
        finally:
            self._turns.release()


def _canonical(password: str) -> bytes:
    """
    In normal form C, as it was judged. A text that no policy takes is left as it is: its normal
    form may cost seconds.
    """
    if len(password) > _LONGEST:
        return password.encode(errors="replace")

    return unicodedata.normalize("NFC", password).encode(errors="replace")


def _is_bounded(stored: str) -> bool:
    try:
        cost = extract_parameters(stored)
    except (InvalidHashError, ValueError):
        return False
    return (
        cost.memory_cost <= MOST_MEMORY
        and cost.time_cost <= MOST_TIME
        and cost.parallelism <= MOST_LANES
    )


def _check(memory: int, time: int, lanes: int) -> None:
    """
    ASVS 5.0, appendix C: m of 46 MiB with one pass, 19 with two, 12 with three, or more.
    """
    least = {1: 46 * 1024, 2: 19 * 1024}.get(time, 12 * 1024)
    if not (1 <= time <= MOST_TIME and least <= memory <= MOST_MEMORY and 1 <= lanes <= MOST_LANES):
        raise ConfigurationError(
            f"hasher: memory={memory} KiB, time={time}, lanes={lanes}. With {time} passes,"
            f" {least} to {MOST_MEMORY} KiB are allowed; 1 to {MOST_TIME} passes,"
            f" 1 to {MOST_LANES} lanes."
        )


def _raw(secret: bytes, salt: bytes, cost: Parameters) -> bytes:
    return hash_secret_raw(
        secret,
        salt,
        time_cost=cost.time_cost,
        memory_cost=cost.memory_cost,
        parallelism=cost.parallelism,
        hash_len=32,
        type=Type.ID,
    )


def _base64(raw: bytes) -> str:
    return b64encode(raw).rstrip(b"=").decode()
