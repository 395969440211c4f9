"""
Claims, signed and read: the pending sign-in, the device that an account knows, and the browser that
a mailed link was used in.
"""

from __future__ import annotations

from .. import tokens
from ..account import Account
from ..throttling import KNOWN_FOR, RECOVERED_FOR
from ..tokens import Claim, ClaimKind
from ._engine import Engine


def new_id(engine: Engine) -> str:
    """
    The id of a claim that is about to be issued: 128 random bits.
    """
    return tokens.encode(engine.random.bytes(16))


def issue(
    engine: Engine, kind: ClaimKind, *, user_id: str, id: str, epoch: int, about: str = ""
) -> str:
    """
    A signed claim for *user_id*, good for as long as the account stays at *epoch*.
    """
    unsigned = tokens.claim(
        kind,
        user_id=user_id,
        id=id,
        epoch=epoch,
        issued_at=engine.clock.seconds(),
        about=about,
    )
    return tokens.signed(unsigned, engine.keys.mac("claim", unsigned.body))


def read(engine: Engine, text: str, *, kind: ClaimKind, lives: int) -> Claim | None:
    """
    The claim that *text* is, if we signed it at most *lives* seconds ago.
    """
    claim = tokens.parse_claim(text, kind=kind)
    if claim is None:
        return None
    if not claim.is_signed(engine.keys.mac("claim", claim.body, like=claim.signature)):
        return None
    if engine.clock.seconds() - claim.issued_at >= lives:
        return None

    return claim


def device(engine: Engine, text: str) -> Claim | None:
    """
    The known device that *text* speaks for, whosever it is.
    """
    return read(engine, text, kind=ClaimKind.DEVICE, lives=KNOWN_FOR)


def recovered(engine: Engine, text: str) -> Claim | None:
    """
    The browser in which somebody, whoever it is, has just set a password with a mailed link.

    It has a lane of its own for that password, and is no known device.
    """
    return read(engine, text, kind=ClaimKind.RECOVERED, lives=RECOVERED_FOR)


def own(engine: Engine, text: str) -> Claim | None:
    """
    What *text* says for a browser that it has been given to: either of these.
    """
    return device(engine, text) or recovered(engine, text)


def knows(account: Account, claim: Claim | None) -> bool:
    """
    Whether *account* has issued *claim*, since its last change of a credential.
    """
    return claim is not None and claim.user_id == account.user_id and claim.epoch == account.epoch
