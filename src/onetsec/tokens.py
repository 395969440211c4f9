"""
The one form of everything that is put in a cookie or a link.

A *token* is looked up: ``ots1_<kind>_<user>.<id>.<secret>``, the user in base64url, the id 12
characters, the secret 43 (256 bits). A *claim* is not: it says everything itself, and is signed:
``ots1_<kind>_<user>.<id>.<epoch>.<issued>.<about>.<signature>``.

Pure, and total: any text is either a token (a claim) or None. The text is canonical, so a MAC is
taken over the *text*, and no second spelling of the same bytes can ever be accepted.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from enum import Enum
from functools import lru_cache
from hmac import compare_digest

from attrs import field, frozen


class Kind(Enum):
    """
    What a token is for.
    """

    SESSION = "session"
    BEARER = "bearer"
    RESET = "reset"
    UNDO = "undo"


class ClaimKind(Enum):
    """
    What a claim is for.
    """

    PENDING = "pending"
    DEVICE = "device"
    RECOVERED = "recovered"


@frozen(kw_only=True)
class Token:
    """
    A token whose form is right. It proves nothing yet.
    """

    user_id: str
    id: str
    text: str = field(repr=False)


@frozen(kw_only=True)
class Claim:
    """
    A claim whose form is right. It proves nothing before its signature was compared.

    Attributes:
        id: 22 characters, 128 random bits.

        epoch: Of the account, when it was issued; with another one it is over.

        issued_at: Unix seconds.

        about: Lower-case words with dashes between: what was proven.

        body: The text that is signed.

        signature: 36 bytes; empty before it is signed.
    """

    kind: ClaimKind
    user_id: str
    id: str
    epoch: int
    issued_at: int
    about: str
    body: str = field(repr=False)
    signature: bytes = field(repr=False)

    def is_signed(self, right: bytes) -> bool:
        """
        Whether the signature is *right*, and *right* is one.
        """
        return bool(right) and compare_digest(self.signature, right)


MAX_LENGTH = 256
MAX_CLAIM = 384
_KINDS = {kind.value: kind for kind in Kind}
_USER = r"([A-Za-z0-9_-]{2,171})"
_TOKEN = re.compile(
    rf"ots1_(session|bearer|reset|undo)_{_USER}\.([A-Za-z0-9_-]{{12}})\.[A-Za-z0-9_-]{{43}}",
    re.ASCII,
)
_CLAIM = re.compile(
    rf"(ots1_(pending|device|recovered)_{_USER}\.([A-Za-z0-9_-]{{22}})"
    r"\.(0|[1-9][0-9]{0,15})\.(0|[1-9][0-9]{0,15})\.((?:[a-z]{1,16}(?:-[a-z]{1,16}){0,7})?))"
    r"\.([A-Za-z0-9_-]{48})",
    re.ASCII,
)


def parse(text: str, *, kind: Kind) -> Token | None:
    """
    The token that *text* is, or None.
    """
    found = _TOKEN.fullmatch(text) if len(text) <= MAX_LENGTH else None
    if found is None or _KINDS[found[1]] is not kind:
        return None

    user_id = _decoded(found[2])
    return None if user_id is None else Token(user_id=user_id, id=found[3], text=text)


def build(kind: Kind, *, user_id: str, id: str, secret: bytes) -> Token:
    """
    The token of *secret* (32 bytes) for *user_id*.
    """
    text = f"ots1_{kind.value}_{encode(user_id.encode())}.{id}.{encode(secret)}"
    return Token(user_id=user_id, id=id, text=text)


def parse_claim(text: str, *, kind: ClaimKind) -> Claim | None:
    """
    The claim that *text* is, or None.
    """
    found = _CLAIM.fullmatch(text) if len(text) <= MAX_CLAIM else None
    if found is None or found[2] != kind.value:
        return None

    user_id = _decoded(found[3])
    if user_id is None:
        return None

    return Claim(
        kind=kind,
        user_id=user_id,
        id=found[4],
        epoch=int(found[5]),
        issued_at=int(found[6]),
        about=found[7],
        body=found[1],
        signature=urlsafe_b64decode(found[8]),
    )


def claim(
    kind: ClaimKind, *, user_id: str, id: str, epoch: int, issued_at: int, about: str = ""
) -> Claim:
    """
    A claim that is not signed yet: its ``body`` is what has to be.
    """
    return Claim(
        kind=kind,
        user_id=user_id,
        id=id,
        epoch=epoch,
        issued_at=issued_at,
        about=about,
        body=f"ots1_{kind.value}_{encode(user_id.encode())}.{id}.{epoch}.{issued_at}.{about}",
        signature=b"",
    )


def signed(unsigned: Claim, signature: bytes) -> str:
    """
    The text of *unsigned* with its *signature* (36 bytes).
    """
    return f"{unsigned.body}.{encode(signature)}"


def encode(raw: bytes) -> str:
    """
    Base64url without padding.
    """
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


@lru_cache(1024)  # who is signed in asks again and again
def _decoded(user: str) -> str | None:
    """
    The user id in its one spelling, or None.
    """
    try:
        raw = urlsafe_b64decode(user + "=" * (-len(user) % 4))
        user_id = raw.decode()
    except ValueError:
        return None

    return user_id if encode(raw) == user else None
