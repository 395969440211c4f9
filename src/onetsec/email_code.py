"""
Mailed codes: six digits, sent to the address of the account.

Pure: reads no clock, touches no storage, draws no randomness.

No code is stored. It is derived from a key of ours, from what it is for, and from a few bytes drawn
for it: who reads the storage learns none, and a job that runs twice mails the same one twice.

See NIST SP 800-63B-4, section 3.1.3 (out-of-band devices), and ASVS 5.0, 6.5.5 and 6.6.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from hmac import compare_digest

from attrs import field, frozen

from .decision import Decision
from .errors import ConfigurationError


@frozen(kw_only=True)
class EmailCodePolicy:
    """
    How codes are made, and how often they are mailed.

    Attributes:
        digits: 6 to 8.

        lives: Seconds for which a code works.

        resend: Seconds after which another one may be asked for.

        most: Sign-ins of one account that may wait for a code at a time. A newcomer is refused:
            nobody's code is taken away by somebody else.

        reserved: So many more, for devices that the account knows and for who is signed in.

        offered: Whether they can be turned on. Where they are on, they stay on.
    """

    digits: int = field(default=6)
    lives: int = field(default=600)
    resend: int = field(default=60)
    most: int = field(default=5)
    reserved: int = field(default=2)
    offered: bool = field(default=True)

    def __attrs_post_init__(self) -> None:
        for name, value, low, high in (
            ("digits", self.digits, 6, 8),
            ("lives", self.lives, 60, 600),
            ("resend", self.resend, 10, 600),
            ("most", self.most, 1, 10),
            ("reserved", self.reserved, 0, 5),
        ):
            if not low <= value <= high:
                raise ConfigurationError(
                    f"email_code.{name}: {value} is not between {low} and {high}."
                )


@frozen(kw_only=True)
class EmailFactor:
    """
    Mailed codes as a second factor.

    Attributes:
        address: A MAC of the address that was proven. Codes go to no other one, unless the host
            says that it is verified.

        enabled_at: Unix seconds.
    """

    address: bytes = field(repr=False)
    enabled_at: int


@frozen(kw_only=True)
class Challenge:
    """
    A code that was mailed, or is about to be.

    Attributes:
        id: What it is for: the id of a pending sign-in, or of a session.

        key: What the code is derived from: the 4 bytes that name our key, then 8 random ones, so
            that no two codes that were asked for are the same by design.

        serial: How often a code was sent for it; each time it is another one.

        sent_at: When it was last asked for, Unix seconds.
    """

    id: str
    key: bytes
    serial: int
    sent_at: int


class RequestOutcome(Enum):
    """
    What became of the wish for a code.
    """

    SENT = "code-sent"
    WAIT = "wait-for-code"
    FULL = "too-many-codes"


class CodeOutcome(Enum):
    """
    What a typed code is worth.
    """

    ACCEPTED = "accepted"
    WRONG_CODE = "wrong-code"
    EXPIRED = "code-expired"


Challenges = tuple[Challenge, ...]


def request(
    state: Challenges, *, id: str, key: bytes, known: bool, policy: EmailCodePolicy, now: int
) -> Decision[RequestOutcome, Challenges]:
    """
    Decide whether a code may be mailed for *id*.

    Another one takes the place of the one before, which then works no more.

    Args:
        key: What the code will be derived from, see :class:`Challenge`.

        known: It is for a device that the account knows, or for somebody who is signed in.

        now: Unix seconds.
    """
    most = policy.most + policy.reserved * known
    others = tuple(one for one in _alive(state, policy=policy, now=now) if one.id != id)
    own = find(state, id=id, policy=policy, now=now)
    if own is not None and wait(state, id=id, policy=policy, now=now):
        return Decision(RequestOutcome.WAIT, state)
    if own is None and len(others) >= most:
        return Decision(RequestOutcome.FULL, state)

    serial = 1 if own is None else own.serial + 1
    asked = Challenge(id=id, key=key, serial=serial, sent_at=now)
    return Decision(RequestOutcome.SENT, (*others, asked))


def wait(state: Challenges, *, id: str, policy: EmailCodePolicy, now: int) -> int:
    """
    Seconds until another code may be asked for; 0 if it may be now.
    """
    own = find(state, id=id, policy=policy, now=now)
    return 0 if own is None else min(policy.resend, max(0, own.sent_at + policy.resend - now))


def find(state: Challenges, *, id: str, policy: EmailCodePolicy, now: int) -> Challenge | None:
    """
    The code that was mailed for *id* and still works.
    """
    alive = _alive(state, policy=policy, now=now)
    return next((one for one in alive if one.id == id), None)


def verify(
    state: Challenges, *, id: str, code: str, right: str, policy: EmailCodePolicy, now: int
) -> Decision[CodeOutcome, Challenges]:
    """
    Decide whether *code* is the one that was mailed for *id*, and use it up.

    Args:
        code: As typed; spaces and dashes are ignored.

        right: The code that was derived.

        now: Unix seconds.
    """
    own = find(state, id=id, policy=policy, now=now)
    if own is None:
        return Decision(CodeOutcome.EXPIRED, state)

    typed = re.sub(r"[ -]", "", code[:64], flags=re.ASCII)
    if not compare_digest(typed.encode(errors="replace"), right.encode()):
        return Decision(CodeOutcome.WRONG_CODE, state)

    return Decision(CodeOutcome.ACCEPTED, tuple(one for one in state if one is not own))


def hint(address: str) -> str:
    """
    As much of *address* as its owner needs to know it by: ``a…@example.com``.
    """
    name, at, host = address.rpartition("@")
    return f"{name[:1]}…{at}{host}" if at else "…"


def derived(mac: bytes, *, policy: EmailCodePolicy) -> str:
    """
    The code that *mac* stands for: 36 bytes, the first four of which name the key.
    """
    number = int.from_bytes(mac[4:20]) % 10**policy.digits
    return f"{number:0{policy.digits}d}"


def _alive(state: Sequence[Challenge], *, policy: EmailCodePolicy, now: int) -> Challenges:
    return tuple(one for one in state if now - one.sent_at < policy.lives)
