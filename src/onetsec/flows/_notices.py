"""
Notices as they are kept, and the tokens in their links.
"""

from __future__ import annotations

from .. import tokens
from ..events import EventKind
from ..location import address_of
from ..ports import Keys
from ..tokens import Token
from ..undo import Notice


def made(
    keys: Keys, kind: EventKind, *, user_id: str, mark: int | str, at: int, address: str
) -> Notice:
    """
    The notice that *kind* has happened to *user_id*; of the same thing it is the same one.

    Args:
        address: What the host takes for the client's; kept if it is one.

        mark: What it happened to: the version of the account before it, or the id of a session.
    """
    id = tokens.encode(keys.mac("undo-id", user_id, mark, kind.value, at)[-9:])
    text, parsed = _built(keys, user_id, id).text, address_of(address)
    return Notice(
        id=id,
        digest=keys.mac("undo", text),
        kind=kind.value,
        at=at,
        address="" if parsed is None else str(parsed),
    )


def token(keys: Keys, user_id: str, notice: Notice) -> Token | None:
    """
    The token in the link of *notice*, however often it is mailed; None if its key is missing.
    """
    found = _built(keys, user_id, notice.id, like=notice.digest)
    return found if keys.mac("undo", found.text, like=notice.digest) == notice.digest else None


def _built(keys: Keys, user_id: str, id: str, *, like: bytes = b"") -> Token:
    secret = keys.mac("undo-secret", user_id, id, like=like)[-32:]
    return tokens.build(tokens.Kind.UNDO, user_id=user_id, id=id, secret=secret)
