"""
Bearers: tokens in the header ``Authorization``.

A token without our prefix is of somebody else, and none of our business. One with it speaks for
itself, right or wrong, and no cookie beside it counts. See :rfc:`6750`, section 2.1.
"""

from __future__ import annotations

from .requests import WebRequest

_OURS = "ots1_"


def read(request: WebRequest) -> str | None:
    """
    Return the token of ours that *request* carries, or None.
    """
    raw = request.raw("authorization")
    if raw is None:
        return None

    scheme, _, token = raw.decode("latin-1").strip(" \t").partition(" ")
    token = token.lstrip(" ")
    is_ours = scheme.lower() == "bearer" and token.startswith(_OURS)
    return token if is_ours else None
