"""
Recovery codes: the way in on the day when the phone is gone.

Pure: reads no clock, touches no storage, draws no randomness.

A code is 13 characters of Crockford's base32, 65 bits. That is too much to guess, so a wrong one is
not charged to the budget of the second factor: the owner's last way in can not be used up by
somebody else.

See NIST SP 800-63B-4, sections 3.1.2 (look-up secrets) and 4.2.1.1 (saved recovery codes).
"""

from __future__ import annotations

from enum import Enum
from hmac import compare_digest

from attrs import evolve, field, frozen

from .decision import Decision
from .errors import ConfigurationError

RAW_BYTES = 9
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 13
_SPELLINGS = str.maketrans("OIL", "011", " -")


@frozen(kw_only=True)
class RecoveryPolicy:
    """
    How many codes there are.

    Attributes:
        codes: Codes in a set.

        warn: Codes left at which their owner is told to renew them.
    """

    codes: int = field(default=10)
    warn: int = field(default=3)

    def __attrs_post_init__(self) -> None:
        if not 5 <= self.codes <= 20:
            raise ConfigurationError(f"recovery_codes.codes: {self.codes} is not between 5 and 20.")
        if not 0 <= self.warn < self.codes:
            raise ConfigurationError(
                f"recovery_codes.warn: {self.warn} is not between 0 and {self.codes - 1}."
            )


@frozen(kw_only=True)
class RecoveryState:
    """
    What is stored for one set of codes.

    Attributes:
        key: The 4 bytes that name the key under which the codes were taken.

        cost: How slow the digests are to guess.

        salt: 16 bytes, the same for the whole set: one guess costs one hash, not ten.

        digests: Of the codes that are left.

        issued: How many there were.

        issued_at: Unix seconds.
    """

    key: bytes
    cost: str
    salt: bytes = field(repr=False)
    digests: tuple[bytes, ...] = field(repr=False)
    issued: int
    issued_at: int

    @property
    def left(self) -> int:
        """
        How many codes still work.
        """
        return len(self.digests)


class RecoveryOutcome(Enum):
    """
    What a code is worth.
    """

    ACCEPTED = "accepted"
    WRONG_CODE = "wrong-code"


def use(
    state: RecoveryState, *, salt: bytes, digest: bytes
) -> Decision[RecoveryOutcome, RecoveryState]:
    """
    Decide whether *digest*, made under *salt*, is of a code that is left, and use it up.
    """
    if salt != state.salt:
        return Decision(RecoveryOutcome.WRONG_CODE, state)

    left = tuple(one for one in state.digests if not compare_digest(one, digest))
    if len(left) == state.left:
        return Decision(RecoveryOutcome.WRONG_CODE, state)

    return Decision(RecoveryOutcome.ACCEPTED, evolve(state, digests=left))


def spelled(raw: bytes) -> str:
    """
    The code of 9 random bytes, as it is shown: ``7K3M-9QPX-2HTVD``.
    """
    number = int.from_bytes(raw) >> (8 * RAW_BYTES - 5 * _LENGTH)
    text = "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return f"{text[:4]}-{text[4:8]}-{text[8:]}"


def canonical(typed: str) -> str | None:
    """
    A code as it was meant: any case, with or without spaces and dashes, O for 0, I and L for 1.

    None if it can not be one; no work is spent on it.
    """
    code = typed[:64].upper().translate(_SPELLINGS)
    if len(code) != _LENGTH or not set(code) <= set(_ALPHABET):
        return None

    return code
