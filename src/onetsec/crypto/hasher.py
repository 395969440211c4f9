"""
Password hashes: argon2id (:rfc:`9106`), bounded.
"""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from collections.abc import Callable, Sequence

from argon2 import Parameters, PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from argon2.low_level import Type, hash_secret_raw

from .._turns import Turns, one_a_core
from ..errors import ConfigurationError, Unavailable
from ..records import Stretched
from .bounded import BoundedHasher
from .kinds import MOST_KINDS, Kinds

MOST_MEMORY = 256 * 1024
MOST_TIME = 10
MOST_LANES = 16
_CODES = "m=19456,t=2,p=1"
_LONGEST = 4096

Legacy = Callable[[str, str], bool]


class Argon2Hasher(BoundedHasher):
    """
    Argon2id with 46 MiB, one pass and one lane: the first choice of OWASP.

    Its memory is *at_once* times the dearest hash that is stored or made: 184 MiB at most, as it
    comes.

    Args:
        memory: KiB that one hash takes.

        time: Passes over them.

        lanes: Threads of one hash.

        at_once: How many hashes may be computed at a time, 2 or more; None for one a core, 2 to 4.
            A quarter, and one at least, is kept for devices that an account knows, and for whoever
            is signed in.

        waiting: How many strangers may wait for a turn, and how many others.

        patience: Seconds to wait for a turn.

        legacy: Whether a stored text that is no hash of argon2 belongs to a password, ``(stored,
            password) -> bool``: for what a host has from before. Whoever is right gets a new hash.
            It sees the password as it was typed, and raises ValueError for what it does not know.

        older: A hash of each kind that is still stored: of the parameters of before, and of each
            format that *legacy* knows. Any will do, also a made-up one. A failed look costs one of
            each: see :class:`.kinds.Kinds`.

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
        at_once: int | None = None,
        waiting: int = 8,
        patience: float = 2.0,
        legacy: Legacy | None = None,
        older: Sequence[str] = (),
    ) -> None:
        _check(memory, time, lanes)
        _check_older(older, legacy)
        work = Argon2(memory=memory, time=time, lanes=lanes, legacy=legacy, older=older)
        most = one_a_core() if at_once is None else at_once
        super().__init__(work, Turns(most, waiting=waiting, patience=patience))


class Argon2(Kinds):
    """
    What :class:`Argon2Hasher` computes, in its turns.

    A stored hash that would cost too much is never computed: whoever can write one must not be able
    to stop the process with it.
    """

    def __init__(
        self, *, memory: int, time: int, lanes: int, legacy: Legacy | None, older: Sequence[str]
    ) -> None:
        super().__init__(older)
        self._argon2 = PasswordHasher(time_cost=time, memory_cost=memory, parallelism=lanes)
        self._legacy = legacy
        # Of the same cost as a real one, and made up: nobody's first sign-in pays for it.
        self._nobody = (
            f"$argon2id$v=19$m={memory},t={time},p={lanes}"
            f"${_base64(b'nobody has this.')}${_base64(bytes(32))}"
        )

    def hash(self, password: str) -> str:
        """
        A new PHC string of *password*.
        """
        return self._argon2.hash(_canonical(password))

    def stretch(self, secrets: Sequence[bytes], *, salt: bytes, cost: str = "") -> Stretched:
        """
        Make *secrets* slow to guess, at *cost* as it was stored, or at today's.

        Raises:
            Unavailable: If *cost* is none that would be computed.
        """
        chosen = cost or _CODES
        known = f"$argon2id$v=19${chosen}${_base64(bytes(16))}${_base64(bytes(32))}"
        if not _is_bounded(known):
            raise Unavailable(f"recovery codes: a stored cost of {chosen!r} is not computed")

        parameters = extract_parameters(known)
        return Stretched(
            cost=chosen,
            salt=salt,
            digests=tuple(_raw(secret, salt, parameters) for secret in secrets),
        )

    def _look(self, stored: str, password: str) -> bool | None:
        if not stored.startswith("$argon2"):
            return self._look_at_legacy(stored, password)
        if not _is_bounded(stored):
            return None

        try:
            return self._argon2.verify(stored, _canonical(password))
        except VerifyMismatchError:
            return False
        except (VerificationError, InvalidHashError):  # salt or digest are none
            return None

    def _look_at_legacy(self, stored: str, password: str) -> bool | None:
        if self._legacy is None:
            return None
        try:
            return self._legacy(stored, password)
        except ValueError:  # none of its formats
            return None

    def _look_at_nothing(self, password: str) -> None:
        self._look(self._nobody, password)

    def _is_todays(self, stored: str) -> bool:
        try:
            return not self._argon2.check_needs_rehash(stored)
        except InvalidHashError:
            return False


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


def _check_older(older: Sequence[str], legacy: Legacy | None) -> None:
    """
    More than a few would make a wrong password dear; what is never computed would cost nothing.
    """
    if isinstance(older, str) or len(older) > MOST_KINDS:
        raise ConfigurationError(f"hasher: older= is a list of {MOST_KINDS} hashes at most.")
    for number, one in enumerate(older):
        if _is_bounded(one) if one.startswith("$argon2") else legacy is not None and one:
            continue
        raise ConfigurationError(f"hasher: older[{number}] is no hash that would be computed.")


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
