"""
The address of an account: how it is written, and what is kept of the one that is known.

Pure: reads no clock, touches no storage, draws no randomness.

The address is the host's. What is kept is a MAC of the one that mail may go to: another one, which
nobody has proven, is told from it, and no address can be read from the storage.

See ASVS 5.0, 6.3.7, and CVE-2019-19844 for what two spellings of one address can do.
"""

from __future__ import annotations

import string
from unicodedata import normalize

from attrs import field, frozen

from .errors import ConfigurationError
from .letters import is_address
from .records import SealedSecret

MOST_MOVES = 3
MOST_FORMER = 4
GIVEN_UP = 120
"""Seconds; a change of the host's row that was not made by then never will be."""

_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


@frozen(kw_only=True)
class AddressPolicy:
    """
    What may become of an address.

    Attributes:
        change: Whether users may change it on our page, if the host can.

        trust_host: Whether an address that the host calls verified needs no proof of ours.

        undo: Seconds for which an address that was left can be restored: an hour to 30 days.
    """

    change: bool = field(default=True)
    trust_host: bool = field(default=True)
    undo: int = field(default=259_200)

    def __attrs_post_init__(self) -> None:
        if not 3600 <= self.undo <= 2_592_000:
            raise ConfigurationError(
                f"address.undo: {self.undo} s is not between 3600 s and 2592000 s."
            )


@frozen(kw_only=True)
class Known:
    """
    The address that mail may go to.

    Attributes:
        digest: A MAC of it.

        confirmed_at: When it was last proven, Unix seconds; 0 if it is only known.

        is_disputed: Its owner has said that it is not theirs, and the one of before could not be
            restored. Then it is trusted with nothing, whatever the host's row says of it.
    """

    digest: bytes = field(repr=False)
    confirmed_at: int = 0
    is_disputed: bool = False


@frozen(kw_only=True)
class Move:
    """
    An address that waits for the code that was mailed to it.

    Attributes:
        id: What its code is for; names the session that asked.

        sealed: The address.

        asked_at: Unix seconds.
    """

    id: str
    sealed: SealedSecret
    asked_at: int


@frozen(kw_only=True)
class Former:
    """
    An address that was left.

    Attributes:
        id: 12 characters.

        sealed: The address.

        left_at: Unix seconds.
    """

    id: str
    sealed: SealedSecret
    left_at: int


@frozen(kw_only=True)
class Leaving:
    """
    A change of the address that has begun: the host's row may be changed by now, or not.

    It is kept before that row is touched, so whoever comes after a death in between finds what the
    address was.

    Attributes:
        id: 12 characters; becomes that of the address that was left.

        to: A MAC of the new address.

        sealed: The old one; None if nothing could be mailed to it.

        at: When it began, Unix seconds.

        epoch: What the session that asks was opened in.

        address: The IP address that it came from, or "".
    """

    id: str
    to: bytes = field(repr=False)
    sealed: SealedSecret | None
    at: int
    epoch: int
    address: str = ""

    @property
    def former(self) -> Former | None:
        """
        What is kept of the old address, once it was left.
        """
        if self.sealed is None:
            return None

        return Former(id=self.id, sealed=self.sealed, left_at=self.at)


Moves = tuple[Move, ...]
Formers = tuple[Former, ...]


def canonical(typed: str) -> str | None:
    """
    Return *typed* as it is kept; None if it is no address.

    Normalized first, then looked at: a letter that is a sign of two addresses only after that is
    seen (GHSA-7rqj-j65f-68wh). The name keeps its case, which is its owner's affair; a host has
    none.
    """
    name, at, host = typed[:512].strip().rpartition("@")
    text = normalize("NFC", name) + at + normalize("NFKC", host).translate(_LOWER)
    return text if is_address(text) and all(text.rpartition("@")[2].split(".")) else None


def compared(address: str) -> str:
    """
    Return *address* as it is counted: without the case of the letters that every system folds
    alike.
    """
    return address.translate(_LOWER)


def begin(state: Moves, move: Move, *, lives: int, now: int) -> Moves:
    """
    Keep *move*, in the place of an older one of the same session; the oldest of too many gives way.
    """
    waiting = [one for one in state if one.id != move.id and now - one.asked_at < lives]
    return (*waiting[1 - MOST_MOVES :], move)


def find(state: Moves, *, id: str, lives: int, now: int) -> Move | None:
    """
    The address that waits for a code of *id*.
    """
    return next((one for one in state if one.id == id and now - one.asked_at < lives), None)


def leave(state: Formers, former: Former | None, *, told_at: int, lives: int, now: int) -> Formers:
    """
    Keep *former* as an address that was left, and of those before what may have to be restored.

    The oldest ones are kept, for whoever moves an account again and again has chosen the later
    ones; and the last one, which is to be told of it.

    Args:
        told_at: When the oldest change happened that can still be taken back; an address that was
            left then, or later, is kept however long that takes.
    """
    left = [one for one in state if one.left_at >= told_at or now - one.left_at < lives]
    if former is not None:
        left.append(former)
    return tuple(left) if len(left) <= MOST_FORMER else (*left[: MOST_FORMER - 1], left[-1])


def former_since(state: Formers, *, since: int) -> Former | None:
    """
    The address that was the present one at *since*, if it was left then or later.
    """
    return next((one for one in state if one.left_at >= since), None)
