"""
ASGI: requests and responses are translated, nothing is decided. No framework is needed.
"""

from __future__ import annotations

from ._answers import Refused
from .current import client, csrf_token, session, sign_in, sign_out
from .extension import AsgiOnetsec
from .guards import fresh_required, mfa_required, session_required
from .sockets import closing

__all__ = [
    "AsgiOnetsec",
    "Refused",
    "client",
    "closing",
    "csrf_token",
    "fresh_required",
    "mfa_required",
    "session",
    "session_required",
    "sign_in",
    "sign_out",
]
