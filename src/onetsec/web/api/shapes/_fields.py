"""
Fields, with what the document says of them.
"""

from __future__ import annotations

from typing import Any

from attrs import field

# Secrets of examples say what they are, and could be none: no secret of ours has an ellipsis in it.
TOKEN = "ots1_bearer_…"
RESET = "ots1_reset_…"
UNDO = "ots1_undo_…"
PENDING = "ots1_pending_…"
DEVICE = "ots1_device_…"
AT = 1_800_000_000


def about(
    text: str,
    example: object,
    *,
    default: Any = ...,
    secret: bool = False,
    one_of: tuple[str, ...] = (),
) -> Any:
    """
    Make a field that is described by *text* and an *example*.

    Args:
        secret: It is shown by no ``repr``, and a client keeps it out of its logs.

        one_of: All that a text can be.
    """
    metadata = {"about": text, "example": example, "secret": secret, "one_of": one_of}
    if default is ...:
        return field(metadata=metadata, repr=not secret)

    return field(metadata=metadata, repr=not secret, default=default)
